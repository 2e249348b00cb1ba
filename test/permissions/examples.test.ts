import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { INode } from 'n8n-workflow';

import { policiesOf } from '../../nodes/shared/form/policy';
import { actionsIn } from '../../nodes/shared/request';
import { PACKAGE } from '../engine/types';
import { present } from '../fixtures/present';
import { ENTRIES } from './catalogue';
import { actionsFor, POLICIES } from './policies';
import { TRIGGER } from './trigger';

const root = resolve(__dirname, '../..');
const examples = readdirSync(join(root, 'examples'));
const nodesOf = (file: string) => (JSON.parse(readFileSync(join(root, 'examples', file), 'utf8')) as { nodes: INode[] }).nodes;

/** The row of an example in a README: what it does, and the policies it needs. */
function rowOf(file: string, readme = 'README.md') {
	const [, does = '', policies = ''] = new RegExp(`^\\| \\[${file.replace('.', '\\.')}\\].*?\\) \\| (.+) \\| (.+) \\|$`, 'm').exec(readFileSync(join(root, readme), 'utf8')) ?? [];
	return { does, policies: POLICIES.filter((policy) => policies.includes(`[${policy}]`)) };
}

it.each(examples)('the policies that the README names for %s allow all it does, and none of them is without use', (file) => {
	const { policies } = rowOf(file);
	expect(rowOf(file, 'docs/README.zh-CN.md').policies).toEqual(policies);
	const own = nodesOf(file).filter(({ type }) => type.startsWith(`${PACKAGE}.`));
	const needed = own.flatMap(({ type, parameters }) => ENTRIES.filter(({ node, resource, operation }) => node.type === type.replace(/Tool$/, '') && resource === parameters.resource && operation.option.value === parameters.operation));
	expect(needed).toHaveLength(own.filter(({ type }) => type !== TRIGGER.type).length);
	const missing = needed.filter(({ operation }) => !policiesOf(operation).some((policy) => policies.includes(policy)));
	expect(missing.map(({ title }) => title)).toEqual([]);
	expect(policies.filter((policy) => !needed.some(({ operation }) => policiesOf(operation).includes(policy)))).toEqual([]);
	if (own.some(({ type }) => type === TRIGGER.type)) expect(policies.flatMap(actionsFor)).toEqual(expect.arrayContaining(actionsIn(present(TRIGGER.calls[0])[1].permission)));
});

it.each(examples)('the days that the README names for %s are those of the workflow', (file) => {
	const days = [...rowOf(file).does.matchAll(/(\d+) days/g)].map(([, number]) => number);
	expect(days.filter((number) => !new RegExp(`\\b${number}\\b`).test(JSON.stringify(nodesOf(file).filter(({ type }) => !type.endsWith('stickyNote')))))).toEqual([]);
});

it('the example to start with has as many nodes as the README says', () => {
	const nodes = nodesOf('disable-a-leaver.json').filter(({ type }) => !type.endsWith('stickyNote'));
	expect(rowOf('disable-a-leaver.json').does).toMatch(/^Five nodes /);
	expect(nodes).toHaveLength(5);
});
