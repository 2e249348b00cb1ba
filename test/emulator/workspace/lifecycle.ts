import { oneOf, text } from '../guards';
import { newPassword, type Call, type Route } from '../service';
import type { CloudState } from '../state';
import { bodyOf, ids } from './body';
import { createUser } from './create';
import { notify } from './notify';
import { noUser } from './refusals';
import { findUser } from './users';

/** Workspace API, users: how one comes, is locked, is told again and goes. */
export const LIFECYCLE: Route[] = [
	{
		name: 'CreateDesktopUser',
		method: 'POST',
		path: '/v2/{project_id}/users',
		action: 'workspace:users:create',
		status: 201,
		handle: createUser,
	},
	{
		name: 'DeleteUser',
		method: 'DELETE',
		path: '/v2/{project_id}/users/{user_id}',
		action: 'workspace:users:delete',
		status: 204,
		handle: (call) => remove(call.state, [findUser(call).id]),
	},
	{
		name: 'BatchDeleteUser',
		method: 'POST',
		path: '/v2/{project_id}/users/batch-delete',
		action: 'workspace:users:batchDelete',
		status: 204,
		handle: deleteUsers,
	},
	{
		name: 'ChangeUserStatus',
		method: 'POST',
		path: '/v2/{project_id}/users/{user_id}/actions',
		action: 'workspace:users:operate',
		status: 204,
		handle: changeStatus,
	},
	{
		name: 'SendEmail',
		method: 'POST',
		path: '/v2/{project_id}/users/{user_id}/resend-email',
		action: 'workspace:users:resendEmail',
		status: 204, // Pages from before `phone_template_id` say 200.
		handle: sendEmail,
	},
];

// Not documented: that the login records of a deleted user stay.
function remove(state: CloudState, gone: string[]): undefined {
	state.users = state.users.filter(({ id }) => !gone.includes(id));
	state.otpDevices = state.otpDevices.filter(({ user_id }) => !gone.includes(user_id));
	for (const group of state.groups) group.members = group.members.filter((id) => !gone.includes(id));
}

// Workspace API, BatchDeleteUser. What it does when one of the users does not exist is not documented: here it deletes nobody.
function deleteUsers(call: Call): undefined {
	const { user_ids: gone } = bodyOf(call, { user_ids: ids(1, 100, 255) }, 'user_ids');
	if (!gone.every((id) => call.state.users.some((user) => user.id === id))) throw noUser();
	remove(call.state, gone);
}

const STATUS = { op_type: oneOf('LOCK', 'UNLOCK', 'RESET_PWD') };

/**
 * Workspace API, ChangeUserStatus. A user who cannot be notified needs ResetRandomPassword instead of RESET_PWD, it says,
 * but not with which code it refuses; nor that locking a locked user succeeds.
 */
function changeStatus(call: Call): undefined {
	const { op_type: type } = bodyOf(call, STATUS, 'op_type');
	const { state } = call;
	const user = findUser(call);
	if (type === 'RESET_PWD') {
		const password = newPassword(12);
		notify(state, user, { password });
		user.password = password;
	} else user.locked = type === 'LOCK';
	state.changes.push({ api: 'ChangeUserStatus', id: user.id, op_type: type });
}

// Workspace API, SendEmail: without a template the default one is used; the documents give the IDs no length. Whether it needs
// a body when it needs no template is not said; here it does not.
function sendEmail(call: Call): undefined {
	const whole = call.body.trim() === '' ? { ...call, body: '{}' } : call;
	const templates = bodyOf(whole, { template_id: text(0, Infinity), phone_template_id: text(0, Infinity) });
	notify(call.state, findUser(call), templates);
}
