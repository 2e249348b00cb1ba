import { parseArgs } from 'node:util';

import { SEEDED, startEmulator, type ReceivedRequest } from '.';

function show({ method, path, status }: ReceivedRequest): void {
	console.log(`${method.padEnd(4)} ${path}  ${status ?? 'cut off'}`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' } } });
	const { url, credential, state } = await startEmulator({ port: Number(values.port), log: show });
	console.log(`
Huawei Cloud emulator: every answer comes from this machine, and it forgets all changes when it stops.

  Custom Endpoint    ${url}
  Access Key ID      ${credential.accessKeyId}
  Secret Access Key  ${credential.secretAccessKey}
  Region             ${credential.region}
  Project ID         ${credential.projectId}

  Workspace users    ${SEEDED.user}, ${SEEDED.expiredUser}, ${SEEDED.duplicateUser} (twice), ... ${state.users.length} in all
  Cloud storages     ${SEEDED.storages.join(', ')}
  DDM instances      ${SEEDED.instance} (account ${SEEDED.account}), ${SEEDED.busyInstance} (busy), ... ${state.instances.length} in all

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
