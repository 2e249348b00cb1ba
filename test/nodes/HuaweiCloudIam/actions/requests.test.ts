import { deleteKey } from '../../../../nodes/HuaweiCloudIam/actions/accessKey/delete';
import { activate, deactivate } from '../../../../nodes/HuaweiCloudIam/actions/accessKey/status';
import { addUser, removeUser } from '../../../../nodes/HuaweiCloudIam/actions/group/membership';
import { update } from '../../../../nodes/HuaweiCloudIam/actions/group/update';
import { attach, detach } from '../../../../nodes/HuaweiCloudIam/actions/policy/attachment';
import { planned } from '../../../fixtures/context';

const key = { userId: 'u1', accessKeyId: 'HPUA1' };
const params = { user_id: 'u1', access_key_id: 'HPUA1' };
const sent = (operation: Parameters<typeof planned>[0], values: object) => {
	const { request, result } = planned(operation, values);
	const { api, method, path, effect, permission, ...rest } = request;
	return [`${api}: ${method} ${path}, ${effect}, ${String(permission)}`, rest, result(null)];
};

it.each([
	['activate', activate, 'active'],
	['deactivate', deactivate, 'inactive'],
])('access key %s sends the state', (_name, operation, status) => {
	const what = 'UpdateAccessKeyV5: PUT /v5/users/{user_id}/access-keys/{access_key_id}, set, iam:credentials:updateCredentialV5';
	expect(sent(operation, key)).toEqual([what, { service: 'iam', params, body: { status } }, { id: 'HPUA1', user_id: 'u1', status }]);
	expect(operation.plan({ ...key, before: status } as never)).toEqual({ unchanged: { id: 'HPUA1', user_id: 'u1', status, changed: false } });
});

it('access key delete sends nothing but the path', () => {
	const what = 'DeleteAccessKeyV5: DELETE /v5/users/{user_id}/access-keys/{access_key_id}, set, iam:credentials:deleteCredentialV5';
	expect(sent(deleteKey, key)).toEqual([what, { service: 'iam', params }, { id: 'HPUA1', user_id: 'u1', deleted: true }]);
});

it.each([
	['addUser', addUser, 'AddUserToGroupV5', 'add-user', 'addUserToGroupV5', { added: true }],
	['removeUser', removeUser, 'RemoveUserFromGroupV5', 'remove-user', 'removeUserFromGroupV5', { removed: true }],
])('group %s sends the user', (_name, operation, api, end, action, done) => {
	const what = `${api}: POST /v5/groups/{group_id}/${end}, set, iam:permissions:${action}`;
	expect(sent(operation, { groupId: 'g1', userId: 'u1' })).toEqual([what, { service: 'iam', params: { group_id: 'g1' }, body: { user_id: 'u1' } }, { id: 'g1', user_id: 'u1', ...done }]);
});

it('group update sends what was added, under the names of the API', () => {
	const [, request, result] = sent(update, { groupId: 'g1', updateFields: { groupName: 'Tax', description: '' } });
	expect([request, result]).toEqual([{ service: 'iam', params: { group_id: 'g1' }, body: { new_group_name: 'Tax', new_group_description: '' } }, { id: 'g1', group_name: 'Tax', description: '' }]);
});

it.each([
	['attach', attach, 'user', 'AttachUserPolicyV5: POST /v5/policies/{policy_id}/attach-user, set, iam:users:attachPolicyV5', { attached: true }],
	['attach', attach, 'group', 'AttachGroupPolicyV5: POST /v5/policies/{policy_id}/attach-group, set, iam:groups:attachPolicyV5', { attached: true }],
	['detach', detach, 'user', 'DetachUserPolicyV5: POST /v5/policies/{policy_id}/detach-user, set, not documented', { detached: true }],
	['detach', detach, 'group', 'DetachGroupPolicyV5: POST /v5/policies/{policy_id}/detach-group, set, not documented', { detached: true }],
])('policy %s sends whose policy it is: %#', (_name, operation, holder, what, done) => {
	const owner = holder === 'user' ? { user_id: 'u1' } : { group_id: 'g1' };
	expect(sent(operation, { policyId: 'p1', holder, userId: 'u1', groupId: 'g1' })).toEqual([what, { service: 'iam', params: { policy_id: 'p1' }, body: owner }, { id: 'p1', ...owner, ...done }]);
});
