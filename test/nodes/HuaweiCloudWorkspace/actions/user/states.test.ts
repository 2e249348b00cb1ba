import { deleteUser } from '../../../../../nodes/HuaweiCloudWorkspace/actions/user/delete';
import { lock, unlock } from '../../../../../nodes/HuaweiCloudWorkspace/actions/user/lock';
import { resendNotification } from '../../../../../nodes/HuaweiCloudWorkspace/actions/user/resendNotification';
import { unbindOtpDevices } from '../../../../../nodes/HuaweiCloudWorkspace/actions/user/unbindOtpDevices';
import type { Values } from '../../../../../nodes/shared/form/plan';
import { answering, planned } from '../../../../fixtures/context';

const u1 = { userId: 'u1' };

it.each([
	[lock, 'LOCK', true],
	[unlock, 'UNLOCK', false],
])('locking and unlocking are the same request, with another word: %#', async (operation, type, locked) => {
	const { request, result, done } = planned(operation, u1);
	expect(request).toEqual({
		service: 'workspace',
		api: 'ChangeUserStatus',
		method: 'POST',
		path: '/v2/{project_id}/users/{user_id}/actions',
		params: { user_id: 'u1' },
		body: { op_type: type },
		effect: 'set',
		permission: 'workspace:users:operate',
	});
	expect([result(null), done, operation.current?.wanted(u1 as never)]).toEqual([{ id: 'u1', locked }, { id: 'u1', locked }, { locked }]);
	const { call } = answering({ user_detail: { locked: true, disabled: false } });
	expect(await operation.current?.read(call, u1 as never)).toMatchObject({ locked: true });
});

describe('deleting users', () => {
	it('takes up to 100, each once, into one request', () => {
		expect(deleteUser.fold?.most).toBe(100);
		expect(deleteUser.fold?.request([u1, { userId: 'u2' }, u1] as never as Values[])).toEqual({
			service: 'workspace',
			api: 'BatchDeleteUser',
			method: 'POST',
			path: '/v2/{project_id}/users/batch-delete',
			body: { user_ids: ['u1', 'u2'] },
			effect: 'set',
			permission: 'workspace:users:batchDelete',
		});
		expect([planned(deleteUser, u1).result(null), deleteUser.already]).toEqual([{ id: 'u1', deleted: true }, ['WKS.00170312']]);
	});

	it.each([
		['there', { user_detail: { id: 'u1' } }, { deleted: false }],
		['gone', Object.assign(new Error(), { context: { data: { error_code: 'WKS.00170312' } } }), { deleted: true }],
	])('reads whether the user is %s', async (_where, answer, state) => {
		expect(await deleteUser.current?.read(answering(answer).call, u1 as never)).toEqual(state);
	});

	it.each([new Error('Nothing was sent'), Object.assign(new Error('Busy'), { context: { data: { error_code: 'WKS.1' } } })])('cannot tell after another failure: %p', async (error) => {
		await expect(deleteUser.current?.read(answering(error).call, u1 as never)).rejects.toThrow(error);
	});
});

it.each([
	[{}, undefined],
	[{ templateId: '', phoneTemplateId: ' ' }, undefined],
	[{ templateId: 't1', phoneTemplateId: 't2' }, { template_id: 't1', phone_template_id: 't2' }],
])('resending a notification with the templates %j sends %j, once', (additionalFields, body) => {
	const { request, result } = planned(resendNotification, { ...u1, additionalFields });
	expect(request).toEqual({
		service: 'workspace',
		api: 'SendEmail',
		method: 'POST',
		path: '/v2/{project_id}/users/{user_id}/resend-email',
		params: { user_id: 'u1' },
		body,
		effect: 'once',
		permission: 'workspace:users:resendEmail',
	});
	expect(result(null)).toEqual({ id: 'u1', sent: true });
});

it('unbinding OTP devices refuses an empty choice', () => {
	expect(() => unbindOtpDevices.plan({ ...u1, devices: 'selected', otpIds: [] } as never)).toThrow("'Device IDs' is empty");
});
