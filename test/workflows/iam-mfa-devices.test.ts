import { SEEDED } from '../emulator';
import { PACKAGE } from '../engine/types';
import { byName, getMfaDevices, getSummary, iamUserIn, json, present, unbindMfaDevices, useCloud } from './setup';

const cloud = useCloud();
const changes = () => cloud.requests.filter(({ method }) => method !== 'GET');
const user = (name?: string) => iamUserIn(cloud.state, name);
const device = () => present(user().mfaDevices[0]);
const ofUser = { userId: byName(SEEDED.iamUser) };
const result = (more: object) => ({ id: user().user_id, user_name: SEEDED.iamUser, ...more });

/** Gives the user a second device. */
function addDevice(enabled: boolean) {
	const added = { serial_number: `${device().serial_number}-2`, enabled };
	user().mfaDevices.push(added);
	return added;
}

describe('unbinding MFA devices', () => {
	it('unbinds all of the user that are bound, and says when there was nothing to do', async () => {
		addDevice(false);
		const { serial_number } = device();
		expect(json((await cloud.run(unbindMfaDevices(ofUser), [{}, {}])).done)).toEqual([result({ unbound: 1, deleted: 0 }), result({ unbound: 0, deleted: 0, changed: false })]);
		expect(changes()).toEqual([{ method: 'POST', path: '/v5/mfa-devices/disable', query: {}, body: { user_id: user().user_id, serial_number } }]);
		expect(user().mfaDevices.map(({ enabled }) => enabled)).toEqual([false, false]);
	});

	it('does nothing for a user who has none', async () => {
		const { done } = await cloud.run(unbindMfaDevices({ userId: byName(SEEDED.iamBareUser) }));
		expect([json(done), changes()]).toEqual([[expect.objectContaining({ unbound: 0, changed: false })], []]);
	});

	it('deletes them as well if that is wanted, also those that nobody has bound', async () => {
		const { serial_number } = addDevice(false);
		const { done } = await cloud.run(unbindMfaDevices({ ...ofUser, deleteDevices: true }));
		expect([json(done), user().mfaDevices]).toEqual([[result({ unbound: 1, deleted: 2 })], []]);
		expect(changes().at(-1)).toEqual({ method: 'DELETE', path: '/v5/virtual-mfa-devices', query: { user_id: [user().user_id], serial_number: [serial_number] }, body: '' });
	});

	it('leaves the others alone if one was chosen', async () => {
		const { serial_number } = addDevice(true);
		const serialNumber = { __rl: true, mode: 'serialNumber', value: serial_number };
		const { done } = await cloud.run(unbindMfaDevices({ ...ofUser, mfaDevices: 'selected', serialNumber }));
		expect([json(done), user().mfaDevices.map(({ enabled }) => enabled)]).toEqual([[result({ unbound: 1, deleted: 0 })], [true, false]]);
	});

	it('fails if one of them cannot be unbound, and deletes none', async () => {
		cloud.emulator.fault({ method: 'POST', status: 403, body: '{"error_code":"PAP5.0001","error_msg":"Access denied."}' });
		const { error } = await cloud.run(unbindMfaDevices({ ...ofUser, deleteDevices: true }));
		expect([error?.message, error?.description, user().mfaDevices.length]).toEqual(['Access denied.', expect.stringContaining('iam:mfa:disableV5'), 1]);
	});

	it.each(['POST', 'DELETE'])('settles an unclear outcome by reading: %s', async (method) => {
		cloud.emulator.fault({ method, reset: 'after', times: Infinity });
		const { done } = await cloud.run(unbindMfaDevices({ ...ofUser, deleteDevices: true, options: { maxRetries: 0 } }));
		expect(json(done)).toEqual([result({ unbound: 1, deleted: 1 })]);
	});

	it.each(['POST', 'DELETE'])('takes a device that is gone meanwhile for done: %s', async (method) => {
		const takeAway = () => void (user().mfaDevices = []);
		cloud.emulator.fault({ method, meanwhile: takeAway, status: 404, body: '{"error_code":"IAM.0004","error_msg":"Could not find MFA device"}' });
		const { done } = await cloud.run(unbindMfaDevices({ ...ofUser, deleteDevices: true }));
		expect(json(done)).toEqual([result({ unbound: 1, deleted: 1 })]);
	});

	it('changes nothing in a dry run', async () => {
		const { done } = await cloud.run(unbindMfaDevices({ ...ofUser, options: { dryRun: true } }));
		expect([json(done), changes()]).toMatchObject([[{ ...result({}), dryRun: true, request: { method: 'POST' }, changes: { unbound: { before: false, after: true } } }], []]);
	});
});

it('reads the MFA devices of all users, or of one', async () => {
	const all = cloud.state.iam.users.flatMap(({ user_id, mfaDevices }) => mfaDevices.map((one) => ({ ...one, user_id })));
	const { done } = await cloud.run(getMfaDevices({ returnAll: true }));
	expect(json(done)).toHaveLength(all.length);
	expect(json(done)).toEqual(expect.arrayContaining(all));
	expect(json((await cloud.run(getMfaDevices({ whose: 'user', ...ofUser }))).done)).toEqual([{ ...device(), user_id: user().user_id }]);
});

it('lists the MFA devices of the chosen user for picking, and says which are not bound', async () => {
	const added = addDevice(false);
	const { results } = await cloud.engine().search(`${PACKAGE}.huaweiCloudIam`, 'searchMfaDevices', { resource: 'mfaDevice', operation: 'unbind', ...ofUser });
	expect(results).toEqual([{ name: 'a-novak', value: device().serial_number }, { name: 'a-novak-2 · not bound', value: added.serial_number }]);
	const nobody = cloud.engine().search(`${PACKAGE}.huaweiCloudIam`, 'searchMfaDevices', { resource: 'mfaDevice', operation: 'unbind', userId: byName('') });
	await expect(nobody).rejects.toThrow("Choose the 'User' first: the MFA devices are listed then");
});

it('reads what the account has and may have, and its rules for passwords, once for all items', async () => {
	const { users, passwordPolicy } = cloud.state.iam;
	const { done } = await cloud.run(getSummary(), [{}, {}]);
	expect(json(done)).toEqual([expect.objectContaining({ users: users.length, users_quota: 200, password_policy: passwordPolicy })]);
});
