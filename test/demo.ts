import './engine/environment';

import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';

import { EXPECTED } from './demo/expected';
import { accountsOf, JOINERS, leavers, MOVERS } from './demo/feed';
import { changes, type Line, picture } from './demo/picture';
import { entry, table } from './demo/table';
import { joining, leaving, moving } from './demo/workflows';
import { type Emulator, startEmulator } from './emulator';
import { Engine, type WorkflowJson } from './engine';
import { fromPackage } from './engine/types';
import { keyPair, open } from './fixtures/keys';

// The vault keeps the private key; n8n never sees it.
const { publicKey, privateKey } = keyPair();

const itemsOf = (run: IRun, name: string, output = 0) => run.data.resultData.runData[name]?.[0]?.data?.main?.[output] ?? [];

/** Runs a workflow, and tells of each node how many people it was for, and of each person who failed why. */
async function runWorkflow(engine: Engine, title: string, workflow: WorkflowJson, events: IDataObject[]): Promise<IRun> {
	console.log(`\n${title}: ${events.length} people from the HR system`);
	const [trigger, ...nodes] = workflow.nodes.map(({ name }) => name);
	const run = await engine.run(workflow, events, {
		onNode: (name, data) => {
			if (name === trigger || name === nodes.at(-1)) return;
			const [done = [], failed = []] = (data?.data?.main ?? []) as INodeExecutionData[][];
			const count = [`${done.length} done`, failed.length > 0 && `${failed.length} not done`].filter(Boolean).join(', ');
			console.log(`  ✓ ${name.padEnd(24)} ${count}  (${data?.executionTime} ms)`);
		},
	});
	if (run.data.resultData.error) throw new Error(`${title} ended with: ${run.data.resultData.error.message}`);
	for (const { json } of nodes.flatMap((name) => itemsOf(run, name, 1))) console.log(entry(`✗ ${json.userName as string}`, String(json.error)));
	return run;
}

async function main(): Promise<void> {
	console.log('The Huawei Cloud nodes on n8n’s engine, against an emulator of Huawei Cloud that checks every signature');
	const emulator = await startEmulator();
	const { state } = emulator;
	prepare(emulator);
	const engine = new Engine(await fromPackage('.'), { ...emulator.credential, endpoint: emulator.url });
	const before = picture(state);

	await runWorkflow(engine, 'Joiners', joining, JOINERS);
	await runWorkflow(engine, 'Movers', moving, MOVERS);
	const left = await runWorkflow(engine, 'Leavers', leaving, leavers(state, publicKey));

	console.log('\nWhat Offboard did, as it reports it\n');
	for (const { json } of itemsOf(left, 'Offboard')) console.log(entry(String(json.user_name), stepsOf(json)));
	console.log('\nWhat left the nodes of the new passwords\n');
	for (const { json } of itemsOf(left, 'Rotate database account')) console.log(entry(String(json.user_name), `encrypted for the vault: ${String(json.encryptedPassword).slice(0, 40)}…`));

	const after = picture(state);
	console.log('\nWhat has changed in the cloud\n');
	console.log(table(['Who', 'What', 'Before', 'After'], changes(before, after)));

	const differences = [...check(before, after), ...(await checkVault(emulator, itemsOf(left, 'Rotate database account')))];
	if (state.notifications.length !== 2) differences.push(`expected 2 people who were told how to log in, found ${state.notifications.length}`);
	await emulator.stop();
	const rejected = emulator.received.filter(({ status }) => status === 401).length;
	console.log(`\n${emulator.received.length} requests over ${emulator.connections} connections, ${rejected} signatures rejected`);
	for (const difference of differences) console.error(`  ✗ ${difference}`);
	console.log(differences.length === 0 ? 'Everything is as it should be.' : `${differences.length} things are not as they should be.`);
	process.exit(differences.length === 0 ? 0 : 1);
}

/** Switches the free desktops off, and lets the cloud's jobs take a second, so that nobody waits for minutes. */
function prepare({ state }: Emulator): void {
	for (const desktop of state.desktops.filter(({ attach_user_infos: users }) => users.length === 0)) Object.assign(desktop, { status: 'SHUTOFF', connect_status: 'UNREGISTER' });
	for (const kind of Object.keys(state.jobTimes)) state.jobTimes[kind as keyof typeof state.jobTimes] = 1000;
}

/** The steps of a report, those with something to do. */
function stepsOf({ steps }: IDataObject): string {
	return (steps as Array<{ step: string; outcome: string }>).flatMap(({ step, outcome }) => (outcome === 'done' ? [step] : [])).join(', ');
}

/** Compares the cloud with what the workflows should have made of it. */
function check(before: Line[], after: Line[]): string[] {
	return after.flatMap(([who, what, how], index) => {
		const expected = EXPECTED[who]?.[what] ?? before[index]?.[2];
		return how === expected ? [] : [`expected ${who}, ${what}: ${expected}; found ${how}`];
	});
}

/** Opens what only the vault can open, and compares it with the passwords of the accounts. */
async function checkVault({ state }: Emulator, items: INodeExecutionData[]): Promise<string[]> {
	const differences = items.map(async ({ json: { user_name, encryptedPassword, encryption } }) => {
		const account = accountsOf(state).accounts.find(({ name }) => name === user_name);
		const read = await open(String(encryptedPassword), encryption, privateKey);
		return read === account?.password ? [] : [`what the vault can read is not the password of ${user_name as string}`];
	});
	return (await Promise.all(differences)).flat();
}

void main();
