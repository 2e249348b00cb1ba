import { parseArgs } from 'node:util';

import { SEEDED, startEmulator, WORKSPACE_LIMITS, type ReceivedRequest } from '.';

function show({ method, path, status }: ReceivedRequest): void {
	console.log(`${method.padEnd(4)} ${path}  ${status ?? 'cut off'}`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { port: { type: 'string', default: '8080' }, 'no-limits': { type: 'boolean', default: false } },
	});
	const limits = values['no-limits'] ? [] : WORKSPACE_LIMITS;
	const { url, credential, state } = await startEmulator({ port: Number(values.port), limits, log: show });
	console.log(`
Huawei Cloud emulator: every answer comes from this machine, and it forgets all changes when it stops.

  Custom Endpoint    ${url}
  Access Key ID      ${credential.accessKeyId}
  Secret Access Key  ${credential.secretAccessKey}
  Region             ${credential.region}
  Project ID         ${credential.projectId}

  Workspace users    ${SEEDED.user}, ${SEEDED.expiredUser}, ${SEEDED.duplicateUser} (twice), ... ${state.users.length} in all
  User groups        ${SEEDED.group}, ${SEEDED.similarGroup}, ${SEEDED.duplicateGroup} (twice), ... ${state.groups.length} in all
  Cloud storages     ${SEEDED.storages.join(', ')}
  DDM instances      ${SEEDED.instance} (account ${SEEDED.account}), ${SEEDED.busyInstance} (busy), ... ${state.instances.length} in all

  Limits             ${values['no-limits'] ? 'none' : "Workspace's: 200 reads and 100 changes a minute of each API (--no-limits: none)"}

Ctrl-C stops it. Requests:
`);
	// The server never keeps a process alive by itself, so this does.
	const alive = setInterval(() => undefined, 60_000);
	process.once('SIGINT', () => clearInterval(alive));
}

main().catch((error: NodeJS.ErrnoException & { port?: number }) => {
	const taken = error.code === 'EADDRINUSE';
	console.error(taken ? `Port ${error.port} is taken by another program; choose one with --port.` : error.message);
	process.exitCode = 1;
});
