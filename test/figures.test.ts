import './fixtures/sleeping';

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { options } from '../nodes/shared/form/options';
import { simulatedTable } from './bench/simulated';
import { startEmulator, WORKSPACE_LIMITS } from './emulator';
import { fromSources } from './engine/sources';
import { PACKAGE } from './engine/types';
import { FAULTS } from './faults/faults';

const root = resolve(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const papers = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`)];
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

it('every command of a paper is one of package.json', () => {
	const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
	const commands = papers.flatMap((file) => [...read(file).matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)].map(([, script, own]) => ({ file, script: String(script ?? own) })));
	expect(commands.length).toBeGreaterThan(20);
	expect(commands.filter(({ script }) => !(script in scripts))).toEqual([]);
});

it('every file of the project that a paper names is there', () => {
	const named = papers.filter((file) => file !== 'CHANGELOG.md').flatMap((file) => [...read(file).matchAll(/`((?:nodes|test|credentials|examples|docs|\.ci)\/[\w./-]+)`/g)].map(([, path = '']) => path));
	expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

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
	const bulk = read('docs/bulk.md');
	expect([`| Max Wait When Throttled | ${maxThrottleWait} minutes |`, `| Concurrency | ${concurrency} |`, `| Max Retries | ${maxRetries} |`, `| Timeout | ${Number(timeout) / 1000} seconds |`].filter((row) => !bulk.includes(row))).toEqual([]);
});

it('the table of simulated runs is what they give', () => {
	expect(read('docs/bulk.md')).toContain(simulatedTable());
});

it('what the README says of the emulator is what it has', async () => {
	const { state: { users, groups, instances }, stop } = await startEmulator();
	await stop();
	const [reads, changes] = ['GET', 'PUT'].map((method) => WORKSPACE_LIMITS.find(({ methods }) => methods?.includes(method))?.requests);
	expect(read('README.md')).toContain(`with ${users.length} users, ${groups.length} groups, ${instances.length} DDM instances`);
	expect(read('README.md')).toContain(`${reads} reads and ${changes} changes of each Workspace API through per minute`);
});

it('the number of operations and of faults is right wherever it is said', () => {
	const count = (node: string) => Object.values(operationsOf(node)).flat().length;
	expect(read('CHANGELOG.md')).toContain(`[${count('Huawei Cloud Workspace')} operations]`);
	for (const file of ['README.md', 'docs/reliability.md']) expect(read(file)).toContain(`under ${FAULTS.length} faults`);
});

it('the releases of n8n that the papers name are those the package is tried with', () => {
	const release = (name: string): string => JSON.parse(read(`test/n8n/${name}/package.json`)).dependencies.n8n;
	expect(read('docs/development.md')).toContain(`Tested with n8n ${release('oldest')} and ${release('newest')}`);
	expect(read('docs/queue-mode.md')).toContain(`Tried with n8n ${release('newest')}`);
	expect(read('README.md')).toContain(`In n8n (${release('oldest').replace(/\.0$/, '')} or newer)`);
});
