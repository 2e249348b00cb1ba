import { parseArgs } from 'node:util';

import { SEEDED, startEmulator, WORKSPACE_LIMITS } from '../emulator';
import { claim } from './claim';
import { credentialsFor, exampleFor, examples, HEADER, LOGIN, type Named, withTables } from './import';
import { CACHE, CannotStart, install, userFolderIn } from './install';
import { Instance, OWNER } from './instance';
import { requireFree } from './process';

/**
 * Starts the emulator and an n8n that has the nodes, a credential for it and the examples, and tells how to use them.
 * Resolves when n8n has ended. What can stand in the way is found before the installation, which takes minutes.
 */
export async function start(args: string[], say: (text: string) => void): Promise<void> {
	const { values } = parseArgs({
		args,
		options: {
			port: { type: 'string', default: '5678' },
			emulator: { type: 'string', default: '8080' },
			'no-limits': { type: 'boolean', default: false },
		},
	});
	const release = await claim(CACHE, `http://127.0.0.1:${values.port}`);
	try {
		await run({ port: Number(values.port), emulatorPort: Number(values.emulator), limited: !values['no-limits'] }, say);
	} finally {
		release();
	}
}

async function run({ port, emulatorPort, limited }: { port: number; emulatorPort: number; limited: boolean }, say: (text: string) => void): Promise<void> {
	await requireFree(port);
	const emulator = await startEmulator({ port: emulatorPort, limits: limited ? WORKSPACE_LIMITS : [] }).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'EADDRINUSE') throw error;
		throw new CannotStart(`Port ${emulatorPort} is taken by another program; the emulator needs it. Choose another one with: npm start -- --emulator N`);
	});

	const running: Instance[] = [];
	const stop = async () => {
		for (const instance of running) await instance.stop();
		process.exit();
	};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

	const installed = await install('newest', say);
	say(`Starting n8n ${installed.version} ...`);
	const n8n = await Instance.start(installed, { userFolder: userFolderIn(installed, 'start'), port });
	running.push(n8n);
	const credentials = await credentialsFor(n8n, emulator);
	const present = new Set((await n8n.rest<Named[]>('GET', '/workflows')).map(({ name }) => name));
	for (const file of examples()) {
		const workflow = exampleFor(file, credentials, emulator);
		if (!present.has(workflow.name)) await n8n.rest('POST', '/workflows', await withTables(n8n, workflow));
	}
	say(`
n8n with the Huawei Cloud nodes, and an emulator of Huawei Cloud behind them:

  Editor    ${n8n.url}
  Email     ${OWNER.email}
  Password  ${OWNER.password}

Try:
  - In a new workflow add the node Huawei Cloud Workspace, action "Update a user", with the credential
    "${credentials.huaweiCloudApi.name}". Pick ${SEEDED.user} from the list, add the field Disabled,
    and execute the step.
  - Publish the workflow "Huawei Cloud: joiners from an HR system", and be the HR system:

    curl -H '${HEADER.name}: ${HEADER.value}' -H 'Content-Type: application/json' \\
      -d '{"employees":[{"userName":"n.newman","email":"n.newman@example.com","department":"Finance"}]}' \\
      ${n8n.url}/webhook/huawei-cloud-joiner

    The answer says what was done for each person, and the list under Executions how. The password is in
    neither: the emulator, like Huawei Cloud, sends it to the user.
  - Publish "Huawei Cloud: help desk form", and be the help desk: open ${n8n.url}/form/huawei-cloud-help-desk
    with the name ${LOGIN.user} and the password ${LOGIN.password}, and unlock ${SEEDED.lockedUser}.

${limited ? 'As at Workspace, 200 reads and 100 changes a minute of each API get through (--no-limits: any number).' : 'It has no limits.'}

Ctrl-C stops everything. All of it is in ${CACHE}; delete that folder to start over.`);
	await n8n.process.ended();
	await stop();
}

if (require.main === module) {
	start(process.argv.slice(2), console.log).catch((error: NodeJS.ErrnoException) => {
		// An error with a code is Node's own, about an option or a port: its message says enough.
		console.error(error instanceof CannotStart || error.code ? `\n${error.message}` : error);
		process.exit(1);
	});
}
