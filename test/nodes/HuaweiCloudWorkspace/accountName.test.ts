import { accountName, named } from '../../../nodes/HuaweiCloudWorkspace/accountName';
import { user } from '../../../nodes/HuaweiCloudWorkspace/user';
import { showUser } from '../../../nodes/HuaweiCloudWorkspace/userData';
import type { Values } from '../../../nodes/shared/form/plan';
import { operation } from '../../../nodes/shared/form/operation';
import { answering, stepsOf, takeSteps } from '../../fixtures/context';

const change = operation({
	option: { name: 'Greet', value: 'greet' },
	properties: [user, accountName],
	service: 'workspace',
	api: 'Greet',
	method: 'POST',
	path: '/greet',
	effect: 'set',
	permission: 'not documented',
	request: ({ userId }) => {
		if (userId === 'bad') throw new Error("'User' is bad");
		return {};
	},
	result: () => ({}),
});
const greet = named(change, [showUser]);

/** What is carried out when users are read like this, and what becomes of the items. */
async function run(all: object[], read: Array<object | Error>, ...bodies: unknown[]) {
	const { call, requests } = answering(...bodies);
	const perform = jest.fn(async (procedure: unknown, some: readonly Values[]) => (procedure === change ? some.map((values) => ({ greeted: values.accountName ?? '' })) : read) as never);
	const outcomes = await greet.together?.(stepsOf(call, { perform }), all as Values[]);
	return { outcomes, performed: perform.mock.calls.map(([, some]) => some), asked: requests.map(({ api, query }) => [api, query?.limit]) };
}
const GONE = new Error('gone');

describe('an operation for which the names of accounts are read', () => {
	it('does not ask for them, and states the APIs that read them', () => {
		expect([greet.properties, greet.apis.map(({ api }) => api)]).toEqual([[user], ['Greet', 'ListUserDetail']]);
	});

	it('is checked before anything is read', () => {
		expect(() => greet.plan({ userId: 'bad' })).toThrow("'User' is bad");
	});

	it('reads one user, and carries the change out with the name', async () => {
		expect(await run([{ userId: 'u1' }], [{ id: 'u1', user_name: 'ana' }])).toEqual({
			outcomes: [{ greeted: 'ana' }],
			performed: [[{ userId: 'u1' }], [{ userId: 'u1', accountName: 'ana' }]],
			asked: [],
		});
	});

	it('reads few of many users one by one, each once, and leaves out those who are not there', async () => {
		const items = ['u1', 'u2', 'u1'].map((userId) => ({ userId }));

		expect(await run(items, [{ user_name: 'ana' }, GONE], { users: [{ id: 'u1' }], total_count: 200 })).toEqual({
			outcomes: [{ greeted: 'ana' }, GONE, { greeted: 'ana' }],
			performed: [[{ userId: 'u1' }, { userId: 'u2' }], [{ userId: 'u1', accountName: 'ana' }, { userId: 'u1', accountName: 'ana' }]],
			asked: [['ListUsers', 1]],
		});
	});

	it('reads the list of users where that takes fewer requests', async () => {
		const all = [{ id: 'u1', user_name: 'ana' }, { id: 'u2', user_name: 'ben' }];
		const { outcomes, asked } = await run([{ userId: 'u2' }, { userId: 'u3' }], [], { users: [all[0]], total_count: 199 }, { users: all, total_count: 2 });

		expect(outcomes).toEqual([{ greeted: 'ben' }, new Error('There is no user with the ID u3 in this Workspace')]);
		expect(asked).toEqual([['ListUsers', 1], ['ListUsers', 100]]);
	});

	it('reads the list of user groups for theirs', async () => {
		const items = [{ accountType: 'USER_GROUP', groupId: 'g1' }, { accountType: 'USER', userId: 'g1' }, { accountType: 'USER_GROUP', groupId: 'g2' }];
		const { outcomes } = await run(items, [{ user_name: 'ana' }], { user_groups: [{ id: 'g1', name: 'Sales' }], total_count: 1 });

		expect(outcomes).toEqual([{ greeted: 'Sales' }, { greeted: 'ana' }, new Error('There is no user group with the ID g2 in this Workspace')]);
	});

	it('fails for all whose names could not be read', async () => {
		expect((await run([{ userId: 'u1' }, { userId: 'u2' }], [], GONE)).outcomes).toEqual([GONE, GONE]);
	});

	it('is carried out for one item in the same way', async () => {
		await expect(takeSteps(greet, { accountType: 'USER_GROUP', groupId: 'g1' }, { user_groups: [], total_count: 0 })).rejects.toThrow('There is no user group with the ID g1');
	});
});
