import type { Option } from '../../../shared/form/property';
import { actOnOne } from '../../../shared/form/verbs';
import { user } from '../../user';
import { readUser } from '../../userData';

/**
 * Locks or unlocks a desktop user (Workspace API, ChangeUserStatus), which answers without a body. Locking somebody who is
 * locked leads to the same state.
 */
function locking(type: 'LOCK' | 'UNLOCK', option: Option) {
	const state = { locked: type === 'LOCK' };
	return actOnOne({
		option,
		of: user,
		service: 'workspace',
		api: 'ChangeUserStatus',
		method: 'POST',
		path: '/v2/{project_id}/users/{user_id}/actions',
		effect: 'set',
		permission: 'workspace:users:operate',
		policies: ['Help desk', 'Joiner and leaver'],
		body: () => ({ op_type: type }),
		done: () => state,
		current: { read: async (call, { userId }) => await readUser(call, userId), wanted: () => state },
	});
}

/** Keeps a user from logging in. */
export const lock = locking('LOCK', { name: 'Lock', value: 'lock', action: 'Lock a user', description: 'Keep a desktop user from logging in' });

/** Lets a user log in again, also after too many wrong passwords. */
export const unlock = locking('UNLOCK', {
	name: 'Unlock',
	value: 'unlock',
	action: 'Unlock a user',
	description: 'Let a desktop user log in again, also after too many wrong passwords',
});
