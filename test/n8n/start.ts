import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { type Emulator, SEEDED, startEmulator } from '../emulator';
import { CACHE, CannotStart, install } from './install';
import { Instance, OWNER } from './instance';

const EXAMPLES = resolve(__dirname, '../../examples');
const CREDENTIAL = { name: 'Huawei Cloud (emulator)', type: 'huaweiCloudApi' };

interface Named {
	id: string;
	name: string;
}

/** The credential for the emulator, made or brought up to date. */
export async function credentialFor(n8n: Instance, emulator: Emulator, more: object = {}): Promise<Named> {
	const data = { ...emulator.credential, endpoint: emulator.url, ...more };
	const existing = (await n8n.rest<Named[]>('GET', '/credentials')).find(({ name }) => name === CREDENTIAL.name);
	return existing
		? await n8n.rest('PATCH', `/credentials/${existing.id}`, { ...CREDENTIAL, data })
		: await n8n.rest('POST', '/credentials', { ...CREDENTIAL, data });
}

/** An example as it is imported: with this instance's credential, and the emulator's host in place of the official ones. */
export function exampleFor(file: string, credential: Named, emulator: Emulator): Named & { nodes: unknown[] } {
	const { projectId } = emulator.credential;
	const text = readFileSync(join(EXAMPLES, file), 'utf8')
		.replaceAll(/https:\/\/[a-z{}.$ -]*?\.?myhuaweicloud\.com/g, emulator.url)
		.replaceAll('enter your project ID', projectId)
		.replaceAll(/"huaweiCloudApi":\s*\{[^}]*\}/g, `"huaweiCloudApi": ${JSON.stringify({ id: credential.id, name: credential.name })}`);
	return JSON.parse(text);
}

/** The example files. */
export const examples = (): string[] => readdirSync(EXAMPLES).filter((file) => file.endsWith('.json'));

async function main(): Promise<void> {
	const { values } = parseArgs({ options: { port: { type: 'string', default: '5678' }, emulator: { type: 'string', default: '8080' } } });
	const say = (text: string) => console.log(text);
	const installed = await install('newest', say);
	const emulator = await startEmulator({ port: Number(values.emulator) }).catch(() => {
		throw new CannotStart(`Port ${values.emulator} for the emulator is taken. Choose another one with --emulator.`);
	});
	say(`Starting n8n ${installed.version} ...`);
	const n8n = await Instance.start(installed, { userFolder: join(CACHE, 'home'), port: Number(values.port) });
	const stop = async () => {
		await n8n.stop();
		await emulator.stop();
		process.exit(0);
	};
	process.on('SIGINT', () => void stop());
	process.on('SIGTERM', () => void stop());

	const credential = await credentialFor(n8n, emulator);
	const present = new Set((await n8n.rest<Named[]>('GET', '/workflows')).map(({ name }) => name));
	for (const file of examples()) {
		const workflow = exampleFor(file, credential, emulator);
		if (!present.has(workflow.name)) await n8n.rest('POST', '/workflows', workflow);
	}
	say(`
n8n with the Huawei Cloud nodes, and a local Huawei Cloud behind them:

  Editor    ${n8n.url}
  Email     ${OWNER.email}
  Password  ${OWNER.password}

Try:
  - open the workflow "${exampleFor(examples()[0] ?? '', credential, emulator).name}" and read its sticky note
  - add the node Huawei Cloud Workspace, choose the credential "${CREDENTIAL.name}", operation Update a user,
    pick ${SEEDED.user} from the list, add the field Disabled, and execute the step

Ctrl-C stops everything. Nothing outside ${CACHE} was touched.`);
	await n8n.ended();
	await stop();
}

if (require.main === module) {
	main().catch((error: unknown) => {
		console.error(error instanceof CannotStart ? `\n${error.message}` : error);
		process.exit(1);
	});
}
