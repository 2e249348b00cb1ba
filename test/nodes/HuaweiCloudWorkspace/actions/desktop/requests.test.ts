import { assign } from '../../../../../nodes/HuaweiCloudWorkspace/actions/desktop/assign';
import { deleteDesktop } from '../../../../../nodes/HuaweiCloudWorkspace/actions/desktop/delete';
import { logOff } from '../../../../../nodes/HuaweiCloudWorkspace/actions/desktop/logOff';
import { hibernate, restart, start, stop } from '../../../../../nodes/HuaweiCloudWorkspace/actions/desktop/power';
import { unassign } from '../../../../../nodes/HuaweiCloudWorkspace/actions/desktop/unassign';
import type { Operation } from '../../../../../nodes/shared/form/operation';
import { answering, planned } from '../../../../fixtures/context';

const WAIT = { waitForCompletion: true, waitTimeout: 30 };
const folded = ({ fold }: Operation, ...all: object[]) => fold?.request(all as never);

it.each([
	['starting', start, {}, { op_type: 'os-start' }, 'set'],
	['stopping', stop, { type: 'HARD' }, { op_type: 'os-stop', type: 'HARD' }, 'set'],
	['restarting', restart, { type: 'SOFT' }, { op_type: 'reboot', type: 'SOFT' }, 'once'],
	['hibernating', hibernate, {}, { op_type: 'os-hibernate' }, 'set'],
])('%s a desktop', (_what, operation, fields, body, effect) => {
	expect(planned(operation, { desktopId: 'd1', ...fields, ...WAIT }).request).toEqual({
		service: 'workspace',
		api: 'BatchRunDesktops',
		method: 'POST',
		path: '/v2/{project_id}/desktops/action',
		body: { desktop_ids: ['d1'], ...body },
		effect,
		permission: 'workspace:desktops:operate',
	});
	expect(operation.fold?.most).toBe(100);
});

it('logging off needs no job', () => {
	const { request, result } = planned(logOff, { desktopId: 'd1', message: '' });
	expect(request).toMatchObject({ api: 'BatchLogoffDesktops', body: { desktop_ids: ['d1'] }, effect: 'set' });
	expect(result(null)).toEqual({ id: 'd1', logged_off: true });
});

it('deleting sends what was chosen, and desktops that are gone are no failure', () => {
	const options = { deleteUsers: true, emailNotification: false, isForceDelete: false };
	expect(planned(deleteDesktop, { desktopId: 'd1', ...WAIT, ...options }).request).toMatchObject({ body: { desktop_ids: ['d1'], delete_users: true, email_notification: false, is_force_delete: false } });
	expect([deleteDesktop.already, deleteDesktop.fold?.most]).toEqual([['WKS.00211902'], 100]);
});

describe('assigning', () => {
	const values = { desktopId: 'd1', userId: 'u1', accountName: 'ana', userGroup: 'users', additionalFields: {}, ...WAIT };
	const ana = { user_id: 'u1', user_name: 'ana', user_group: 'users', type: 'USER' };

	it('never clears data that nobody wanted to be cleared', () => {
		expect(folded(assign, values)?.body).toEqual({ desktops: [{ desktop_id: 'd1', attach_user_infos: [ana], is_clear_data: false }] });
		const other = { ...values, userId: 'u2', accountName: 'bea' };
		expect(folded(assign, { ...values, additionalFields: { isClearData: true } }, other)?.body).toEqual({
			desktops: [{ desktop_id: 'd1', attach_user_infos: [ana, { ...ana, user_id: 'u2', user_name: 'bea' }], is_clear_data: false }],
		});
	});

	it('takes 50 desktops, whoever they are for', () => {
		expect(assign.fold?.most).toBe(50);
		expect(assign.fold?.by(values as never)).toBe(assign.fold?.by({ ...values, desktopId: 'd2', userId: 'u2' } as never));
	});
});

it('one form of unassigning leads to two APIs', () => {
	const values = { desktopId: 'd1', ...WAIT };
	expect(planned(unassign, { ...values, unassignFrom: 'all', shutoffAfterDetach: false }).request).toMatchObject({ api: 'DetachInstances', body: { desktop_ids: ['d1'], shutoff_after_detach: false } });
	expect(planned(unassign, { ...values, unassignFrom: 'user', userId: 'u1', accountName: 'ana' }).request).toMatchObject({
		api: 'BatchDetachInstances',
		body: { desktops: [{ desktop_id: 'd1', detach_user_infos: [{ user_id: 'u1', user_name: 'ana', type: 'USER' }] }] },
	});
	expect(unassign.apis.map(({ api }) => api)).toEqual(['DetachInstances', 'ShowJob', 'BatchDetachInstances', 'ListUserDetail']);
});

describe('what a change is about', () => {
	const read = async ({ current }: Operation, desktop: object) => await current?.read(answering({ desktops: [{ desktop_id: 'd1', ...desktop }] }).call, { desktopId: 'd1', userId: 'u1' } as never);

	it.each([
		[start, { status: 'SHUTOFF' }, { status: 'SHUTOFF' }],
		[start, { status: 'SHUTOFF', task_status: 'powering-on' }, {}],
		[hibernate, { status: 'ACTIVE' }, {}],
		[hibernate, { status: 'HIBERNATED' }, { status: 'HIBERNATED' }],
		[logOff, { login_status: 'CONNECTED' }, {}],
		[logOff, { login_status: 'DISCONNECTED' }, {}],
		[logOff, { login_status: 'REGISTERED' }, { logged_off: true }],
		[deleteDesktop, {}, { deleted: false }],
		[assign, { attach_user_infos: [{ user_id: 'u1' }] }, { assigned: true }],
		[assign, { attach_user_infos: [{ user_id: 'u2' }] }, { assigned: false }],
	])('%#: is read of the desktop', async (operation, desktop, state) => {
		expect(await read(operation, desktop)).toEqual(state);
	});

	it('is nothing for a restart, after which everything is as before', () => {
		expect(restart.current).toBeUndefined();
	});
});
