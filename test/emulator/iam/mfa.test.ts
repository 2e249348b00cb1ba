import { SEEDED, type MfaDevice } from '..';
import { useEmulator } from '../client';
import { iamUser, invalid, notFound } from './expected';

const cloud = useEmulator();
const user = () => iamUser(cloud.state, SEEDED.iamUser);
const device = () => ({ user_id: user().user_id, serial_number: `iam::${cloud.state.iam.account.id}:mfa:a-novak` });
const list = async (query = {}) => ((await cloud.send({ path: '/v5/mfa-devices', query })).json as { mfa_devices: MfaDevice[] }).mfa_devices;

describe('ListMfaDevicesV5', () => {
	it('lists the devices of everybody or of one user, those that are not enabled among them', async () => {
		const all = await list();
		expect(all).toHaveLength(cloud.state.iam.users.flatMap(({ mfaDevices }) => mfaDevices).length);
		expect(new Set(all.map(({ enabled }) => enabled))).toEqual(new Set([true, false]));
		expect(await list({ user_id: user().user_id })).toEqual([{ ...device(), enabled: true }]);
		expect(await cloud.send({ path: '/v5/mfa-devices', query: { user_id: 'unknown' } })).toMatchObject(notFound('user'));
	});
});

describe('DisableMfaDeviceV5', () => {
	const disable = (body: object) => cloud.send({ method: 'POST', path: '/v5/mfa-devices/disable', body });

	it('takes a device away from its user, as often as it is told', async () => {
		expect(await disable(device())).toMatchObject({ status: 200, json: undefined });
		expect(await disable(device())).toMatchObject({ status: 200, json: undefined });
		expect(await list({ user_id: user().user_id })).toEqual([{ ...device(), enabled: false }]);
	});

	it('refuses a device of another form, of nobody, of somebody else, and a body without one', async () => {
		expect(await disable({ ...device(), serial_number: 'a-novak' })).toMatchObject({ status: 400, json: { error_code: 'PAP5.0041' } });
		expect(await disable({ ...device(), serial_number: 'iam::x:mfa:y' })).toMatchObject(notFound('MFA device'));
		expect(await disable({ ...device(), user_id: iamUser(cloud.state, SEEDED.iamBareUser).user_id })).toMatchObject(notFound('MFA device'));
		expect(await disable({ user_id: user().user_id })).toMatchObject(invalid('serial_number'));
		expect(await list({ user_id: user().user_id })).toMatchObject([{ enabled: true }]);
	});
});

describe('DeleteVirtualMfaDeviceV5', () => {
	const remove = (query: Record<string, string>) => cloud.send({ method: 'DELETE', path: '/v5/virtual-mfa-devices', query });

	it('deletes a device that the query names, once', async () => {
		expect(await remove(device())).toMatchObject({ status: 204, json: undefined });
		expect(user().mfaDevices).toEqual([]);
		expect(await remove(device())).toMatchObject(notFound('MFA device'));
	});

	it.each(['user_id', 'serial_number'])('needs the %s', async (name) => {
		expect(await remove({ ...device(), [name]: '' })).toMatchObject(invalid(name));
	});
});
