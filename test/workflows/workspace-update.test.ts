import { SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, failure, fromList, json, updateUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const user = () => userIn(cloud.state);
const update = async (updateFields: object, timezone?: string) =>
	await cloud.run(updateUser({ userId: byId(user().id), updateFields: updateFields as never }), [{}], { settings: { timezone } });

it('changes the user and returns the ID', async () => {
	const { id } = user();
	const { done } = await update({ userEmail: 'anna@example.com', disabled: true });
	expect(cloud.requests).toEqual([
		{ method: 'PUT', path: `/v2/{project_id}/users/${id}`, query: {}, body: { user_email: 'anna@example.com', disabled: true } },
	]);
	expect(user()).toMatchObject({ user_email: 'anna@example.com', disabled: true, updates: 1 });
	expect(done).toEqual([{ json: { id }, pairedItem: { item: 0 } }]);
});

it('names the project, the type of the body and the language', async () => {
	await update({ disabled: true });
	const { projectId } = cloud.emulator.credential;
	expect(cloud.emulator.received[0]?.headers).toMatchObject({
		'content-type': 'application/json',
		'x-language': 'en-us',
		'x-project-id': projectId,
		authorization: expect.stringContaining('SignedHeaders=content-type;host;x-project-id;x-sdk-date,'),
	});
});

it.each([
	['accountExpires', '2027-12-31T18:00:00Z', 'account_expires', '2027-12-31T18:00:00Z'],
	['accountNeverExpires', true, 'account_expires', '0'],
	['activeType', 'ADMIN_ACTIVATE', 'active_type', 'ADMIN_ACTIVATE'],
	['description', 'Left on 31 May · 北京', 'description', 'Left on 31 May · 北京'],
	['disabled', true, 'disabled', true],
	['disabled', false, 'disabled', false],
	['enableChangePassword', false, 'enable_change_password', false],
	['nextLoginChangePassword', true, 'next_login_change_password', true],
	['nextLoginChangePassword', false, 'next_login_change_password', false],
	['passwordNeverExpired', true, 'password_never_expired', true],
	['userEmail', 'anna@example.com', 'user_email', 'anna@example.com'],
	['userInfoMap', '{"level":"gold"}', 'user_info_map', '{"level":"gold"}'],
	['userInfoMap', '', 'user_info_map', ''],
	['userPhone', '+8613800000000', 'user_phone', '+8613800000000'],
	['userPhone', '', 'user_phone', ''],
])('sends %s = %p as %s = %p, and nothing else', async (field, value, name, sent) => {
	const { error } = await update({ [field]: value });
	expect([error, cloud.requests[0]?.body]).toEqual([undefined, { [name]: sent }]);
	const kept = sent === '0' ? 0 : name === 'account_expires' ? Date.parse(String(sent)) : sent;
	expect(user()).toMatchObject({ [name]: kept, updates: 1 });
});

it.each([
	['2027-07-01T00:00:00', 'Europe/Prague', '2027-06-30T22:00:00Z'],
	['2027-01-01T00:00:00', 'Europe/Prague', '2026-12-31T23:00:00Z'],
	['2027-07-01', 'Asia/Shanghai', '2027-06-30T16:00:00Z'],
	['2027-07-01 12:30', 'America/New_York', '2027-07-01T16:30:00Z'],
	['2027-07-01T00:00:00Z', 'Asia/Shanghai', '2027-07-01T00:00:00Z'],
	['2027-07-01T00:00:00.250+02:00', 'Asia/Shanghai', '2027-06-30T22:00:00Z'],
	['={{ DateTime.fromISO("2027-07-01T12:00", { zone: "America/New_York" }) }}', 'Asia/Shanghai', '2027-07-01T16:00:00Z'],
	['={{ DateTime.fromISO("2027-07-01T12:00") }}', 'Asia/Shanghai', '2027-07-01T04:00:00Z'],
	['={{ new Date(Date.UTC(2027, 6, 1)) }}', 'Asia/Shanghai', '2027-07-01T00:00:00Z'],
])('takes %s in %s for %s', async (accountExpires, timezone, sent) => {
	const { error } = await update({ accountExpires }, timezone);
	expect([error, cloud.requests[0]?.body]).toEqual([undefined, { account_expires: sent }]);
});

it('takes values from the previous node, item by item', async () => {
	const [first, second] = [user(), userIn(cloud.state, SEEDED.disabledUser)];
	const node = updateUser({
		userId: fromList('={{ $json.id }}'),
		updateFields: { userEmail: '={{ $json.contact.mail }}', disabled: '={{ $json.left }}', userPhone: '={{ $json.phone ?? "" }}' },
	});
	const { done } = await cloud.run(node, [
		{ id: first.id, contact: { mail: 'one@example.com' }, left: 'true', phone: '123' },
		{ id: second.id, contact: { mail: 'two@example.com' }, left: false },
	]);
	expect([first, second]).toMatchObject([
		{ user_email: 'one@example.com', disabled: true, user_phone: '123' },
		{ user_email: 'two@example.com', disabled: false, user_phone: '' },
	]);
	expect(done).toEqual([first, second].map(({ id }, item) => ({ json: { id }, pairedItem: { item } })));
});

it.each([
	["There is nothing to update. Add at least one field under 'Update Fields'", {}],
	["'Account Expires' and 'Account Never Expires' contradict each other. Keep one of them", { accountExpires: '2027-01-01', accountNeverExpires: true }],
	["'Account Never Expires' is off, so a date is needed. Add 'Account Expires' instead", { accountNeverExpires: false }],
	["'Account Expires' is not a date such as 2026-12-31T18:00:00Z", { accountExpires: 'tomorrow' }],
	["'Account Expires' is not a date such as 2026-12-31T18:00:00Z", { accountExpires: '2027-02-30' }],
	["'Account Expires' is not a date such as 2026-12-31T18:00:00Z", { accountExpires: '={{ 20271231 }}' }],
	["'Account Expires' is empty", { accountExpires: '' }],
	["'Account Expires' is empty", { accountExpires: '={{ " " }}' }],
	["'Description' is longer than 255 characters", { description: 'x'.repeat(256) }],
	["'Description' must be text, but is an object", { description: '={{ { text: 1 } }}' }],
	["'Phone' is longer than 20 characters", { userPhone: '0'.repeat(21) }],
	["'Phone' has no value. If an expression gave nothing, correct it or remove the field", { userPhone: '={{ $json.phone }}' }],
	["'Email' is not an email address: anna at example.com", { userEmail: 'anna at example.com' }],
	[`'Email' has a "+" before the "@", which Workspace does not accept: anna+n8n@example.com`, { userEmail: 'anna+n8n@example.com' }],
	["'Disabled' must be true or false, but is the string yes", { disabled: '={{ "yes" }}' }],
	["'Activation Type' must be one of ADMIN_ACTIVATE, USER_ACTIVATE", { activeType: '={{ "NOBODY" }}' }],
])('says %s, before anything is sent', async (message, updateFields) => {
	const { error } = await update(updateFields);
	expect([error?.message, error?.name, cloud.requests]).toEqual([message, 'NodeOperationError', []]);
});

it.each([
	['={{ "" }}', "'User' is empty"],
	['={{ $json.id }}', "'User' is empty"],
	['={{ "../../projects" }}', `'User': A user ID consists of letters, digits, "-" and "_"`],
	['={{ "a.novak" }}', `'User': A user ID consists of letters, digits, "-" and "_"`],
])('refuses the user ID %s before anything is sent', async (id, message) => {
	for (const userId of [byId(id), fromList(id)]) {
		const { error } = await cloud.run(updateUser({ userId, updateFields: { disabled: true } }));
		expect([error?.message, cloud.requests]).toEqual([message, []]);
	}
});

describe('empty values', () => {
	const feed = [{ email: 'anna@example.com', phone: '+420601000111' }, { email: '', phone: '+420601000112' }, { email: null, phone: '  ' }, {}];
	const updateFields = { userEmail: '={{ $json.email }}', userPhone: '={{ $json.phone }}' };
	const form = (options: object) => updateUser({ userId: byName(SEEDED.user), updateFields, options: options as never });

	it('are left out if the user says so, and whom nothing is known of stays unchanged, with no request', async () => {
		const { done, error } = await cloud.run(form({ emptyValues: 'leaveOut' }), feed);
		const id = user().id;
		expect([error, cloud.requests.flatMap(({ method, body }) => (method === 'PUT' ? [body] : []))]).toEqual([
			undefined,
			[{ user_email: 'anna@example.com', user_phone: '+420601000111' }, { user_phone: '+420601000112' }],
		]);
		expect(json(done)).toMatchObject([{ id }, { id }, { id, changed: false }, { id, changed: false }]);
	});

	it('are sent otherwise, and a field that got nothing is an error, with nothing changed', async () => {
		const { done } = await cloud.run(form({ emptyValues: 'send' }), feed, CARRY_ON);
		expect(json(done).slice(1)).toEqual([
			failure('Invalid parameter: user_email.'), // Huawei Cloud takes no empty email.
			{ error: "'Email' has no value. If an expression gave nothing, correct it or remove the field" },
			{ error: "'Email' has no value. If an expression gave nothing, correct it or remove the field" },
		]);
		expect(user().updates).toBe(1);
	});

	it('leave false and 0 alone, which are values', async () => {
		await cloud.run(updateUser({ userId: byName(SEEDED.user), updateFields: { disabled: '={{ false }}', description: '={{ 0 }}' } as never, options: { emptyValues: 'leaveOut' } }));
		expect(cloud.requests.at(-1)?.body).toEqual({ disabled: false, description: '0' });
	});
});
