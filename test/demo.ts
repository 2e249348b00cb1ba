import './engine/environment';

import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';

import { table } from './demo/table';
import { offboarding, onboarding } from './demo/workflows';
import { type Emulator, SEEDED, startEmulator } from './emulator';
import { Engine, type WorkflowJson } from './engine';
import { fromPackage } from './engine/types';
import { keyPair, open } from './fixtures/keys';

/** The HR system's events: two who join, a name that is not in Workspace and one that two users have; then three who leave. */
const JOINERS = [
	{ userName: SEEDED.user, email: 'anna.novak@example.com', phone: '+420601000111', department: 'Finance, Brno', contractEnds: '2027-12-31T23:59:59Z' },
	{ userName: SEEDED.disabledUser, email: 'marco.rossi@example.com', phone: '+390255500000', department: 'Sales, Milan', contractEnds: '2027-06-30T23:59:59Z' },
	{ userName: 'n.obody', email: 'nobody@example.com', phone: '', department: 'Legal, Lyon', contractEnds: '2027-12-31T23:59:59Z' },
	{ userName: SEEDED.duplicateUser, email: 'john.smith@example.com', phone: '', department: 'Sales, London', contractEnds: '2027-12-31T23:59:59Z' },
];
const LEAVERS = [SEEDED.lockedUser, SEEDED.similarUser, SEEDED.expiredUser];

// The vault keeps the private key; n8n never sees it.
const { publicKey, privateKey } = keyPair();
const mask = (password: unknown) => (typeof password === 'string' ? `${password.slice(0, 1)}${'•'.repeat(password.length - 1)}` : '');
const user = ({ state }: Emulator, name: string) => state.users.find(({ user_name }) => user_name === name);
const folder = ({ state }: Emulator, name: string) => state.folders.find(({ attach_name }) => attach_name === name);
const orders = ({ state }: Emulator) => state.instances.find(({ name }) => name === SEEDED.instance);

function leaverEvents(emulator: Emulator): IDataObject[] {
	const instance = orders(emulator);
	return LEAVERS.map((userName, index) => ({
		userName,
		database: { instance: instance?.id, account: instance?.accounts[index + 1]?.name },
		vaultKey: publicKey,
	}));
}

/** What the cloud holds about the people and things of the demo, as one line each. */
function picture(emulator: Emulator): string[][] {
	const people = [...JOINERS, ...LEAVERS.map((userName) => ({ userName }))].flatMap(({ userName }) => {
		const found = user(emulator, userName);
		if (!found) return [[userName, '(no such user)', '', '', '']];
		const { disabled, user_email, account_expires, passwordResets } = found;
		const expires = account_expires === 0 ? 'never' : new Date(account_expires).toISOString().slice(0, 10);
		return [[userName, disabled ? 'disabled' : 'enabled', user_email, expires, `password reset ${passwordResets}×, profile ${folder(emulator, userName)?.resets.length ?? 0}×`]];
	});
	const accounts = (orders(emulator)?.accounts.slice(1, LEAVERS.length + 1) ?? []).map(({ name, passwordChanges }) => [
		`${SEEDED.instance}/${name}`, 'DDM account', '', '', `password set ${passwordChanges}×`,
	]);
	const { userName, passwordResets } = emulator.state.repositoryUser;
	return [...people, ...accounts, [userName, 'Maven user', '', '', `password reset ${passwordResets}×`]];
}

async function runWorkflow(engine: Engine, title: string, workflow: WorkflowJson, events: IDataObject[]): Promise<IRun> {
	console.log(`\n${title}: ${events.length} people from the HR system`);
	const run = await engine.run(workflow, events, {
		onNode: (name, data) => {
			const [done = [], failed = []] = (data?.data?.main ?? []) as INodeExecutionData[][];
			const count = [`${done.length} done`, failed.length > 0 && `${failed.length} not done`].filter(Boolean).join(', ');
			console.log(`  ✓ ${name.padEnd(24)} ${count}  (${data?.executionTime} ms)`);
		},
	});
	if (run.data.resultData.error) throw new Error(`${title} ended with: ${run.data.resultData.error.message}`);
	return run;
}

const itemsOf = (run: IRun, name: string, output = 0) => run.data.resultData.runData[name]?.[0]?.data?.main?.[output] ?? [];

async function main(): Promise<void> {
	console.log('Huawei Cloud nodes on n8n’s execution engine, against a local Huawei Cloud that checks every signature');
	const emulator = await startEmulator();
	const engine = new Engine(await fromPackage('.'), { ...emulator.credential, endpoint: emulator.url });
	const before = picture(emulator);

	const joined = await runWorkflow(engine, 'Onboarding', onboarding, JOINERS);
	const left = await runWorkflow(engine, 'Offboarding', offboarding, leaverEvents(emulator));

	const passwords = itemsOf(joined, 'Send random password');
	const refused = itemsOf(joined, 'Update user', 1);
	console.log('\nWhat was done to whom\n');
	console.log(
		table(['Person', 'Done', 'Password', 'Remark'], [
			...JOINERS.map(({ userName, email }, index) => {
				const password = passwords.find(({ json }) => json.id === user(emulator, userName)?.id)?.json.password;
				const problem = refused.find(({ pairedItem }) => (pairedItem as { item: number }).item === index)?.json.error;
				return [userName, problem ? 'nothing' : 'updated, password sent', mask(password), String(problem ?? `to ${email}`)];
			}),
			...LEAVERS.map((userName, index) => {
				const { user_name: account, encryptedPassword } = itemsOf(left, 'Rotate database account')[index]?.json ?? {};
				return [userName, 'disabled, profile reset', 'not returned', `database account ${account} rotated, for the vault: ${String(encryptedPassword).slice(0, 12)}…`];
			}),
			['(team)', 'Maven password reset', mask(itemsOf(left, 'Reset Maven password')[0]?.json.password), ''],
		]),
	);

	const after = picture(emulator);
	console.log('\nThe cloud before and after (changed lines)\n');
	const changed = before.flatMap((row, index) => (row.join() === after[index]?.join() ? [] : [['before', ...row], ['after', ...(after[index] ?? [])]]));
	console.log(table(['', 'Who or what', 'State', 'Email', 'Expires', 'Counters'], changed));

	const differences = [...check(emulator, before, after), ...(await checkVault(emulator, itemsOf(left, 'Rotate database account'))), ...(refused.length === 2 ? [] : [`expected 2 people who could not be done, found ${refused.length}`])];
	await emulator.stop();
	const rejected = emulator.received.filter(({ status }) => status === 401).length;
	console.log(`\n${emulator.received.length} requests over ${emulator.connections} connections, ${rejected} signatures rejected`);
	for (const difference of differences) console.error(`  ✗ ${difference}`);
	console.log(differences.length === 0 ? 'Everything is as it should be.' : `${differences.length} things are not as they should be.`);
	process.exit(differences.length === 0 ? 0 : 1);
}

/** Compares the cloud with what the two workflows should have made of it. */
function check(emulator: Emulator, before: string[][], after: string[][]): string[] {
	const expected: string[][] = before.map(([name = '', state = '', email = '', expires = '', counters = '']) => {
		const joiner = JOINERS.slice(0, 2).find(({ userName }) => userName === name);
		if (joiner) return [name, 'enabled', joiner.email, joiner.contractEnds.slice(0, 10), 'password reset 1×, profile 0×'];
		if ((LEAVERS as string[]).includes(name)) return [name, 'disabled', email, expires, 'password reset 1×, profile 1×'];
		if (state === 'DDM account') return [name, state, email, expires, 'password set 1×'];
		if (state === 'Maven user') return [name, state, email, expires, 'password reset 1×'];
		return [name, state, email, expires, counters];
	});
	const differences = expected.flatMap((row, index) => (row.join() === after[index]?.join() ? [] : [`expected ${row.join(', ')}; found ${after[index]?.join(', ')}`]));
	if (emulator.state.notifications.length !== 2) differences.push(`expected 2 passwords sent by email, found ${emulator.state.notifications.length}`);
	return differences;
}

/** Opens what only the vault can open, and compares it with the passwords of the accounts. */
async function checkVault(emulator: Emulator, items: INodeExecutionData[]): Promise<string[]> {
	const differences = items.map(async ({ json: { user_name, encryptedPassword, encryption } }) => {
		const account = orders(emulator)?.accounts.find(({ name }) => name === user_name);
		const read = await open(String(encryptedPassword), encryption, privateKey);
		return read === account?.password ? [] : [`what the vault can read is not the password of ${user_name as string}`];
	});
	return (await Promise.all(differences)).flat();
}

void main();
