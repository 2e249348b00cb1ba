import { type OtpDevice, SEEDED } from '..';
import { invalid, noUser, useEmulator } from '../client';

const cloud = useEmulator();
const path = (id: string) => `/v2/${cloud.projectId}/users/${id}/otp-devices`;
const list = async (id: string) => ((await cloud.send({ path: path(id) })).json as { otp_devices: OtpDevice[] }).otp_devices;
const owner = () => cloud.named(SEEDED.userWithOtpDevices).id;

describe('ListOtpDevicesByUserId', () => {
	it('lists the devices of a user and of nobody else', async () => {
		const common = { user_id: owner(), user_name: SEEDED.userWithOtpDevices };
		expect(await list(owner())).toMatchObject([{ ...common, status: 'REGISTERED', create_time: '2026-03-09 06:45:14' }, { ...common, status: 'UNREGISTER' }]);
		expect(await list(cloud.named(SEEDED.userWithoutOtpDevices).id)).toEqual([]);
	});

	it('refuses an unknown user with a 400', async () => {
		expect(await cloud.send({ path: path('unknown') })).toMatchObject(noUser);
	});
});

describe('BatchDeleteOtpDevices', () => {
	const unbind = (id: string, body: object | string) => cloud.send({ method: 'DELETE', path: path(id), body });
	const done = { status: 204, json: undefined };

	it('unbinds the devices it is told, also when it is asked twice', async () => {
		const [first, second] = (await list(owner())) as [OtpDevice, OtpDevice];
		const others = cloud.state.otpDevices.length - 2;
		expect(await unbind(owner(), { otp_ids: [first.id] })).toMatchObject(done);
		expect(await unbind(owner(), { otp_ids: [first.id] })).toMatchObject(done);
		expect(await list(owner())).toEqual([second]);
		expect(await unbind(owner(), { otp_ids: [first.id, second.id] })).toMatchObject(done);
		expect([await list(owner()), cloud.state.otpDevices.length]).toEqual([[], others]);
		expect(cloud.state.changes).toEqual(Array(3).fill({ api: 'BatchDeleteOtpDevices', id: owner() }));
	});

	it.each([[{}], [{ otp_ids: [] }]])('unbinds none with %j', async (body) => {
		expect(await unbind(owner(), body)).toMatchObject(done);
		expect(await list(owner())).toHaveLength(2);
	});

	it("passes over another user's devices", async () => {
		const other = cloud.state.otpDevices.find(({ user_id }) => user_id !== owner());
		expect(await unbind(owner(), { otp_ids: [other?.id] })).toMatchObject(done);
		expect(cloud.state.otpDevices).toContainEqual(other);
	});

	it.each<[string, object]>([
		['otp_ids', { otp_ids: Array<string>(56).fill('x') }],
		['otp_ids', { otp_ids: ['x'.repeat(256)] }],
		['otp_ids', { otp_ids: 'x' }],
		['more', { more: 1 }],
		['body', []],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await unbind(owner(), body)).toMatchObject(invalid(name));
	});

	it('refuses a request without a body, and an unknown user with a 400', async () => {
		expect(await unbind(owner(), '')).toMatchObject({ status: 400, json: { error_code: 'WKS.0001' } });
		expect(await unbind('unknown', {})).toMatchObject(noUser);
	});
});
