import { SEEDED } from '..';
import { useEmulator } from '../client';
import { conflict, iamUser, invalid, notFound } from './expected';

const cloud = useEmulator();
const path = (id: string) => `/v5/users/${id}/login-profile`;
const user = () => iamUser(cloud.state, SEEDED.iamUser);
const bare = () => iamUser(cloud.state, SEEDED.iamBareUser);
const good = 'Gr33n~tea';

describe('ShowLoginProfileV5', () => {
	const show = (id: string) => cloud.send({ path: path(id) });

	it('shows the profile without the password, and when that expires only if passwords do', async () => {
		const { user_id, loginProfile } = user();
		const profile = { user_id, password_reset_required: false, created_at: loginProfile?.created_at };
		expect((await show(user_id)).json).toEqual({ login_profile: profile });
		cloud.state.iam.passwordPolicy.password_validity_period = 90;
		expect((await show(user_id)).json).toEqual({ login_profile: { ...profile, password_expires_at: '2025-10-07T08:00:00.000Z' } });
	});

	it('refuses a user without a password, and an unknown one', async () => {
		const { user_id: id } = bare();
		expect(await show(id)).toMatchObject({ status: 404, json: { error_code: 'IAM.0004', error_msg: `Could not find login-profile: ${id}` } });
		expect(await show('unknown')).toMatchObject(notFound('user'));
	});
});

describe('CreateLoginProfileV5', () => {
	const create = (body: object, id = bare().user_id) => cloud.send({ method: 'POST', path: path(id), body });

	it('gives a user a password', async () => {
		const { status, json } = await create({ password: good, password_reset_required: true });
		expect([status, json]).toMatchObject([201, { login_profile: { user_id: bare().user_id, password_reset_required: true } }]);
		expect(bare().loginProfile).toMatchObject({ password: good, password_reset_required: true });
		expect(JSON.stringify(json)).not.toContain(good);
	});

	it('refuses a user who has one', async () => {
		const before = structuredClone(user().loginProfile);
		expect(await create({ password: good, password_reset_required: true }, user().user_id)).toMatchObject(conflict);
		expect(user().loginProfile).toEqual(before);
	});

	it.each<[string, object]>([
		['password', { password_reset_required: true }],
		['password_reset_required', { password: good }],
		['password', { password: 'Sh0rt~1', password_reset_required: true }],
		['password', { password: `A1~${'a'.repeat(30)}`, password_reset_required: true }],
		['password', { password: 'onlylowercase1', password_reset_required: true }],
		['more', { password: good, password_reset_required: true, more: 1 }],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await create(body)).toMatchObject(invalid(name));
		expect(bare().loginProfile).toBeNull();
	});

	it('refuses what the policy of the account forbids: a name, forwards and backwards, and characters in a row', async () => {
		const { iam } = cloud.state;
		Object.assign(iam.passwordPolicy, { password_char_combination: 1, maximum_consecutive_identical_chars: 2 });
		const { user_id: id } = bare();
		bare().user_name = 'trainee.one';
		for (const password of ['trainee.one', 'eno.eeniart', 'green~teaaa']) {
			expect(await create({ password, password_reset_required: false }, id)).toMatchObject(invalid('password'));
		}
		expect(await create({ password: 'green~teaa', password_reset_required: false }, id)).toMatchObject({ status: 201 });
	});
});

describe('UpdateLoginProfileV5', () => {
	const update = (body: object, id = user().user_id) => cloud.send({ method: 'PUT', path: path(id), body });

	it('changes the password, or whether it must be changed', async () => {
		expect(await update({ password: good })).toMatchObject({ status: 200, json: { login_profile: { password_reset_required: false } } });
		expect(user().loginProfile).toMatchObject({ password: good, changedAt: new Date(cloud.clock.time).toISOString() });
		expect(await update({ password_reset_required: true })).toMatchObject({ status: 200, json: { login_profile: { password_reset_required: true } } });
		expect(user().loginProfile?.password).toBe(good);
	});

	it('refuses the password that it is, one that holds the e-mail address, and nothing at all', async () => {
		const { email, loginProfile } = user();
		for (const password of [loginProfile?.password, `A1~${email}`]) expect(await update({ password })).toMatchObject(invalid('password'));
		expect(await update({})).toMatchObject(invalid('body'));
		expect(await update({ password: good }, bare().user_id)).toMatchObject(notFound('login-profile'));
	});
});

it('takes the password away, once, and keeps the user', async () => {
	const { user_id: id } = user();
	const remove = () => cloud.send({ method: 'DELETE', path: path(id) });
	expect(await remove()).toMatchObject({ status: 204, json: undefined });
	expect(user().loginProfile).toBeNull();
	expect(await remove()).toMatchObject(notFound('login-profile'));
});
