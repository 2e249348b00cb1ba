import './fixtures/sleeping';

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { passwordRule as ddmRule } from '../nodes/HuaweiCloudDdm/passwordRule';
import { passwordRule as iamRule } from '../nodes/HuaweiCloudIam/passwordRule';
import { waitTimeout } from '../nodes/HuaweiCloudWorkspace/job';
import { passwordRule as workspaceRule } from '../nodes/HuaweiCloudWorkspace/passwordRule';
import { passwordLength } from '../nodes/shared/form/newPassword';
import { options } from '../nodes/shared/form/options';
import { CHANGES, ROUND_TRIP, SEEDS, simulatedTable } from './bench/simulated';
import { startEmulator, WORKSPACE_LIMITS } from './emulator';
import { fromSources } from './engine/sources';
import { PACKAGE } from './engine/types';
import { FAULTS } from './faults/faults';
import { PAPERS } from './fixtures/book';

const root = resolve(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const nodes = Object.entries(fromSources().nodes).filter(([type]) => type.startsWith(PACKAGE)).map(([, { description }]) => description);

const dropdown = (properties: readonly INodeProperties[], name: string, resource?: string): INodePropertyOptions[] =>
	properties.filter((one) => one.name === name && (resource === undefined || one.displayOptions?.show?.resource?.includes(resource))).flatMap(({ options: all = [] }) => all as INodePropertyOptions[]);

/** The operations of a node by its resources, with the names that the form shows. */
const operationsOf = (node: string): Record<string, string[]> => {
	const { properties = [] } = nodes.find(({ displayName }) => displayName === node) ?? {};
	return Object.fromEntries(dropdown(properties, 'resource').map(({ name, value }) => [name, dropdown(properties, 'operation', String(value)).map((one) => one.name)]));
};

/** The table of nodes in a README, in which a node stands in the first row of its own only. */
function tableOf(file: string): Array<{ node: string; resource: string; operations: string[] }> {
	let node = '';
	return [...read(file).matchAll(/^\| ?(.*?) ?\| ([A-Z][\w ]+)(?:（[^）]*）)? \| (.+) \|$/gm)].flatMap(([, first = '', resource = '', cell = '']) => {
		node = /\[(Huawei Cloud [^\]]+)\]/.exec(first)?.[1] ?? (first === '' ? node : '');
		// A bracket explains, and may have a comma in it.
		const operations = cell.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1').replaceAll(/ ?[(（][^)）]*[)）]/g, '').split(/[,、，] ?/);
		return node === '' ? [] : [{ node, resource, operations }];
	});
}

it.each(['README.md', 'docs/README.zh-CN.md'])('the table of nodes in %s has every operation, and no other', (file) => {
	const rows = tableOf(file);
	const actions = nodes.filter(({ properties }) => dropdown(properties, 'resource').length > 0).map(({ displayName }) => displayName);
	expect(Object.fromEntries(actions.map((node) => [node, Object.fromEntries(rows.filter((row) => row.node === node).map(({ resource, operations }) => [resource, [...operations].sort()]))]))).toEqual(
		Object.fromEntries(actions.map((node) => [node, Object.fromEntries(Object.entries(operationsOf(node)).map(([resource, names]) => [resource, [...names].sort()]))])),
	);
});

it('the defaults of the options are those of the form', () => {
	const { concurrency, maxRetries, maxThrottleWait, timeout } = Object.fromEntries(options.options.map(({ name, default: value }) => [name, value]));
	expect(read('docs/reliability.md')).toContain(`*Concurrency* (${concurrency}), *Max Retries* (${maxRetries}), *Max Wait When Throttled* (${maxThrottleWait} minutes), *Timeout* (${Number(timeout).toLocaleString('en')} ms per answer)`);
	const defaultOf = ({ default: value }: { default: unknown }) => Number(value);
	expect(read('docs/lifecycle.md')).toContain(`After *Timeout* (${defaultOf(waitTimeout)} minutes)`);
	const rules = [workspaceRule, iamRule, ddmRule];
	const [shortest, longest] = [Math.min(...rules.map((rule) => rule.shortest)), Math.max(...rules.map((rule) => rule.longest))];
	expect(read('docs/passwords.md')).toContain(`*Password Length* is ${defaultOf(passwordLength(iamRule))} unless you change it, from ${shortest} to ${longest}.`);
	expect(read('README.md')).toContain(`a random one of ${defaultOf(passwordLength(iamRule))} characters`);
	const bulk = read('docs/bulk.md');
	expect([`| Max Wait When Throttled | ${maxThrottleWait} minutes |`, `| Concurrency | ${concurrency} |`, `| Max Retries | ${maxRetries} |`, `| Timeout | ${Number(timeout) / 1000} seconds |`].filter((row) => !bulk.includes(row))).toEqual([]);
});

describe('the simulated runs', () => {
	const bulk = read('docs/bulk.md');
	let table: string;
	beforeAll(() => void (table = simulatedTable()));
	/** Of each row the limit, the refusals and the times, the last of either those of two processes. */
	const rowsOf = () => table.split('\n').slice(2).map((line) => {
		const [limit = '', , ...cells] = line.split(' | ').map((cell) => cell.replaceAll('|', '').trim());
		return { limit, isSaid: !limit.endsWith('not said'), refused: cells.slice(0, 4).map(Number), time: cells.slice(4).map(Number) };
	});

	it('are those of the table, with what is said before it', () => {
		expect(bulk).toContain(table);
		expect(bulk).toContain(`${CHANGES.toLocaleString('en')} changes against a limit`);
		expect(bulk).toContain(`answers after ${ROUND_TRIP} ms, the median of five runs`);
		expect(SEEDS).toHaveLength(5);
	});

	it('keep to what is said of them', () => {
		const rows = rowsOf();
		const senders = [[1, 5], [1, 20], [1, 50], [2, 20]] as const;
		const minutes = ({ limit }: { limit: string }) => CHANGES / Number(limit.split(' ')[0]?.replace(',', ''));
		const tooMany = rows.filter((row) => row.isSaid && senders.some(([processes, burst], place) => Number(row.refused[place]) > CHANGES / 100 + processes * (burst + minutes(row))));
		expect(tooMany).toEqual([]);
		const unsaid = rows.filter(({ isSaid }) => !isSaid);
		expect(bulk).toContain(`(${Math.max(...unsaid.map(({ time }) => Number(time[3]))).toFixed(2)})`);
		expect(bulk).toContain(`up to ${Math.ceil(Math.max(...unsaid.flatMap(({ refused }) => refused)) / (CHANGES / 100))} % is refused`);
	});
});

it('what is said of the emulator is what it has', async () => {
	const { state: { users, groups, instances }, stop } = await startEmulator();
	await stop();
	expect(read('docs/emulator.md')).toContain(`with ${users.length} users, ${groups.length} groups, ${instances.length} DDM instances`);
	expect(read('docs/README.zh-CN.md')).toContain(`${users.length} 个用户、${groups.length} 个用户组、${instances.length} 个 DDM 实例`);
});

it("Workspace's limits are those of the emulator wherever they are named", () => {
	const [reads, changes] = ['GET', 'PUT'].map((method) => WORKSPACE_LIMITS.find(({ methods }) => methods?.includes(method))?.requests);
	expect(read('docs/emulator.md')).toContain(`${reads} reads and ${changes} changes of each Workspace API through per minute`);
	expect(read('docs/README.zh-CN.md')).toContain(`${reads} 次读取和 ${changes} 次变更`);
	for (const file of ['docs/bulk.md', 'docs/reliability.md']) expect(read(file)).toContain(`${changes} changes and ${reads} reads of each API`);
	expect(read('docs/trigger.md')).toContain(`lets ${reads} reads of an API through in a minute`);
	expect(read('docs/uncertain.md')).toContain(`more than ${reads} times in a minute`);
});

it("n8n's own times are those of n8n", () => {
	const config = (file: string, field: string) => Number(new RegExp(`this\\.${field} = (\\d+);`).exec(read(`node_modules/@n8n/config/dist/${file}`))?.[1]);
	expect(read('docs/queue-mode.md')).toContain(`A worker has ${config('configs/generic.config.js', 'gracefulShutdownTimeout')} seconds to end`);
	expect(read('docs/queue-mode.md')).toContain(`the next hard deletion, every ${config('configs/executions.config.js', 'hardDelete')} minutes`);
});

it('the number of operations and of faults is right wherever it is said', () => {
	const count = (node: string) => Object.values(operationsOf(node)).flat().length;
	expect(read('CHANGELOG.md')).toContain(`[${count('Huawei Cloud Workspace')} operations]`);
	for (const file of ['README.md', 'docs/reliability.md']) expect(read(file)).toContain(`under ${FAULTS.length} faults`);
});

it('the releases of n8n and Node.js that the papers name are those the package is tried with', () => {
	const release = (name: string): string => JSON.parse(read(`test/n8n/${name}/package.json`)).dependencies.n8n;
	const releases = [release('oldest'), release('newest')];
	// Before it n8n had no human review.
	const isKnown = (named: string) => named === '2.6' || releases.some((one) => one === named || one.startsWith(`${named}.`));
	const named = PAPERS.flatMap((file) => [...read(file).matchAll(/(?:\bn8n \(?|\bwith |\()(2\.\d+(?:\.\d+)?)\b(?! s)/g)].map(([, one = '']) => ({ file, one })));
	expect(named.length).toBeGreaterThan(10);
	expect(named.filter(({ one }) => !isKnown(one))).toEqual([]);
	expect(read('README.md')).toContain(`with n8n ${releases.join(' and ')}.`);
	expect(read('docs/README.zh-CN.md')).toContain(`n8n ${releases.join(' 和 ')} 上`);
	const [, node] = /target: 'node([\d.]+)'/.exec(read('build.mjs')) ?? [];
	for (const file of ['README.md', 'docs/emulator.md']) expect(read(file)).toContain(`Node.js ${node} or newer`);
	const [, some = ''] = /^for version in (.+); do on_node/m.exec(read('.ci/run')) ?? [];
	expect(read('docs/development.md')).toContain(`on ${some.replace(' ', ' and ')};`);
	expect(read('docs/development.md')).toContain(`Tested with n8n ${release('oldest')} and ${release('newest')}`);
	expect(read('docs/queue-mode.md')).toContain(`Tried with n8n ${release('newest')}`);
	expect(read('README.md')).toContain(`In n8n (${release('oldest').replace(/\.0$/, '')} or newer)`);
});
