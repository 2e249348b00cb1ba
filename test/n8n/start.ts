import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { type Emulator, SEEDED, startEmulator, WORKSPACE_LIMITS } from '../emulator';
import { CACHE, CannotStart, install, userFolderIn } from './install';
import { Instance, OWNER } from './instance';

const EXAMPLES = resolve(__dirname, '../../examples');

/** The header the examples expect from the HR system and send to the vault. */
export const HEADER = { name: 'X-Token', value: 'known-to-both-sides' };

interface Named {
	id: string;
	name: string;
}

/** What an example needs, by credential type. */
export type Credentials = Record<'huaweiCloudApi' | 'httpHeaderAuth', Named>;

/** The credentials for the emulator and for the examples' other sides, made or brought up to date. */
export async function credentialsFor(n8n: Instance, emulator: Emulator, more: object = {}): Promise<Credentials> {
	const existing = await n8n.rest<Named[]>('GET', '/credentials');
	const save = async (name: string, type: string, data: object): Promise<Named> => {
		const id = existing.find((credential) => credential.name === name)?.id;
		return await n8n.rest(id ? 'PATCH' : 'POST', id ? `/credentials/${id}` : '/credentials', { name, type, data });
	};
	return {
		huaweiCloudApi: await save('Huawei Cloud (emulator)', 'huaweiCloudApi', { ...emulator.credential, endpoint: emulator.url, ...more }),
		httpHeaderAuth: await save('HR system and vault', 'httpHeaderAuth', HEADER),
	};
}

/** An example as it is imported: with this instance's credentials, and the emulator's host and IDs in place of what a user enters. */
export function exampleFor(file: string, credentials: Credentials, { url, credential, state }: Emulator): Named & { nodes: unknown[] } {
	let text = readFileSync(join(EXAMPLES, file), 'utf8')
		.replaceAll(/https:\/\/[a-z{}.$ -]*?\.?myhuaweicloud\.com/g, url)
		.replaceAll('enter your project ID', credential.projectId)
		.replaceAll('enter the ID of the DDM instance', state.instances.find(({ name }) => name === SEEDED.instance)?.id ?? '');
	for (const [type, { id, name }] of Object.entries(credentials)) {
		text = text.replaceAll(new RegExp(`"${type}":\\s*\\{[^}]*\\}`, 'g'), `"${type}": ${JSON.stringify({ id, name })}`);
	}
	return JSON.parse(text);
}

/** The example files. */
export const examples = (): string[] => readdirSync(EXAMPLES).filter((file) => file.endsWith('.json'));

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '5678' },
			emulator: { type: 'string', default: '8080' },
			'no-limits': { type: 'boolean', default: false },
		},
	});
	const limits = values['no-limits'] ? [] : WORKSPACE_LIMITS;
	const say = (text: string) => console.log(text);
	const running: Instance[] = [];
	const stop = async () => {
		for (const instance of running) await instance.stop();
		process.exit();
	};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

	const installed = await install('newest', say);
	const emulator = await startEmulator({ port: Number(values.emulator), limits }).catch(() => {
		throw new CannotStart(`Port ${values.emulator} for the emulator is taken. Choose another one with --emulator.`);
	});
	say(`Starting n8n ${installed.version} ...`);
	const n8n = await Instance.start(installed, { userFolder: userFolderIn(installed, 'start'), port: Number(values.port) });
	running.push(n8n);
	const credentials = await credentialsFor(n8n, emulator);
	const present = new Set((await n8n.rest<Named[]>('GET', '/workflows')).map(({ name }) => name));
	for (const file of examples()) {
		const workflow = exampleFor(file, credentials, emulator);
		if (!present.has(workflow.name)) await n8n.rest('POST', '/workflows', workflow);
	}
	say(`
n8n with the Huawei Cloud nodes, and a local Huawei Cloud behind them:

  Editor    ${n8n.url}
  Email     ${OWNER.email}
  Password  ${OWNER.password}

Try:
  - In a new workflow add the node Huawei Cloud Workspace, action "Update a user", with the credential
    "${credentials.huaweiCloudApi.name}". Pick ${SEEDED.user} from the list, add the field Disabled,
    and execute the step.
  - Publish the workflow "Huawei Cloud: onboarding from an HR system", and be the HR system:

    curl -H '${HEADER.name}: ${HEADER.value}' -H 'Content-Type: application/json' \\
      -d '{"eventType":"employee.joined","employees":[{"desktopUserName":"${SEEDED.user}","workEmail":"a@example.com"}]}' \\
      ${n8n.url}/webhook/huawei-cloud-onboarding

${values['no-limits'] ? 'It has no limits.' : 'As at Workspace, 200 reads and 100 changes a minute of each API get through (--no-limits: any number).'}

Ctrl-C stops everything. All of it is in ${CACHE}; delete that folder to start over.`);
	await n8n.ended();
	await stop();
}

if (require.main === module) {
	main().catch((error: unknown) => {
		console.error(error instanceof CannotStart ? `\n${error.message}` : error);
		process.exit(1);
	});
}
