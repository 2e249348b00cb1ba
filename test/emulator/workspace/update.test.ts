import { SEEDED } from '..';
import { invalid, noUser, useEmulator } from '../client';

const cloud = useEmulator();

describe('UpdateUserInfo', () => {
	const update = (body: object | string | undefined, id = cloud.named(SEEDED.user).id) =>
		cloud.send({ method: 'PUT', path: `/v2/${cloud.projectId}/users/${id}`, body });

	it('changes what it is given and nothing else', async () => {
		const before = { ...cloud.named(SEEDED.user) };
		const fields = { description: 'Zürich', user_email: 'anna@example.com', user_phone: '', disabled: true, next_login_change_password: true };
		expect(await update(fields)).toMatchObject({ status: 200, json: { id: before.id } });
		expect(cloud.named(SEEDED.user)).toEqual({ ...before, ...fields, updates: 1 });
	});

	it.each([
		['2027-03-31T23:59:59Z', Date.UTC(2027, 2, 31, 23, 59, 59)],
		['2027-03-31T23:59:59.500Z', Date.UTC(2027, 2, 31, 23, 59, 59, 500)],
		['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
		['0', 0],
	])('takes the expiry %s', async (value, time) => {
		cloud.named(SEEDED.user).account_expires = 1;
		await update({ account_expires: value });
		expect(cloud.named(SEEDED.user).account_expires).toBe(time);
	});

	it.each<[string, unknown]>([
		['description', ''],
		['description', 'x'.repeat(256)],
		['user_email', 'a+b@example.com'],
		['user_email', `${'a'.repeat(50)}@example.com`],
		['description', '😀'.repeat(256)],
		['user_phone', '1'.repeat(21)],
		['user_info_map', 'x'.repeat(256)],
		['active_type', 'user_activate'],
		['account_expires', '2027-03-31'],
		['account_expires', '2027-13-31T23:59:59Z'],
		['account_expires', '2027-02-30T00:00:00Z'],
		['account_expires', '2027-02-29T00:00:00Z'],
		['account_expires', '2027-03-31T24:00:00Z'],
		['account_expires', 0],
		['disabled', 'true'],
		['enable_change_password', 1],
		['password_never_expired', null],
		['user_info_map', {}],
		['user_name', 'another'],
		...['toString', 'constructor', 'hasOwnProperty'].map((name): [string, unknown] => [name, 'x']),
	])('refuses %s = %j', async (name, value) => {
		expect(await update({ description: 'never', [name]: value })).toMatchObject(invalid(name));
		expect(cloud.named(SEEDED.user)).toMatchObject({ description: 'Finance, Prague', updates: 0 });
	});

	it('takes a field called __proto__ for one that it does not have', async () => {
		expect(await update('{"__proto__":{"disabled":true}}')).toMatchObject(invalid('__proto__'));
		expect(cloud.named(SEEDED.user)).toMatchObject({ disabled: false, updates: 0 });
	});

	it('counts characters, not the halves of some of them', async () => {
		expect(await update({ description: '😀'.repeat(255), user_phone: '' })).toMatchObject({ status: 200 });
	});

	it.each(['', ' ', '{}', '{ }', '\n{\n}\n'])('refuses %j, a request without fields', async (body) => {
		expect(await update(body)).toMatchObject({ status: 400, json: { error_code: 'WKS.0001' } });
	});

	it.each(['[1]', 'null', '"x"', '{"disabled":true'])('refuses %s, which is no object', async (body) => {
		expect(await update(body)).toMatchObject(invalid('body'));
	});

	it('refuses an unknown user with a 400', async () => {
		expect(await update({ disabled: true }, 'unknown')).toMatchObject(noUser);
	});
});
