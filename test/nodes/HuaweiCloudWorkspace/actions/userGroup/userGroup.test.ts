import { create } from '../../../../../nodes/HuaweiCloudWorkspace/actions/userGroup/create';
import { deleteGroup } from '../../../../../nodes/HuaweiCloudWorkspace/actions/userGroup/delete';
import { getAll } from '../../../../../nodes/HuaweiCloudWorkspace/actions/userGroup/getAll';
import { getMembers } from '../../../../../nodes/HuaweiCloudWorkspace/actions/userGroup/getMembers';
import { update } from '../../../../../nodes/HuaweiCloudWorkspace/actions/userGroup/update';
import { answering, planned, takeSteps } from '../../../../fixtures/context';

const g1 = { groupId: 'g1' };
const one = { service: 'workspace', path: '/v2/{project_id}/groups/{group_id}', params: { group_id: 'g1' }, effect: 'set' };
const list = (...user_groups: object[]) => ({ user_groups, total_count: user_groups.length });
const finance = { id: 'g1', name: 'Finance', description: 'Money' };

it('creating a user group looks for the name before and after', async () => {
	const { result, requests } = await takeSteps(create, { groupName: 'Finance', platformType: 'AD', additionalFields: { description: 'Money' } }, list({ ...finance, name: 'Finance 2' }), null, list({ id: 'g0', name: 'finance' }, finance));
	expect(requests.map(({ api, effect, body, query }) => [api, effect, body ?? query])).toEqual([
		['ListUserGroups', 'read', { keyword: 'Finance', offset: 0, limit: 100 }],
		['CreateUserGroup', 'once', { group_name: 'Finance', platform_type: 'AD', description: 'Money' }],
		['ListUserGroups', 'read', { keyword: 'Finance', offset: 0, limit: 100 }],
	]);
	expect(result).toEqual({ id: 'g1', name: 'Finance', created: true });
});

it('creating a user group says so if it is not in the list afterwards', async () => {
	await expect(takeSteps(create, { groupName: 'Finance', platformType: 'AD', additionalFields: {} }, list(), null, list())).rejects.toThrow('The user group "Finance" was created, but is not in the list of user groups yet');
	expect(() => create.plan({ groupName: 'Finance', existing: 'g1' } as never)).toThrow('There is a user group called "Finance" already, with the ID g1');
});

it('deleting a user group is a request without a body, and reads whether it is gone', async () => {
	const { request, result } = planned(deleteGroup, g1);
	expect(request).toEqual({ ...one, api: 'DeleteUserGroup', method: 'DELETE', permission: 'workspace:userGroups:delete' });
	expect([result(null), deleteGroup.already]).toEqual([{ id: 'g1', deleted: true }, ['WKS.00170208', 'WKS.00170117']]);
	const states = [list(finance), list()].map(async (answer) => await deleteGroup.current?.read(answering(answer).call, g1 as never));
	expect(await Promise.all(states)).toEqual([{ deleted: false }, { deleted: true }]);
});

describe('updating a user group', () => {
	const values = (updateFields: object) => ({ ...g1, updateFields });

	it('sends what was added, and reads it under the same names', async () => {
		const { request, result } = planned(update, values({ groupName: 'Tax' }));
		expect(request).toEqual({ ...one, api: 'UpdateUserGroup', method: 'PUT', permission: 'workspace:userGroups:update', body: { group_name: 'Tax' } });
		expect([result(null), update.current?.wanted(values({ groupName: 'Tax' }) as never)]).toEqual([{ id: 'g1', group_name: 'Tax' }, { group_name: 'Tax' }]);
		const states = [list(finance), list()].map(async (answer) => await update.current?.read(answering(answer).call, g1 as never));
		expect(await Promise.all(states)).toEqual([{ group_name: 'Finance', description: 'Money' }, {}]);
	});

	it.each([
		[{}, "There is nothing to update. Add at least one field under 'Update Fields'"],
		[{ groupName: '' }, "'Group Name' is empty"],
		[{ description: '' }, "'Description' is empty, which Workspace does not accept"],
	])('refuses %j', (fields, message) => {
		expect(() => planned(update, values(fields))).toThrow(new Error(message));
	});
});

it('reading groups and members sends the filters under the names the API has for them', async () => {
	const paging = { returnAll: false, limit: 5, simplify: false };
	const groups = await takeSteps(getAll, { ...paging, filters: { keyword: 'fin' } }, list(finance));
	expect([groups.result, groups.requests[0]?.query]).toEqual([[finance], { keyword: 'fin', offset: 0, limit: 5 }]);
	const members = await takeSteps(getMembers, { ...paging, ...g1, filters: { activeType: 'USER_ACTIVATE', description: 'x', userName: 'a' } }, { users: [{ id: 'u1' }], total_count: 1 });
	expect(members.requests[0]).toMatchObject({ api: 'ListUsersOfGroup', params: { group_id: 'g1' }, query: { active_type: 'USER_ACTIVATE', description: 'x', user_name: 'a', offset: 0, limit: 5 } });
	expect(members.result).toEqual([{ id: 'u1' }]);
});
