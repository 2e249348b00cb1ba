import type { Resource } from '../../../shared/form/operation';
import { create } from './create';
import { deleteUser } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { lock, unlock } from './lock';
import { addToGroup, removeFromGroup } from './membership';
import { offboard } from './offboard';
import { resendNotification } from './resendNotification';
import { resetPassword } from './resetPassword';
import { unbindOtpDevices } from './unbindOtpDevices';
import { update } from './update';
import { upsert } from './upsert';

/** Desktop users. */
export const user: Resource = {
	option: { name: 'User', value: 'user' },
	operations: [addToGroup, create, upsert, deleteUser, get, getAll, lock, offboard, removeFromGroup, resendNotification, resetPassword, unbindOtpDevices, unlock, update],
};
