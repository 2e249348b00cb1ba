import { SEEDED } from '../emulator';
import { CARRY_ON, createIamUser, iamUserIn, json, present, sleeping, useCloud } from './setup';

const cloud = useCloud();
const called = (name: string) => cloud.state.iam.users.filter(({ user_name }) => user_name === name);
const sent = (method: string) => cloud.requests.filter((request) => request.method === method);
const groupId = (name: string) => present(cloud.state.iam.groups.find(({ group_name }) => group_name === name)).group_id;
const form = (more = {}) => createIamUser({ userName: '={{ $json.name }}', ...more });
const withoutPassword = (more = {}) => form({ consolePassword: false, ...more });
const newman = [{ name: 'n.newman' }];
const CONTACT = { email: 'n.newman@example.com', areacode: '0044', phone: '7700900999' };
const POST = { method: 'POST', path: /\/users$/ };

describe('creating an IAM user', () => {
	it('makes up a password that the user has to change, and returns it', async () => {
		const { done, error } = await cloud.run(form({ additionalFields: { description: 'Sales, Zürich' } }), newman);
		const { user_id: id, loginProfile, ...user } = iamUserIn(cloud.state, 'n.newman');
		expect([error, json(done)]).toEqual([undefined, [{ id, user_name: 'n.newman', created: true, password: loginProfile?.password }]]);
		expect(user).toMatchObject({ enabled: true, description: 'Sales, Zürich' });
		expect(loginProfile).toMatchObject({ password_reset_required: true, password: expect.stringMatching(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[!@#%*+?]).{20}$/) });
	});

	it('sets a password that was given, and does not return it', async () => {
		const { done } = await cloud.run(form({ passwordSource: 'set', password: 'Gr33n~tea', passwordResetRequired: false }), newman);
		expect(json(done)).toEqual([{ id: iamUserIn(cloud.state, 'n.newman').user_id, user_name: 'n.newman', created: true }]);
		expect(iamUserIn(cloud.state, 'n.newman').loginProfile).toMatchObject({ password: 'Gr33n~tea', password_reset_required: false });
	});

	it('is one request without a password, groups and contact data', async () => {
		const { done } = await cloud.run(withoutPassword({ enabled: false }), newman);
		expect(json(done)).toEqual([{ id: iamUserIn(cloud.state, 'n.newman').user_id, user_name: 'n.newman', created: true }]);
		expect(sent('POST')).toEqual([{ method: 'POST', path: '/v5/users', query: {}, body: { name: 'n.newman', enabled: false } }]);
		expect([sent('GET').filter(({ path }) => path !== '/v5/users'), cloud.requests.at(-1)?.method]).toEqual([[], 'POST']);
		expect(iamUserIn(cloud.state, 'n.newman')).toMatchObject({ loginProfile: null, enabled: false });
	});

	it('puts the user into groups', async () => {
		const groupIds = [SEEDED.iamGroup, SEEDED.iamEmptyGroup].map(groupId);
		await cloud.run(withoutPassword({ additionalFields: { groupIds } }), newman);
		const { user_id: id } = iamUserIn(cloud.state, 'n.newman');
		// Known at once, the user is not waited for.
		expect(sent('GET').filter(({ path }) => path === `/v5/users/${id}`)).toHaveLength(1);
		expect(cloud.state.iam.groups.filter(({ members }) => members.includes(id)).map(({ group_id }) => group_id).sort()).toEqual(groupIds.sort());
	});

	it('with email and phone uses the older API, with the password, and waits until the user is known before it goes on', async () => {
		const { done, error } = await cloud.run(form({ additionalFields: { ...CONTACT, description: 'Sales', groupIds: [groupId(SEEDED.iamGroup)] } }), newman);
		const { user_id: id, loginProfile, email, phone } = iamUserIn(cloud.state, 'n.newman');
		expect([error, json(done)]).toEqual([undefined, [{ id, user_name: 'n.newman', created: true, password: loginProfile?.password }]]);
		expect([email, phone]).toEqual([CONTACT.email, CONTACT.phone]);
		expect(sent('POST').map(({ path }) => path)).toEqual(['/v3.0/OS-USER/users', `/v5/groups/${groupId(SEEDED.iamGroup)}/add-user`]);
		expect(sent('POST')[0]?.body).toEqual({ user: { name: 'n.newman', enabled: true, description: 'Sales', domain_id: cloud.state.iam.account.id, ...CONTACT, password: loginProfile?.password, pwd_status: true } });
		expect(cloud.state.iam.groups.some(({ group_name, members }) => group_name === SEEDED.iamGroup && members.includes(id))).toBe(true);
	});

	it('takes an empty email for none', async () => {
		await cloud.run(withoutPassword({ additionalFields: { email: '={{ $json.email }}', areacode: '', phone: '' } }), [{ name: 'n.newman', email: '' }]);
		expect(sent('POST').map(({ path }) => path)).toEqual(['/v5/users']);
	});

	it.each([
		[{ userName: '1st' }, /^'User Name' may contain letters, digits, .* does not begin with a digit: 1st$/],
		[{ userName: 'n'.repeat(65) }, /^'User Name' is longer than 64 characters$/],
		[{ additionalFields: { description: 'R&D' } }, /^'Description' must not contain any of/],
		[{ additionalFields: { email: 'nobody' } }, /^'Email' is not an email address: nobody$/],
		[{ additionalFields: { email: 'nobody@example com' } }, /^'Email' is not an email address: nobody@example com$/],
		[{ additionalFields: { phone: '7700900999' } }, /^'Country Code' and 'Phone' go together/],
		[{ additionalFields: { areacode: '0044', phone: '77-00' } }, /^'Phone' must consist of digits: 77-00$/],
		[{ additionalFields: { groupIds: Array.from({ length: 10 }, (_, index) => String(index)) } }, /^There is no user group with the ID 0\. Check 'User Group IDs'$/],
		[{ additionalFields: { groupIds: Array.from({ length: 11 }, (_, index) => String(index)) } }, /^'User Group IDs' has 11 entries, and a user can be in at most 10 groups$/],
		[{ passwordSource: 'set', password: 'Gr33n' }, /^The 'New Password' has to have 8 to 32 characters$/],
		[{ passwordSource: 'set', password: 'greengreen' }, /^The 'New Password' has to contain at least two of/],
	])('changes nothing for a form with %j', async (more, message) => {
		const { error } = await cloud.run(form(more), newman);
		expect([error?.message, sent('POST')]).toEqual([expect.stringMatching(message), []]);
	});

	it.each([
		[{ passwordSource: 'set', password: 'greenTEAS' }, "The password policy of the account does not allow the 'New Password': the password has to contain at least 3 of lower case letters, upper case letters, digits and special characters"],
		[{ passwordLength: 11 }, "The password policy of the account does not allow this 'Password Length': the password has 11 characters, and at least 12 are needed"],
	])('changes nothing for a password that the account forbids: %j', async (more, message) => {
		if ('passwordLength' in more) cloud.state.iam.passwordPolicy.minimum_password_length = 12;
		const { error } = await cloud.run(form(more), newman);
		expect([error?.message, sent('POST')]).toEqual([message, []]);
	});

	it('compares the passwords of those who get one with the policy, and of nobody else', async () => {
		cloud.state.iam.passwordPolicy.minimum_password_length = 12;
		const items = [{ name: 'n.newman', login: false }, { name: 'o.newman', login: true }];
		const { done } = await cloud.run(form({ consolePassword: '={{ $json.login }}', passwordLength: 11 }), items, CARRY_ON);
		expect(json(done)).toMatchObject([{ user_name: 'n.newman', created: true }, { error: expect.stringMatching(/at least 12 are needed$/) }]);
	});

	it('goes on without the password policy if it may not read it, and says so', async () => {
		cloud.emulator.fault({ path: '/v5/password-policy', status: 403, body: '{"error_code":"PAP5.0001","error_msg":"Access denied."}' });
		const { done } = await cloud.run(form(), newman);
		expect(json(done)).toEqual([
			expect.objectContaining({ created: true, passwordPolicyError: expect.stringMatching(/^The password was not compared with the password policy of the account: Access denied\. — /) }),
		]);
	});

	it('changes nothing for a group that does not exist', async () => {
		const { error } = await cloud.run(form({ additionalFields: { groupIds: [groupId(SEEDED.iamGroup), 'gone'] } }), newman);
		expect([error?.message, sent('POST')]).toEqual(["There is no user group with the ID gone. Check 'User Group IDs'", []]);
	});

	it('changes nothing if the groups cannot be read, for those who are to be in one', async () => {
		cloud.emulator.fault({ path: '/v5/groups', status: 403, body: '{"error_code":"PAP5.0001","error_msg":"Access denied."}' });
		const items = [{ name: 'n.newman', groups: [groupId(SEEDED.iamGroup)] }, { name: 'o.newman', groups: [] }];
		const { done } = await cloud.run(withoutPassword({ additionalFields: { groupIds: '={{ $json.groups }}' } }), items, CARRY_ON);
		expect(json(done)).toMatchObject([{ error: 'Access denied.' }, { user_name: 'o.newman', created: true }]);
		expect(called('n.newman')).toEqual([]);
	});

	it('fails with email or phone where the account is not known, before anything is changed', async () => {
		cloud.emulator.fault({ path: '/v3/auth/domains', status: 403, body: '{"error_msg":"Access denied."}' });
		const items = [{ name: 'n.newman', email: CONTACT.email }, { name: 'o.newman', email: '' }];
		const { done } = await cloud.run(withoutPassword({ additionalFields: { email: '={{ $json.email }}' } }), items, { ...CARRY_ON, credential: cloud.strange() });
		expect(json(done)).toMatchObject([{ error: expect.stringMatching(/^IAM creates a user with email or phone only together with the ID of the account/) }, { created: true }]);
		expect(called('n.newman')).toEqual([]);
	});

	it('changes nothing in a dry run, and shows no password', async () => {
		const before = JSON.stringify(cloud.state.iam);
		const { done } = await cloud.run(form({ passwordSource: 'set', password: 'Gr33n~tea', additionalFields: { email: CONTACT.email }, options: { dryRun: true } }), newman);
		const body = { user: { name: 'n.newman', enabled: true, domain_id: cloud.state.iam.account.id, email: CONTACT.email, password: '********', pwd_status: true } };
		expect(json(done)).toEqual([{ dryRun: true, request: { method: 'POST', url: expect.stringMatching(/\/v3\.0\/OS-USER\/users$/), body } }]);
		expect(JSON.stringify(cloud.state.iam) === before).toBe(true);
	});
});

describe('a name that somebody has', () => {
	const exists = (name: string) => `There is a user called "${name}" already, with the ID ${iamUserIn(cloud.state, name).user_id}`;

	it('is looked up before anything is changed', async () => {
		const { error } = await cloud.run(form(), [{ name: SEEDED.iamUser }]);
		expect([error?.message, sent('POST')]).toEqual([exists(SEEDED.iamUser), []]);
	});

	it.each([
		['the same run', {}],
		['the same run, by the older API', { additionalFields: { email: '={{ $json.email }}' } }],
	])('since %s has only just created the user is no second user', async (_when, more) => {
		cloud.state.iam.hiddenFor.CreateUser = 0;
		const items = ['one', 'two'].map((email) => ({ name: 'n.newman', email: `${email}@example.com` }));
		const { done } = await cloud.run(withoutPassword(more), items, CARRY_ON);
		expect(json(done)).toMatchObject([{ created: true }, { error: exists('n.newman') }]);
		expect(called('n.newman')).toHaveLength(1);
	});
});

describe('an unclear outcome', () => {
	it.each([
		['', {}],
		[' by the older API, by which nobody is known at once', { additionalFields: { email: CONTACT.email } }],
	])('is looked up, and shows the user who was created%s', async (_how, more) => {
		cloud.emulator.fault({ ...POST, reset: 'after' });
		const { done, error } = await cloud.run(form(more), newman);
		const { user_id: id, loginProfile } = iamUserIn(cloud.state, 'n.newman');
		expect([error, json(done), called('n.newman').length]).toEqual([undefined, [{ id, user_name: 'n.newman', created: true, password: loginProfile?.password }], 1]);
	});

	it('is no user if none is found for ten seconds', async () => {
		cloud.emulator.fault({ ...POST, status: 500, body: '{"error_msg":"Out of order."}' });
		const { error } = await cloud.run(form(), newman);
		expect([error?.message, called('n.newman')]).toEqual(['Out of order. (looked up afterwards: the change was not made)', []]);
		expect(sleeping.mock.calls.filter(([ms]) => ms === 1000)).toHaveLength(10);
	});
});

describe('what fails after the user was created', () => {
	it('is told with the user, who would otherwise be created again, and no password is returned that was not set', async () => {
		cloud.emulator.fault({ path: /login-profile/, method: 'POST', status: 403, body: '{"error_code":"PAP5.0001","error_msg":"Access denied."}' });
		const { done } = await cloud.run(form({ additionalFields: { groupIds: [groupId(SEEDED.iamGroup)] } }), newman);
		const { user_id: id } = iamUserIn(cloud.state, 'n.newman');
		expect(json(done)).toEqual([{ id, user_name: 'n.newman', created: true, creationError: expect.stringMatching(/^The user was created, but the password was not set: Access denied\. — /) }]);
		expect(cloud.state.iam.groups.some(({ group_name, members }) => group_name === SEEDED.iamGroup && members.includes(id))).toBe(true);
	});

	it.each([
		['by a key that may not read users', {}, 403],
		['by the older API, which has set the password', { additionalFields: { email: CONTACT.email } }, 503],
	])('as reading the user does, does not keep back user and password: %s', async (_how, { additionalFields = {} }: { additionalFields?: object }, status) => {
		cloud.emulator.fault({ method: 'GET', path: /\/v5\/users\/\w+$/, status, body: '{"error_msg":"No."}', times: Infinity });
		const { done } = await cloud.run(form({ additionalFields: { ...additionalFields, groupIds: [groupId(SEEDED.iamGroup)] } }), newman);
		expect(json(done)).toMatchObject([{ created: true, password: iamUserIn(cloud.state, 'n.newman').loginProfile?.password }]);
	});

	it('as reading the user does, is told along with other failures', async () => {
		cloud.emulator.fault({ method: 'GET', path: /\/v5\/users\/\w+$/, status: 403, body: '{"error_msg":"No."}', times: Infinity });
		cloud.emulator.fault({ path: /add-user/, status: 400, body: '{"error_code":"IAM.0007","error_msg":"Invalid."}' });
		const { done } = await cloud.run(withoutPassword({ additionalFields: { groupIds: [groupId(SEEDED.iamGroup)] } }), newman);
		expect(json(done)[0]?.creationError).toMatch(/^The user was created, but the user was not added to the group \w+: Invalid\..*; it could not be read whether IAM knows the user yet: No\./);
	});

	it('as another item, after which the workflow stops, does not keep the user from what comes next', async () => {
		let refuse = () => {};
		const refused = new Promise<void>((resolve) => (refuse = resolve));
		// Until the refusal has been answered, and has had time to reach the node.
		const told = refused.then(async () => {
			for (let turns = 0; turns < 500; ) {
				await new Promise(setImmediate);
				if (cloud.emulator.received.some(({ status }) => status === 400)) turns++;
			}
		});
		cloud.emulator.fault({ ...POST, path: /\/v5\/users$/, until: refused, status: 400, body: '{"error_msg":"No."}' });
		cloud.emulator.fault({ method: 'GET', path: /\/v5\/users\/\w+$/, meanwhile: () => refuse(), until: told });
		const { error } = await cloud.run(withoutPassword({ additionalFields: { groupIds: [groupId(SEEDED.iamGroup)] } }), [{ name: 'o.newman' }, ...newman]);
		const made = cloud.state.iam.users.find(({ user_name }) => user_name.endsWith('.newman'));
		expect([error?.message, error?.description]).toEqual(['No.', expect.stringMatching(/1 of 2 items had been done/)]);
		expect(cloud.state.iam.groups.find(({ group_name }) => group_name === SEEDED.iamGroup)?.members).toContain(made?.user_id);
	});

	it('as a group that refuses the user does not keep the password back', async () => {
		cloud.emulator.fault({ path: /add-user/, status: 400, body: '{"error_code":"IAM.0007","error_msg":"Invalid."}' });
		const id = groupId(SEEDED.iamGroup);
		const { done } = await cloud.run(form({ additionalFields: { groupIds: [id] } }), newman);
		expect(json(done)).toMatchObject([{ password: iamUserIn(cloud.state, 'n.newman').loginProfile?.password, creationError: expect.stringMatching(new RegExp(`^The user was created, but the user was not added to the group ${id}: Invalid\\.`)) }]);
		expect(json(done)[0]?.creationError).not.toMatch(/could not be read/);
	});
});

it('says in words that the account has no room for another user', async () => {
	cloud.state.iam.quotas.users = cloud.state.iam.users.length;
	const { error } = await cloud.run(withoutPassword(), newman);
	expect([error?.message, error?.description]).toEqual(['The quota of users is used up', expect.stringContaining('a quota of the account. Account: Get Summary shows the quotas')]);
	const older = await cloud.run(withoutPassword({ additionalFields: { email: CONTACT.email } }), newman);
	expect(older.error?.description).toContain('The account has as many users as its quota allows');
});
