import { SEEDED } from '..';
import { useEmulator } from '../client';
import { iamUser, numbered } from './expected';

const cloud = useEmulator();
const path = '/v3.0/OS-USER/users';
const user = (name: string = SEEDED.iamUser) => iamUser(cloud.state, name);
const account = () => cloud.state.iam.account.id;
const show = (id: string) => cloud.send({ path: `${path}/${id}` });
const notFound = { status: 404, json: { error: { code: 404, title: 'Not Found', message: expect.stringContaining('Could not find user') } } };
const good = 'Gr33n~tea';

describe('ShowUser', () => {
	it('shows what version 5 does not: e-mail address, phone with area code, access mode, times', async () => {
		expect((await show(user().user_id)).json).toMatchObject({
			user: {
				id: user().user_id,
				name: SEEDED.iamUser,
				email: 'a.novak@example.com',
				areacode: '0044',
				phone: '0044-7700900000',
				access_mode: 'default',
				pwd_strength: 'High',
				is_domain_owner: false,
				last_login_time: '2026-11-20 08:00:00',
			},
		});
	});

	it('leaves out what a user has not, and refuses an unknown one', async () => {
		const { json } = await show(user(SEEDED.iamBareUser).user_id);
		const fields = Object.keys((json as { user: object }).user);
		for (const name of ['email', 'phone', 'areacode', 'pwd_status', 'last_login_time']) expect(fields).not.toContain(name);
		expect(await show('unknown')).toMatchObject(notFound);
	});
});

describe('CreateUser', () => {
	const create = (fields: object) => cloud.send({ method: 'POST', path, body: { user: { name: 'new.user', domain_id: account(), ...fields } } });
	const contact = { email: 'new.user@example.com', areacode: '0086', phone: '13800138000' };

	it('creates a user with e-mail address, phone and a password that must be changed', async () => {
		const { status, json } = await create({ ...contact, password: good });
		expect([status, json]).toMatchObject([201, { user: { name: 'new.user', ...contact, enabled: true, pwd_status: true, password_expires_at: null, is_domain_owner: false } }]);
		expect(user('new.user')).toMatchObject({ ...contact, loginProfile: { password: good, password_reset_required: true } });
		expect(JSON.stringify(json)).not.toContain(good);
	});

	it('creates a user whom neither version finds for some seconds', async () => {
		const { json } = await create({});
		const { id } = (json as { user: { id: string } }).user;
		expect(await show(id)).toMatchObject(notFound);
		expect(await cloud.send({ path: `/v5/users/${id}` })).toMatchObject({ status: 404 });
		cloud.clock.advance(2500);
		expect(await show(id)).toMatchObject({ status: 200 });
		expect(await cloud.send({ path: `/v5/users/${id}` })).toMatchObject({ status: 200 });
	});

	it.each<[number, string, object]>([
		[1109, 'a name that is taken', { name: SEEDED.iamUser }],
		[1110, 'an e-mail address that is taken', { email: 'a.novak@example.com' }],
		[1111, 'a phone number that is taken', { areacode: '0044', phone: '7700900000' }],
		[1101, 'an impossible name', { name: '1st' }],
		[1102, 'an impossible e-mail address', { email: 'nobody' }],
		[1103, 'a password that is too short', { password: 'Sh0~t' }],
		[1118, 'a weak password', { password: 'onlylowercase' }],
		[1118, 'a password that holds the phone number', { ...contact, password: `Aa~${contact.phone}` }],
		[1104, 'a phone number with other characters', { areacode: '0044', phone: '+44' }],
		[1106, 'a phone number without an area code', { phone: '13800138000' }],
		[1100, 'no name', { name: undefined }],
		[1100, 'no account', { domain_id: undefined }],
		[1100, 'half an external identity', { xuser_id: 'x' }],
		[1100, 'an unknown field', { more: 1 }],
	])('refuses by the number %i: %s', async (number, _what, fields) => {
		const count = cloud.state.iam.users.length;
		expect(await create(fields)).toMatchObject(numbered(number));
		expect(cloud.state.iam.users).toHaveLength(count);
	});

	it('takes the number of another with another area code', async () => {
		expect(await create({ areacode: '0049', phone: '7700900000' })).toMatchObject({ status: 201 });
	});

	it('refuses one user more than the quota allows, another account, and a body without a user', async () => {
		expect(await create({ domain_id: 'another' })).toMatchObject({ status: 403, json: { error: { code: 403 } } });
		expect(await cloud.send({ method: 'POST', path, body: { name: 'new.user' } })).toMatchObject(numbered(1100));
		cloud.state.iam.quotas.users = cloud.state.iam.users.length;
		expect(await create({})).toMatchObject(numbered(1115));
	});
});

describe('UpdateUser', () => {
	const update = (fields: object, id = user().user_id) => cloud.send({ method: 'PUT', path: `${path}/${id}`, body: { user: fields } });

	it('changes what it is given and nothing else', async () => {
		const before = structuredClone(user());
		const changed = { email: 'anna@example.com', areacode: '0420', phone: '777123456', access_mode: 'console', enabled: false };
		expect(await update(changed)).toMatchObject({ status: 200, json: { user: { id: before.user_id, name: SEEDED.iamUser, ...changed } } });
		expect(user()).toEqual({ ...before, ...changed, updates: 1 });
	});

	it('sets a password that must be changed or not, but not the one that it is', async () => {
		await update({ password: good, pwd_status: false });
		expect(user().loginProfile).toMatchObject({ password: good, password_reset_required: false });
		await update({ pwd_status: true });
		expect(user().loginProfile).toMatchObject({ password: good, password_reset_required: true });
		expect(await update({ password: good })).toMatchObject(numbered(1108));
	});

	it('renames, but not to the name of another', async () => {
		expect(await update({ name: SEEDED.iamCaller })).toMatchObject(numbered(1109));
		expect(await update({ name: 'a.svobodova' })).toMatchObject({ status: 200, json: { user: { name: 'a.svobodova' } } });
		expect(await update({ enabled: true }, 'unknown')).toMatchObject(notFound);
	});
});
