import { SEEDED } from '../emulator';
import { CARRY_ON, createUser, json, present, SPLIT, upsertUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const called = (name: string) => cloud.state.users.filter(({ user_name }) => user_name === name);
const sent = (method: string) => cloud.requests.filter((request) => request.method === method);
const self = (more = {}) => ({ userName: '={{ $json.name }}', userEmail: 'n.newman@example.com', ...more });
const byAdministrator = (more = {}) => ({ userName: '={{ $json.name }}', activeType: 'ADMIN_ACTIVATE', ...more });
const newman = [{ name: 'n.newman' }];
const POST = { method: 'POST', path: /\/users$/ };

describe.each([
	['creating a user', createUser],
	['creating or updating a user who is new', upsertUser],
])('%s', (_what, form) => {
	it('sends what the form says, and returns the ID and that the user was created', async () => {
		const groupIds = cloud.state.groups.slice(0, 2).map(({ id }) => id);
		const additionalFields = { accountExpires: '2027-03-31T18:00:00Z', aliasName: 'Nina', description: 'Sales, Zürich', enableChangePassword: false, groupIds, userInfoMap: '' };
		const { done, error } = await cloud.run(form(self({ userPhone: '+447700900999', additionalFields })), newman);
		const user = userIn(cloud.state, 'n.newman');
		expect([error, json(done)]).toEqual([undefined, [{ id: user.id, user_name: 'n.newman', created: true }]]);
		expect(sent('POST')).toEqual([
			{
				method: 'POST',
				path: '/v2/{project_id}/users',
				query: {},
				body: {
					user_name: 'n.newman', active_type: 'USER_ACTIVATE', user_email: 'n.newman@example.com', user_phone: '+447700900999', account_expires: '2027-03-31T18:00:00Z',
					alias_name: 'Nina', description: 'Sales, Zürich', enable_change_password: false, group_ids: groupIds, user_info_map: '',
				},
			},
		]);
		expect(cloud.state.groups.slice(0, 2).map(({ members }) => members.includes(user.id))).toEqual([true, true]);
		expect(cloud.state.notifications).toMatchObject([{ user_id: user.id, to: 'n.newman@example.com' }]);
	});

	it('leaves out an email or phone that an expression does not give, if what is empty is left out', async () => {
		const contact = { userName: '={{ $json.name }}', userEmail: '={{ $json.email }}', userPhone: '={{ $json.phone }}' };
		const people = [{ name: 'n.newman', email: 'n.newman@example.com', phone: null }];
		expect((await cloud.run(form(contact), people)).error?.message).toMatch(/^'Phone' has no value\./);
		await cloud.run(form({ ...contact, options: { emptyValues: 'leaveOut' } }), people);
		expect(sent('POST').map(({ body }) => body)).toEqual([{ user_name: 'n.newman', active_type: 'USER_ACTIVATE', user_email: 'n.newman@example.com' }]);
	});

	it('leaves out what is empty, if it is to, and otherwise says what is', async () => {
		const additionalFields = { accountExpires: '={{ $json.expires }}', description: '={{ $json.department }}' };
		const people = [{ name: 'n.newman', expires: '' }];
		expect((await cloud.run(form(self({ additionalFields })), people)).error?.message).toBe("'Account Expires' is empty");
		const { error } = await cloud.run(form(self({ additionalFields, options: { emptyValues: 'leaveOut' } })), people);
		expect([error, sent('POST').map(({ body }) => body)]).toEqual([undefined, [{ user_name: 'n.newman', active_type: 'USER_ACTIVATE', user_email: 'n.newman@example.com' }]]);
	});

	it('says nothing of a password for users who activate themselves, whatever the form had before', async () => {
		await cloud.run(form(self({ activeType: '={{ $json.type }}', passwordSource: 'set', password: 'Gr33n~tea', nextLoginChangePassword: true })), [{ name: 'n.newman', type: 'USER_ACTIVATE' }]);
		expect(sent('POST').map(({ body }) => body)).toEqual([{ user_name: 'n.newman', active_type: 'USER_ACTIVATE', user_email: 'n.newman@example.com' }]);
	});

	it('puts the user into five groups at most', async () => {
		const groupIds = cloud.state.groups.slice(0, 6).map(({ id }) => id);
		const { error } = await cloud.run(form(self({ additionalFields: { groupIds } })), newman);
		expect([error?.message, sent('POST')]).toEqual([expect.stringMatching(/^'User Group IDs' has 6 entries, and at most 5 are possible\./), []]);
		await cloud.run(form(self({ additionalFields: { groupIds: groupIds.slice(1) } })), newman);
		expect(sent('POST').map(({ body }) => body.group_ids)).toEqual([groupIds.slice(1)]);
	});

	it('makes up a password for a user whom the administrator activates, and returns it', async () => {
		const { done } = await cloud.run(form(byAdministrator({ nextLoginChangePassword: false })), newman);
		const user = userIn(cloud.state, 'n.newman');
		expect(json(done)).toEqual([{ id: user.id, user_name: 'n.newman', created: true, password: user.password }]);
		expect(user).toMatchObject({ next_login_change_password: false, password: expect.stringMatching(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)\w{20}$/) });
	});

	it('sets a password that was given, and returns none', async () => {
		const { done } = await cloud.run(form(byAdministrator({ passwordSource: 'set', password: 'Gr33n~tea' })), newman);
		expect(json(done)).toEqual([{ id: userIn(cloud.state, 'n.newman').id, user_name: 'n.newman', created: true }]);
		expect(userIn(cloud.state, 'n.newman')).toMatchObject({ password: 'Gr33n~tea', next_login_change_password: true });
	});

	it('needs no password on the form for users who activate themselves, also where an expression says so', async () => {
		const { error } = await cloud.run(form(self({ activeType: '={{ $json.type }}' })), [{ name: 'n.newman', type: 'USER_ACTIVATE' }]);
		expect([error, called('n.newman').length]).toEqual([undefined, 1]);
	});

	it.each([
		[{ userEmail: '' }, /^'Email' or 'Phone' is needed/],
		[{ userEmail: 'n+n8n@example.com' }, /^'Email' has a "\+" before the "@"/],
		[{ userName: 'n newman' }, /^'User Name' may contain letters/],
		[{ userName: 'n.newman.' }, /^'User Name' may contain letters/],
		[{ userName: 'n'.repeat(33) }, /^'User Name' is longer than 32 characters$/],
		[{ userEmail: 'nobody' }, /^'Email' is not an email address/],
		[{ additionalFields: { groupIds: ['1', '2', '3', '4', '5', '6'] } }, /^'User Group IDs' has 6 entries, and at most 5 are possible/],
		[{ additionalFields: { accountExpires: '2027-01-01', accountNeverExpires: true } }, /contradict each other/],
		[{ activeType: 'ADMIN_ACTIVATE', passwordSource: 'set', password: 'greentea' }, /^The 'New Password' has to contain at least three of/],
		[{ activeType: 'ADMIN_ACTIVATE', passwordSource: 'set', password: '1N.Newman!' }, /^The 'New Password' must not contain the user name$/],
		[{ activeType: 'ADMIN_ACTIVATE', passwordSource: 'set', password: 'Gr33n' }, /^The 'New Password' has to have 8 to 32 characters$/],
	])('changes nothing for a form with %j', async (more, message) => {
		const { error } = await cloud.run(form(self(more)), newman);
		expect([error?.message, sent('POST')]).toEqual([expect.stringMatching(message), []]);
	});

	it('looks all names up before the first change, many in a request', async () => {
		const items = Array.from({ length: 60 }, (_, index) => ({ name: `n.newman${index}` }));
		const { done } = await cloud.run(form(self()), items);
		expect(json(done).map(({ created }) => created)).toEqual(items.map(() => true));
		expect(cloud.requests.map(({ method }) => method)).toEqual(['GET', 'GET', ...items.map(() => 'POST')]);
	});

	it('is done for the others when one is refused', async () => {
		const { done, failed } = await cloud.run(form(self({ userEmail: '={{ $json.email }}' })), [{ name: 'n.one', email: 'one@example.com' }, { name: 'n.two', email: 'two@localhost' }, { name: 'n.three', email: 'three@example.com' }], SPLIT);
		expect(json(done).map(({ user_name }) => user_name)).toEqual(['n.one', 'n.three']);
		expect(json(failed)).toMatchObject([{ name: 'n.two', error: 'Invalid parameter: user_email.' }]);
	});

	it('changes nothing in a dry run, and shows no password', async () => {
		const { done } = await cloud.run(form(byAdministrator({ options: { dryRun: true } })), newman);
		expect(json(done)).toEqual([
			{
				dryRun: true,
				request: {
					method: 'POST',
					url: expect.stringMatching(/\/users$/),
					body: { user_name: 'n.newman', active_type: 'ADMIN_ACTIVATE', password: '********', next_login_change_password: true },
				},
			},
		]);
		expect([called('n.newman'), sent('POST')]).toEqual([[], []]);
	});

	it('looks the name up after an unclear outcome, and finds the user who was created', async () => {
		cloud.emulator.fault({ ...POST, reset: 'after' });
		const { done, error } = await cloud.run(form(byAdministrator()), newman);
		const user = userIn(cloud.state, 'n.newman');
		expect([error, json(done)]).toEqual([undefined, [{ id: user.id, user_name: 'n.newman', created: true, password: user.password }]]);
		expect([sent('POST').length, called('n.newman').length, cloud.requests.at(-1)?.query]).toEqual([1, 1, { user_names: ['n.newman'], offset: ['0'], limit: ['100'] }]);
	});

	it('says that nobody was created if nobody is there after an unclear outcome', async () => {
		cloud.emulator.fault({ ...POST, status: 500, body: '{"error_msg":"Out of order."}' });
		const { error } = await cloud.run(form(self()), newman);
		expect([error?.message, called('n.newman')]).toEqual(['Out of order. (looked up afterwards: the change was not made)', []]);
	});

	it('stays in doubt if that cannot be looked up', async () => {
		cloud.emulator.fault({ ...POST, reset: 'after' });
		cloud.emulator.fault({ method: 'GET', skip: 1, status: 503, body: '', times: Infinity });
		const { error } = await cloud.run(form(self()), newman);
		expect([error?.message, sent('POST').length]).toEqual([expect.stringMatching(/\(the change may have been made\)$/), 1]);
	});

	it.each([401, 403])('does not look for the name when the client as a whole is refused with %d', async (status) => {
		cloud.emulator.fault({ ...POST, status, body: '{"error_msg":"No."}' });
		const { error } = await cloud.run(form(self()), newman);
		expect([error?.message, cloud.requests.at(-1)?.method]).toEqual(['No.', 'POST']);
	});

	it('creates a user whose name is taken in another domain only, if a domain is given', async () => {
		const { done } = await cloud.run(form(self({ additionalFields: { domain: SEEDED.localDomain } })), [{ name: SEEDED.user }]);
		const [elsewhere, created] = called(SEEDED.user);
		expect([json(done), created?.domain, elsewhere?.updates]).toEqual([[{ id: present(created).id, user_name: SEEDED.user, created: true }], SEEDED.localDomain, 0]);
	});
});

describe('creating a user whose name is taken', () => {
	it('fails before anything is changed, and says who has it and what to do', async () => {
		const { id } = userIn(cloud.state);
		const { error } = await cloud.run(createUser(self()), [{ name: 'n.newman' }, { name: SEEDED.user }]);
		expect(error?.message).toBe(`There is a user called "${SEEDED.user}" already, with the ID ${id}. Use 'Create or Update' to change the user`);
		expect([sent('POST'), userIn(cloud.state).updates]).toEqual([[], 0]);
	});

	it('fails for the second of two items, whose name the first has just taken', async () => {
		const { done } = await cloud.run(createUser(self()), [...newman, ...newman], CARRY_ON);
		const [user, ...others] = called('n.newman');
		expect(json(done)).toEqual([{ id: user?.id, user_name: 'n.newman', created: true }, { error: expect.stringMatching(`^There is a user called "n.newman" already, with the ID ${user?.id}`) }]);
		expect(others).toEqual([]);
	});

	it('fails in the domain that is given', async () => {
		const { error } = await cloud.run(createUser(self({ additionalFields: { domain: 'corp.example.com' } })), [{ name: SEEDED.user }]);
		expect([error?.message, sent('POST')]).toEqual([expect.stringMatching(/^There is a user called "a\.novak" already/), []]);
	});
});

describe('creating or updating a user who exists', () => {
	const known = [{ name: SEEDED.user }];
	const additionalFields = { description: 'Moved to Sales', accountNeverExpires: true, aliasName: 'A', groupIds: ['none'], enterpriseProjectId: 'e1' };

	it('sends what can be updated, and leaves password and activation type alone', async () => {
		const { id, password } = userIn(cloud.state);
		const { done } = await cloud.run(upsertUser(byAdministrator({ userEmail: 'anna@example.com', additionalFields })), known);
		expect(json(done)).toEqual([{ id, user_name: SEEDED.user, created: false }]);
		expect(cloud.requests.map(({ method, body }) => [method, body])).toEqual([
			['GET', ''],
			['PUT', { user_email: 'anna@example.com', description: 'Moved to Sales', account_expires: '0' }],
		]);
		expect(userIn(cloud.state)).toMatchObject({ password, active_type: 'USER_ACTIVATE', user_email: 'anna@example.com' });
	});

	it('changes nothing where nothing was given but the name, for which no email is needed', async () => {
		const { done } = await cloud.run(upsertUser({ userName: SEEDED.user }));
		expect(json(done)).toEqual([{ id: userIn(cloud.state).id, user_name: SEEDED.user, created: false, changed: false }]);
		expect(sent('PUT')).toEqual([]);
	});

	it('leaves out empty fields if the user says so, for a new user as well', async () => {
		const additionalFields = { accountExpires: '={{ $json.contractEnd }}', description: '={{ $json.department }}' };
		const feed = [{ name: 'n.newman', contractEnd: '', department: null }, { name: SEEDED.user, department: 'Sales' }];
		const { done, error } = await cloud.run(upsertUser(self({ additionalFields, options: { emptyValues: 'leaveOut' } })), feed);
		expect([error, json(done).map(({ created }) => created)]).toEqual([undefined, [true, false]]);
		expect([...sent('POST'), ...sent('PUT')].map(({ body }) => body)).toEqual([
			{ user_name: 'n.newman', active_type: 'USER_ACTIVATE', user_email: 'n.newman@example.com' },
			{ user_email: 'n.newman@example.com', description: 'Sales' },
		]);
	});

	it('creates nobody when it is run again', async () => {
		await cloud.run(upsertUser(self()), newman);
		const { done } = await cloud.run(upsertUser(self()), newman);
		expect(json(done)).toEqual([{ id: userIn(cloud.state, 'n.newman').id, user_name: 'n.newman', created: false }]);
		expect(called('n.newman')).toHaveLength(1);
	});

	it('updates in the second of two items whom the first has just created', async () => {
		const { done } = await cloud.run(upsertUser(self({ userEmail: '={{ $json.email }}' })), [{ ...newman[0], email: 'one@example.com' }, { ...newman[0], email: 'two@example.com' }]);
		const [user, ...others] = called('n.newman');
		expect(json(done).map(({ id, created }) => [id, created])).toEqual([[user?.id, true], [user?.id, false]]);
		expect([user?.user_email, others]).toEqual(['two@example.com', []]);
	});

	it('shows in a dry run what would change', async () => {
		const { done } = await cloud.run(upsertUser(self({ additionalFields: { description: 'Moved to Sales' }, options: { dryRun: true } })), known);
		expect(json(done)).toMatchObject([
			{
				id: userIn(cloud.state).id,
				created: false,
				dryRun: true,
				request: { method: 'PUT' },
				changes: { user_email: { before: 'a.novak@example.com', after: 'n.newman@example.com' }, description: { before: 'Finance, Prague', after: 'Moved to Sales' } },
			},
		]);
		expect(userIn(cloud.state).updates).toBe(0);
	});

	it('settles an unclear outcome by reading', async () => {
		cloud.emulator.fault({ method: 'PUT', reset: 'after', times: Infinity });
		const { done, error } = await cloud.run(upsertUser(self()), known);
		expect([error, json(done)]).toEqual([undefined, [{ id: userIn(cloud.state).id, user_name: SEEDED.user, created: false }]]);
	});

	it('fails where two have the name', async () => {
		const { error } = await cloud.run(upsertUser(self()), [{ name: SEEDED.duplicateUser }]);
		expect([error?.message, sent('PUT')]).toEqual([expect.stringMatching(/^2 Workspace users are called "j\.smith"/), []]);
	});
});
