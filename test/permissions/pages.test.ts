import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { n8n } from '../../package.json';
import { policiesOf } from '../../nodes/shared/form/policy';
import { actionsIn } from '../../nodes/shared/request';
import { apisOf, ENTRIES, NODES } from './catalogue';
import { operationsPage } from './operationsPage';
import { permissionsPage } from './permissionsPage';
import { actionsFor, documentOf, operationsIn, POLICIES } from './policies';
import { TRIGGER } from './trigger';

const root = join(__dirname, '../..');

it.each([
	['operations.md', operationsPage],
	['permissions.md', permissionsPage],
])('docs/%s shows what the operations state; UPDATE_DOCS=1 writes it anew', (name, page) => {
	const path = join(root, 'docs', name);
	const text = page();
	if (process.env.UPDATE_DOCS) writeFileSync(path, text);
	expect(readFileSync(path, 'utf8')).toBe(text);
});

it('every node of the package is looked at', () => {
	expect([...NODES, TRIGGER].map(({ folder }) => `dist/nodes/${folder}/${folder}.node.js`).sort()).toEqual([...n8n.nodes].sort());
});

it.each(ENTRIES.map((entry) => ({ ...entry, name: `${entry.node.description.displayName} ${entry.title}` })))(
	'$name states a permission for each API it calls, or that none is needed or documented',
	(entry) => {
		expect(entry.operation.apis.length).toBeGreaterThan(0);
		for (const { api, permission } of apisOf(entry)) {
			if (permission === 'none needed' || permission === 'not documented') continue;
			expect([api, actionsIn(permission)]).not.toEqual([api, []]);
			for (const action of actionsIn(permission)) expect(action).toMatch(/^[a-z0-9]+:[a-zA-Z]*:[a-zA-Z0-9]+$/);
		}
	},
);

describe('the policies', () => {
	it('for reading allows everything that only reads, and nothing else', () => {
		const reading = ENTRIES.filter(({ operation }) => operation.apis.every(({ effect }) => effect === 'read') && operation.secret === undefined);

		expect(operationsIn('Read only')).toEqual(reading);
		expect(actionsFor('Read only').filter((action) => !/:(get|list|show|securityList)\w*$/.test(action))).toEqual([]);
	});

	it('for reading allows everything that the trigger reads', () => {
		expect(actionsFor('Read only')).toEqual(expect.arrayContaining(TRIGGER.calls.flatMap(([, { permission }]) => actionsIn(permission))));
	});

	it.each(POLICIES)('"%s" is one that IAM accepts', (policy) => {
		const document = documentOf(policy);

		expect(document).toEqual({ Version: '5.0', Statement: [{ Effect: 'Allow', Action: expect.any(Array) }] });
		expect(document.Statement[0]?.Action).not.toContainEqual(expect.stringContaining('*'));
		expect(actionsFor(policy).length).toBeGreaterThan(0);
		// IAM, quotas: a custom identity policy has up to 6,144 bytes.
		expect(JSON.stringify(document).length).toBeLessThanOrEqual(6144);
	});

	it.each(readdirSync(join(root, 'examples')).map((file) => [file]))('have one for each node that is enough for examples/%s', (file) => {
		const { nodes } = JSON.parse(readFileSync(join(root, 'examples', file), 'utf8')) as { nodes: Array<{ type: string; parameters: { resource?: string; operation?: string } }> };
		const used = nodes.flatMap(({ type, parameters: { resource, operation } }) =>
			ENTRIES.filter((entry) => type.replace(/Tool$/, '') === entry.node.type && resource === entry.resource && operation === entry.operation.option.value),
		);

		for (const node of new Set(used.map((entry) => entry.node))) {
			const its = used.filter((entry) => entry.node === node);
			expect(POLICIES.filter((policy) => its.every((entry) => policiesOf(entry.operation).includes(policy)))).not.toEqual([]);
		}
	});
});
