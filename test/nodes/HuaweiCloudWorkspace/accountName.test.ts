import { accountName, named } from '../../../nodes/HuaweiCloudWorkspace/accountName';
import { user } from '../../../nodes/HuaweiCloudWorkspace/user';
import { showUser } from '../../../nodes/HuaweiCloudWorkspace/userData';
import type { Values } from '../../../nodes/shared/form/plan';
import { operation } from '../../../nodes/shared/form/operation';
import { answering, stepsOf } from '../../fixtures/context';

const change = operation({
	option: { name: 'Greet', value: 'greet' },
	properties: [user, accountName],
	service: 'workspace',
	api: 'Greet',
	method: 'POST',
	path: '/greet',
	effect: 'set',
	permission: 'not documented',
	request: () => ({}),
	result: () => ({}),
});
const greet = named(change, [showUser]);

/** What is known of the items when users are read like this. */
async function known(all: object[], read: Array<object | Error>, ...bodies: unknown[]) {
	const { call, requests } = answering(...bodies);
	const perform = jest.fn<Promise<never>, [unknown, readonly Values[]]>(async () => read as never);
	const found = await greet.prepare?.(stepsOf(call, { perform }), all as Values[]);
	return { found, performed: perform.mock.calls.map(([, some]) => some), asked: requests.map(({ api, query }) => [api, query?.limit]) };
}
const GONE = new Error('gone');

describe('an operation for which the names of accounts are read', () => {
	it('does not ask for them, and states the APIs that read them', () => {
		expect([greet.properties, greet.apis.map(({ api }) => api)]).toEqual([[user], ['Greet', 'ListUserDetail']]);
	});

	it('reads one user', async () => {
		expect(await known([{ userId: 'u1' }], [{ id: 'u1', user_name: 'ana' }])).toEqual({ found: [{ accountName: 'ana' }], performed: [[{ userId: 'u1' }]], asked: [] });
	});

	it('reads few of many users one by one, each once', async () => {
		const items = ['u1', 'u2', 'u1'].map((userId) => ({ userId }));

		expect(await known(items, [{ user_name: 'ana' }, GONE], { users: [{ id: 'u1' }], total_count: 200 })).toEqual({
			found: [{ accountName: 'ana' }, GONE, { accountName: 'ana' }],
			performed: [[{ userId: 'u1' }, { userId: 'u2' }]],
			asked: [['ListUsers', 1]],
		});
	});

	it('reads the list of users where that takes fewer requests', async () => {
		const all = [{ id: 'u1', user_name: 'ana' }, { id: 'u2', user_name: 'ben' }];
		const { found, asked } = await known([{ userId: 'u2' }, { userId: 'u3' }], [], { users: [all[0]], total_count: 199 }, { users: all, total_count: 2 });

		expect(found).toEqual([{ accountName: 'ben' }, new Error('There is no user with the ID u3 in this Workspace')]);
		expect(asked).toEqual([['ListUsers', 1], ['ListUsers', 100]]);
	});

	it('reads the list of user groups for theirs', async () => {
		const items = [{ accountType: 'USER_GROUP', groupId: 'g1' }, { accountType: 'USER', userId: 'g1' }, { accountType: 'USER_GROUP', groupId: 'g2' }];
		const { found } = await known(items, [{ user_name: 'ana' }], { user_groups: [{ id: 'g1', name: 'Sales' }], total_count: 1 });

		expect(found).toEqual([{ accountName: 'Sales' }, { accountName: 'ana' }, new Error('There is no user group with the ID g2 in this Workspace')]);
	});

	it('knows nothing of those whose names could not be read', async () => {
		expect((await known([{ userId: 'u1' }, { userId: 'u2' }], [], GONE)).found).toEqual([GONE, GONE]);
	});
});
