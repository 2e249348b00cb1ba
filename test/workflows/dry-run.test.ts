import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { changes } from '../../nodes/shared/form/changing';
import { SEEDED } from '../emulator';
import { ENTRIES } from '../permissions/catalogue';
import { filledIn } from './filledIn';
import { accountIn, addToGroup, byId, byName, CARRY_ON, instanceIn, json, present, resetAccountPassword, setAccountPassword, updateUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const changing = ENTRIES.filter(({ operation }) => changes(operation)).map((entry) => ({ ...entry, name: `${entry.node.description.displayName} ${entry.title}` }));
const DRY = { dryRun: true };

/** The names of the APIs that answered, and of those of them that change something. */
const called = () => cloud.emulator.received.flatMap(({ method, path }) => cloud.emulator.routeOf(method, path));

describe.each(changing)('a dry run of $name', ({ node, resource, operation }) => {
	it('sends nothing that changes anything, and says what it would send', async () => {
		const parameters = await filledIn(cloud, { type: node.type, resource, operation: String(operation.option.value) });
		const before = JSON.stringify(cloud.state);
		const { done, error } = await cloud.run({ type: node.type, parameters: { ...parameters, options: DRY } });

		expect([error, JSON.stringify(cloud.state) === before]).toEqual([undefined, true]);
		const sent = operation.apis.filter(({ effect }) => effect !== 'read').map(({ api }) => api);
		expect(called().filter((api) => sent.includes(api.replace(/ \(.*\)$/, '')) && !api.startsWith('List'))).toEqual([]);
		expect(done).toHaveLength(1);
		expect(json(done)[0]).toMatchObject({ dryRun: true });
	});

	it('is offered', () => {
		const options = present(node.description.properties.find(({ name }) => name === 'options'));
		const option = (options.options as INodePropertyOptions[]).find(({ name }) => name === 'dryRun') as unknown as { displayOptions: { show: Record<string, string[]> } };
		expect(option.displayOptions.show['/resource']).toContain(resource);
		expect(option.displayOptions.show['/operation']).toContain(operation.option.value);
	});
});

it.each(ENTRIES.filter(({ operation }) => !changes(operation)))('$title has no dry run, since it only reads', ({ node, resource, operation }) => {
	const options = present(node.description.properties.find(({ name }) => name === 'options'));
	const shown = (options.options as unknown as Array<{ name: string; displayOptions?: { show: Record<string, string[]> } }>)
		.filter(({ displayOptions }) => displayOptions?.show['/resource']?.includes(resource) && displayOptions.show['/operation']?.includes(String(operation.option.value)))
		.map(({ name }) => name);
	expect(shown).not.toContain('dryRun');
});

describe('an item of a dry run', () => {
	it('says which request would be sent, and each field that would become another one', async () => {
		const user = userIn(cloud.state, SEEDED.disabledUser);
		const { done } = await cloud.run(updateUser({ userId: byName(user.user_name), updateFields: { disabled: true, description: 'Back', accountExpires: '2030-01-31T10:00:00Z' }, options: DRY }));
		const projectId = cloud.emulator.credential.projectId;

		expect(json(done)).toEqual([
			{
				id: user.id,
				user_name: user.user_name,
				dryRun: true,
				request: {
					method: 'PUT',
					url: `${cloud.emulator.url}/v2/${projectId}/users/${user.id}`,
					body: { disabled: true, description: 'Back', account_expires: '2030-01-31T10:00:00Z' },
				},
				changes: {
					description: { before: user.description, after: 'Back' },
					account_expires: { before: '0', after: '2030-01-31T10:00:00Z' },
				},
			},
		]);
	});

	it('shows no password, generated or set', async () => {
		const account = { instanceId: byId(instanceIn(cloud.state).id), accountName: byName(SEEDED.account), options: DRY };
		const before = accountIn(cloud.state).password;
		for (const node of [setAccountPassword({ ...account, password: 'N3w~Password' }), resetAccountPassword(account)]) {
			const { done } = await cloud.run(node);
			expect(json(done)[0]).toMatchObject({ dryRun: true, request: { body: { password: '********' } } });
			expect(json(done)[0]).not.toHaveProperty('password');
		}
		expect(accountIn(cloud.state).password).toBe(before);
	});

	it('of several shows what would be sent, although n8n would lose the new passwords of the run', async () => {
		const account = { instanceId: byId(instanceIn(cloud.state).id), accountName: byName(SEEDED.account) };
		const { error } = await cloud.run(resetAccountPassword(account), [{}, {}]);
		const { done } = await cloud.run(resetAccountPassword({ ...account, options: DRY }), [{}, {}]);
		expect([error?.message, json(done).map(({ dryRun }) => dryRun)]).toEqual([expect.stringMatching(/^Nothing was sent: 2 items came in/), [true, true]]);
	});

	it('fails where the thing to change does not exist, or the form is wrong', async () => {
		const items = [{ id: 'nobody', email: 'a@example.com' }, { id: userIn(cloud.state).id, email: 'no address' }];
		const node = updateUser({ userId: byId('={{ $json.id }}'), updateFields: { userEmail: '={{ $json.email }}' }, options: DRY });
		const { done } = await cloud.run(node, items, CARRY_ON);

		expect(json(done).map(({ error }) => error)).toEqual(['The user does not exist.', "'Email' is not an email address: no address"]);
	});

	it('of many reads what they share once', async () => {
		const items = cloud.state.users.slice(0, 50).map(({ id }): IDataObject => ({ id }));
		const group = present(cloud.state.groups.find(({ name }) => name === SEEDED.group));
		const { done } = await cloud.run(addToGroup({ userId: byId('={{ $json.id }}'), groupId: byId(group.id), options: DRY }), items);

		expect(called()).toEqual(['ListUsersOfGroup']);
		const member = json(done).map(({ changes: changed }) => JSON.stringify(changed));
		expect(new Set(member)).toEqual(new Set(['{}', '{"member":{"before":false,"after":true}}']));
	});
});
