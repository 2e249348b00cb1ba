import { SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, failure, json, lockUser, resendNotification, unbindOtpDevices, unlockUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const sent = (method: string) => cloud.requests.filter((request) => request.method === method);

describe.each([
	['locking', lockUser, 'LOCK', true, SEEDED.user],
	['unlocking', unlockUser, 'UNLOCK', false, SEEDED.lockedUser],
])('%s a user', (_what, form, type, locked, name) => {
	const user = () => userIn(cloud.state, name);

	it('changes the state, and returns it', async () => {
		const { done } = await cloud.run(form({ userId: byName(name) }));
		expect(json(done)).toEqual([{ id: user().id, user_name: name, locked }]);
		expect([user().locked, sent('POST')]).toEqual([locked, [{ method: 'POST', path: `/v2/{project_id}/users/${user().id}/actions`, query: {}, body: { op_type: type } }]]);
	});

	it('leads to the same when it is run again, and passes over a bad item', async () => {
		const { done } = await cloud.run(form({ userId: byId('={{ $json.id }}') }), [{ id: user().id }, { id: 'nobody' }, { id: user().id }], CARRY_ON);
		expect(json(done)).toEqual([{ id: user().id, locked }, failure('The user does not exist.'), { id: user().id, locked }]);
	});

	it('is done if reading shows it after an unclear outcome', async () => {
		cloud.emulator.fault({ method: 'POST', reset: 'after', times: Infinity });
		const { done, error } = await cloud.run(form({ userId: byId(user().id) }));
		expect([error, json(done)]).toEqual([undefined, [{ id: user().id, locked }]]);
	});

	it('is not done if reading shows that', async () => {
		cloud.emulator.fault({ method: 'POST', status: 503, body: '', times: Infinity });
		const { error } = await cloud.run(form({ userId: byId(user().id) }));
		expect(error?.message).toMatch(/\(looked up afterwards: the change was not made\)$/);
	});

	it('changes nothing in a dry run', async () => {
		const { done } = await cloud.run(form({ userId: byId(user().id), options: { dryRun: true } }));
		expect(json(done)).toMatchObject([{ id: user().id, dryRun: true, changes: { locked: { before: !locked, after: locked } } }]);
		expect([user().locked, sent('POST')]).toEqual([!locked, []]);
	});
});

describe("resending a user's notification", () => {
	const path = () => `/v2/{project_id}/users/${userIn(cloud.state).id}/resend-email`;

	it('sends it with the default template', async () => {
		const { done } = await cloud.run(resendNotification({ userId: byName(SEEDED.user) }));
		expect(json(done)).toEqual([{ id: userIn(cloud.state).id, user_name: SEEDED.user, sent: true }]);
		expect([sent('POST'), cloud.state.notifications]).toMatchObject([[{ path: path(), body: '' }], [{ to: 'a.novak@example.com' }]]);
	});

	it('sends it with the templates that are given', async () => {
		await cloud.run(resendNotification({ userId: byName(SEEDED.user), additionalFields: { templateId: 't1', phoneTemplateId: '' } }));
		expect(sent('POST')).toMatchObject([{ body: { template_id: 't1' } }]);
	});

	it('is not repeated when the outcome is unclear', async () => {
		cloud.emulator.fault({ method: 'POST', reset: 'after', times: Infinity });
		const { error } = await cloud.run(resendNotification({ userId: byName(SEEDED.user) }));
		expect([error?.message, cloud.state.notifications.length]).toEqual([expect.stringMatching(/\(the change may have been made\)$/), 1]);
	});

	it('sends nothing in a dry run', async () => {
		const { done } = await cloud.run(resendNotification({ userId: byName(SEEDED.user), options: { dryRun: true } }));
		expect([json(done)[0]?.dryRun, cloud.state.notifications]).toEqual([true, []]);
	});
});

describe('unbinding OTP devices', () => {
	const devices = () => cloud.state.otpDevices.filter(({ user_id }) => user_id === userIn(cloud.state).id).map(({ id }) => id);
	const unbinding = (more = {}) => unbindOtpDevices({ userId: byName(SEEDED.userWithOtpDevices), ...more });
	const item = () => ({ id: userIn(cloud.state).id, user_name: SEEDED.user });

	it('unbinds all that the user has', async () => {
		const all = devices();
		const { done } = await cloud.run(unbinding());
		expect([json(done), devices()]).toEqual([[{ ...item(), unbound: 2 }], []]);
		expect(sent('DELETE')).toEqual([{ method: 'DELETE', path: `/v2/{project_id}/users/${item().id}/otp-devices`, query: {}, body: { otp_ids: all } }]);
	});

	it('unbinds those that are selected, of those that the user has', async () => {
		const [first, second] = devices();
		const { done } = await cloud.run(unbinding({ devices: 'selected', otpIds: [second, 'none'] }));
		expect([json(done), devices()]).toEqual([[{ ...item(), unbound: 1 }], [first]]);
	});

	it('changes nothing for a user who has none, or when it is run again', async () => {
		const { done } = await cloud.run(unbindOtpDevices({ userId: byName('={{ $json.name }}') }), [SEEDED.userWithOtpDevices, SEEDED.userWithOtpDevices, SEEDED.userWithoutOtpDevices].map((name) => ({ name })));
		expect(json(done).map(({ unbound, changed }) => [unbound, changed])).toEqual([[2, undefined], [0, false], [0, false]]);
		expect(sent('DELETE')).toHaveLength(1);
	});

	it('refuses an empty list of devices before anything is sent: it does not mean all', async () => {
		const { error } = await cloud.run(unbindOtpDevices({ userId: byId(item().id), devices: 'selected', otpIds: '={{ [] }}' }));
		expect([error?.message, cloud.requests]).toEqual(["'Device IDs' is empty. Add the IDs of the devices, or choose 'All' under 'Devices'", []]);
	});

	it('is done if no device is listed after an unclear outcome', async () => {
		cloud.emulator.fault({ method: 'DELETE', reset: 'after', times: Infinity });
		const { done, error } = await cloud.run(unbinding());
		expect([error, json(done)]).toEqual([undefined, [{ ...item(), unbound: 2 }]]);
	});

	it('is done if the selected device is not listed after an unclear outcome, though others are', async () => {
		cloud.emulator.fault({ method: 'DELETE', reset: 'after', times: Infinity });
		const { done, error } = await cloud.run(unbinding({ devices: 'selected', otpIds: devices().slice(1) }));
		expect([error, json(done)]).toEqual([undefined, [{ ...item(), unbound: 1 }]]);
	});

	it('changes nothing in a dry run', async () => {
		const { done } = await cloud.run(unbinding({ options: { dryRun: true } }));
		expect(json(done)).toMatchObject([{ ...item(), dryRun: true, changes: { bound: { before: 2, after: 0 } } }]);
		expect(devices()).toHaveLength(2);
	});
});
