import { isIPv6 } from 'node:net';
import { parseArgs } from 'node:util';

import { DOCKER_RUN, installForDocker, writeCertificate } from '../n8n/docker';
import { SEEDED, startEmulator, WORKSPACE_LIMITS, type ReceivedRequest } from '.';
import { selfSigned } from './certificate';

function show({ method, path, status }: ReceivedRequest): void {
	console.log(`${method.padEnd(4)} ${path}  ${status ?? 'cut off'}`);
}

/** Whether a server on this host can be reached only from this machine. Throws if the host is of a kind that is not supported. */
function isLocal(host: string): boolean {
	if (isIPv6(host)) throw new Error('--host takes a name or an IPv4 address.');
	return host === 'localhost' || /^127(\.\d+){3}$/.test(host);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '8080' },
			host: { type: 'string', default: '127.0.0.1' },
			tls: { type: 'boolean', default: false },
			'no-limits': { type: 'boolean', default: false },
		},
	});
	const { host } = values;
	const local = isLocal(host);
	if (!local && !values.tls) throw new Error(`--host ${host} needs --tls as well, because the nodes send nothing unencrypted to another machine.`);
	const tls = values.tls ? selfSigned([...new Set(['localhost', '127.0.0.1', 'host.docker.internal', host])]) : undefined;
	const limits = values['no-limits'] ? [] : WORKSPACE_LIMITS;
	const { url, credential, state } = await startEmulator({ port: Number(values.port), host, tls, limits, log: show });
	const certificate = tls && writeCertificate(tls.cert);
	if (!local) {
		console.log('Building the nodes for n8n in Docker ...');
		installForDocker();
	}

	// Every address of this machine is no address that a client can call.
	const endpoint = host === '0.0.0.0' ? url.replace(host, 'host.docker.internal') : url;
	console.log(`
Huawei Cloud emulator: every answer comes from this machine, and it forgets all changes when it stops.

  Custom Endpoint    ${endpoint}${endpoint === url ? '' : `, on this machine ${url.replace(host, 'localhost')}`}
  Access Key ID      ${credential.accessKeyId}
  Secret Access Key  ${credential.secretAccessKey}
  Region             ${credential.region}
  Project ID         ${credential.projectId}
${certificate ? `\n  Certificate        ${certificate}\n                     A new one at every start; n8n trusts it if NODE_EXTRA_CA_CERTS names this file.\n` : ''}
  Workspace users    ${SEEDED.user}, ${SEEDED.expiredUser}, ${SEEDED.duplicateUser} (twice), ... ${state.users.length} in all
  User groups        ${SEEDED.group}, ${SEEDED.similarGroup}, ${SEEDED.duplicateGroup} (twice), ... ${state.groups.length} in all
  Cloud storages     ${SEEDED.storages.join(', ')}
  App groups         ${SEEDED.appGroups.join(', ')}, ${SEEDED.similarAppGroup}, ... ${state.appGroups.length} in all; sessions of ${SEEDED.appUser} and others
  IAM users          ${SEEDED.iamUser}, ${SEEDED.iamCaller} (whose access key this is), ${SEEDED.iamUserWithTwoKeys} (two keys), ... ${state.iam.users.length} in all
  IAM groups         ${SEEDED.iamGroup}, ${SEEDED.iamSimilarGroup}, ${SEEDED.iamEmptyGroup} (empty), ... ${state.iam.groups.length} in all
  DDM instances      ${SEEDED.instance} (account ${SEEDED.account}), ${SEEDED.busyInstance} (busy), ... ${state.instances.length} in all

  Limits             ${values['no-limits'] ? 'none' : "Workspace's: 200 reads and 100 changes a minute of each API (--no-limits: none)"}
${local ? '' : `\nn8n in Docker with these nodes: run this in the same folder, and again whenever you restart the emulator.\n\n${DOCKER_RUN}\n`}
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
