import { SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, deleteIamUser, getIamUser, getIamUsers, iamUserIn, json, present, removeIamPassword, resetIamPassword, SPLIT, updateIamUser, useCloud } from './setup';

const cloud = useCloud();
const user = (name?: string) => iamUserIn(cloud.state, name);
const sent = (...methods: string[]) => cloud.requests.filter(({ method }) => methods.includes(method));
const changes = () => sent('POST', 'PUT', 'DELETE');
const named = { userId: byName('={{ $json.name }}') };
const group = (name: string = SEEDED.iamGroup) => present(cloud.state.iam.groups.find(({ group_name }) => group_name === name));
/** Everything somebody has, as numbers and flags. */
const belongings = (id: string) => {
	const found = cloud.state.iam.users.find(({ user_id }) => user_id === id);
	const groups = cloud.state.iam.groups.filter(({ members }) => members.includes(id)).length;
	return found && { keys: found.accessKeys.length, devices: found.mfaDevices.length, policies: found.attachedPolicies.length, password: found.loginProfile !== null, groups };
};

it('updates the same user in the order of the items, whichever API they need', async () => {
	const update = updateIamUser({ userId: byId(user().user_id), updateFields: { email: '={{ $json.email }}', enabled: '={{ $json.enabled }}' }, options: { emptyValues: 'leaveOut' } });
	await cloud.run(update, [{ enabled: false }, { email: 'a@example.com', enabled: true }, { enabled: false }]);
	expect(sent('PUT').map(({ body }) => body.enabled ?? body.user.enabled)).toEqual([false, true, false]);
	expect(user().enabled).toBe(false);
});

describe('getting a user', () => {
	it('is one request, and returns the names of Huawei Cloud', async () => {
		const { done } = await cloud.run(getIamUser(named), [{ name: SEEDED.iamUser }]);
		const { user_id, user_name, description, enabled, is_root_user, created_at, tags } = user();
		expect(json(done)).toEqual([{ user_id, user_name, urn: `iam::${cloud.state.iam.account.id}:user:${user_name}`, description, enabled, is_root_user, created_at, tags }]);
		expect(sent('GET').filter(({ path }) => path.startsWith('/v5/users/'))).toHaveLength(1);
	});

	it('returns what belongs to the user if that is wanted, without secrets', async () => {
		const include = ['accessKeys', 'contact', 'groups', 'lastLogin', 'loginProfile', 'mfaDevices', 'policies'];
		const { done } = await cloud.run(getIamUser({ ...named, include }), [{ name: SEEDED.iamUser }, { name: SEEDED.iamBareUser }]);
		const { user_id: id, email, phone, last_login_at, accessKeys, mfaDevices, loginProfile } = user();
		expect(json(done)).toMatchObject([
			{
				email,
				phone: `0044-${phone}`,
				last_login_at,
				access_keys: accessKeys.map(({ access_key_id, status }) => ({ access_key_id, status, user_id: id })),
				mfa_devices: mfaDevices.map((device) => ({ ...device, user_id: id })),
				groups: expect.arrayContaining([expect.objectContaining({ group_name: SEEDED.iamGroup })]),
				attached_policies: [{ policy_name: SEEDED.iamPolicy }],
				login_profile: { password_reset_required: false },
			},
			{ access_keys: [], mfa_devices: [], groups: [], attached_policies: [], last_login_at: null, login_profile: null },
		]);
		expect(JSON.stringify(done)).not.toContain(String(loginProfile?.password));
		expect(JSON.stringify(done)).not.toContain(present(accessKeys[0]).secret_access_key);
	});
});

describe('getting many users', () => {
	const names = async (parameters: object) => json((await cloud.run(getIamUsers({ returnAll: true, ...parameters }))).done).map(({ user_name }) => user_name).sort();
	const seeded = (isWanted: (one: ReturnType<typeof user>) => boolean) => cloud.state.iam.users.filter(isWanted).map(({ user_name }) => user_name).sort();

	it('returns all of the account, page by page, or up to a limit', async () => {
		expect(await names({})).toEqual(seeded(() => true));
		expect(json((await cloud.run(getIamUsers({ limit: 3 }))).done)).toHaveLength(3);
		expect(cloud.requests.at(-1)?.query).toEqual({ limit: ['3'] });
	});

	it('returns those of a group, and those who are disabled', async () => {
		expect(await names({ usersIn: 'group', groupId: byName(SEEDED.iamGroup) })).toEqual(seeded(({ user_id }) => group().members.includes(user_id)));
		expect(await names({ filters: { enabled: false } })).toEqual(seeded(({ enabled }) => !enabled));
		expect(json((await cloud.run(getIamUsers({ limit: 2, filters: { enabled: false } }))).done)).toHaveLength(2);
	});
});

describe('updating a user', () => {
	const update = async (updateFields: object, name: string = SEEDED.iamUser, more = {}) => await cloud.run(updateIamUser({ ...named, updateFields: updateFields as never, ...more }), [{ name }]);

	it('sends what was added by version 5', async () => {
		const { user_id: id } = user();
		const { done, error } = await update({ userName: 'a.svobodova', description: '', enabled: false });
		expect([error, json(done)]).toEqual([undefined, [{ id, user_name: 'a.svobodova' }]]);
		expect(changes()).toEqual([{ method: 'PUT', path: `/v5/users/${id}`, query: {}, body: { new_user_name: 'a.svobodova', new_description: '', enabled: false } }]);
		expect(user('a.svobodova')).toMatchObject({ user_id: id, description: '', enabled: false });
	});

	it('sends email and phone, and then all else with them, by version 3.0', async () => {
		const { user_id: id } = user();
		const { done } = await update({ email: 'new@example.com', areacode: '0049', phone: '151000', userName: 'a.svobodova', enabled: true });
		expect(json(done)).toEqual([{ id, user_name: 'a.svobodova' }]);
		expect(changes()).toEqual([
			{ method: 'PUT', path: `/v3.0/OS-USER/users/${id}`, query: {}, body: { user: { email: 'new@example.com', areacode: '0049', phone: '151000', name: 'a.svobodova', enabled: true } } },
		]);
	});

	it.each([
		[{}, "There is nothing to update. Add at least one field under 'Update Fields'"],
		[{ userName: '1st' }, `'User Name' may contain letters, digits, spaces, "-", "_" and ".", and does not begin with a digit: 1st`],
		[{ description: 'R&D' }, "'Description' must not contain any of @ # % & < > \\ $ ^ *: R&D"],
		[{ areacode: '0049' }, "'Country Code' and 'Phone' go together. Add both, or neither"],
	])('changes nothing for %j', async (fields, message) => {
		expect([(await update(fields)).error?.message, changes()]).toEqual([message, []]);
	});

	it('has nothing to do if all fields are empty and are to be left out', async () => {
		const { done } = await update({ description: '', email: '' }, SEEDED.iamUser, { options: { emptyValues: 'leaveOut' } });
		expect([json(done), changes()]).toEqual([[{ id: user().user_id, user_name: SEEDED.iamUser, changed: false }], []]);
	});

	it.each([
		[{ enabled: false, description: 'Left' }, { enabled: { before: true, after: false }, description: { before: expect.any(String), after: 'Left' } }],
		[{ email: 'new@example.com', userName: 'a.svobodova' }, { email: { before: expect.any(String), after: 'new@example.com' }, name: { before: SEEDED.iamUser, after: 'a.svobodova' } }],
		[{ email: 'new@example.com', areacode: '0044', phone: '1' }, { email: { before: expect.any(String), after: 'new@example.com' }, phone: { before: expect.any(String), after: '1' } }],
	])('says in a dry run what would change: %j', async (fields, wanted) => {
		const { done } = await update(fields, SEEDED.iamUser, { options: { dryRun: true } });
		expect([json(done), changes()]).toEqual([[expect.objectContaining({ dryRun: true, changes: wanted })], []]);
	});

	it('says in a dry run that somebody gets email and phone who had none', async () => {
		const { done } = await update({ email: 'new@example.com', areacode: '0044', phone: '1' }, SEEDED.iamBareUser, { options: { dryRun: true } });
		expect(json(done)[0]?.changes).toEqual({ email: { before: '', after: 'new@example.com' }, areacode: { before: '', after: '0044' }, phone: { before: '', after: '1' } });
	});

	it.each([[{ description: 'Left' }], [{ email: 'new@example.com', description: 'Left' }]])('is done if it shows after an outcome that stays unclear: %j', async (fields) => {
		cloud.emulator.fault({ method: 'PUT', reset: 'after', times: Infinity });
		const { done, error } = await update(fields);
		expect([error, json(done)]).toEqual([undefined, [{ id: user().user_id, user_name: SEEDED.iamUser }]]);
	});

	it('says what the number means by which version 3.0 refuses', async () => {
		const { error } = await update({ email: user(SEEDED.iamUserWithSpace).email });
		expect(error?.description).toMatch(/^Another user of the account has this email address\. 1110, HTTP 400, /);
	});
});

describe('deleting a user', () => {
	const remove = async (name: string = SEEDED.iamUser, more = {}) => await cloud.run(deleteIamUser({ ...named, ...more }), [{ name }], CARRY_ON);

	it('is one change where the cloud takes everything away itself', async () => {
		const { user_id: id } = user();
		const { done } = await remove();
		expect(json(done)).toEqual([{ id, user_name: SEEDED.iamUser, deleted: true }]);
		expect([changes().map(({ method, path }) => [method, path]), belongings(id)]).toEqual([[['DELETE', `/v5/users/${id}`]], undefined]);
	});

	it('takes everything away first after a conflict, and says so step by step', async () => {
		cloud.state.iam.deletesWithConflict = true;
		const { user_id: id } = user();
		const { done } = await remove();
		const steps = ['deleteAccessKeys', 'removePassword', 'deleteMfaDevices', 'leaveGroups', 'detachPolicies', 'deleteUser'].map((step) => ({ step, outcome: 'done' }));
		expect([json(done), belongings(id)]).toEqual([[{ id, user_name: SEEDED.iamUser, steps, deleted: true }], undefined]);
	});

	it('keeps a user who could not be emptied, and says which step failed', async () => {
		cloud.state.iam.deletesWithConflict = true;
		cloud.emulator.fault({ path: /detach-user/, status: 400, body: '{"error_code":"PAP5.0011","error_msg":"Out of order."}' });
		const { done } = await remove();
		expect(json(done)).toMatchObject([
			{ error: `1 of 6 steps failed for ${SEEDED.iamUser}. detachPolicies: Out of order.`, message: expect.arrayContaining([{ step: 'deleteUser', outcome: 'skipped', reason: 'detachPolicies failed' }]) },
		]);
		expect(belongings(user().user_id)).toEqual({ keys: 0, devices: 0, policies: 1, password: false, groups: 0 });
	});

	it('is a success without a change if there is nobody with the ID', async () => {
		const { done } = await cloud.run(deleteIamUser({ userId: byId('gone') }));
		expect(json(done)).toEqual([{ id: 'gone', deleted: true, changed: false }]);
	});

	it('is done if somebody else was faster, or an unclear outcome shows nobody', async () => {
		const { user_id: id } = user();
		cloud.emulator.fault({ method: 'DELETE', reset: 'after' });
		expect(json((await remove()).done)).toEqual([{ id, user_name: SEEDED.iamUser, deleted: true }]);
	});

	it('changes nothing in a dry run', async () => {
		const { done } = await remove(SEEDED.iamUser, { options: { dryRun: true } });
		expect([json(done), changes()]).toEqual([[expect.objectContaining({ dryRun: true, changes: { deleted: { before: false, after: true } } })], []]);
	});

	it('stops the run at more users than the safety stop allows, counted by the account', async () => {
		const names = cloud.state.iam.users.filter(({ is_root_user, user_name }) => !is_root_user && user_name !== SEEDED.iamCaller).slice(0, 14).map(({ user_name: name }) => ({ name }));
		const { error } = await cloud.run(deleteIamUser({ ...named, options: { stopAbovePercent: 10 } }), names);
		expect([error?.message, changes()]).toEqual([`Safety stop: nothing was changed. 14 items would have been changed, which is more than 10 % of the ${cloud.state.iam.users.length} users`, []]);
	});
});

describe('the password of a user', () => {
	const reset = async (more = {}, name: string = SEEDED.iamUser) => await cloud.run(resetIamPassword({ ...named, ...more }), [{ name }], CARRY_ON);

	it('is replaced by a random one that has to be changed', async () => {
		const { done } = await reset();
		const { user_id: id, loginProfile } = user();
		expect(json(done)).toEqual([{ id, user_name: SEEDED.iamUser, created: false, password_reset_required: true, password: loginProfile?.password }]);
		expect(changes().map(({ method }) => method)).toEqual(['PUT']);
	});

	it('is made where there was none', async () => {
		const { done } = await reset({ passwordSource: 'set', password: 'Gr33n~tea', passwordResetRequired: false }, SEEDED.iamBareUser);
		expect(json(done)).toEqual([{ id: user(SEEDED.iamBareUser).user_id, user_name: SEEDED.iamBareUser, created: true, password_reset_required: false }]);
		expect([changes().map(({ method }) => method), user(SEEDED.iamBareUser).loginProfile?.password]).toEqual([['POST'], 'Gr33n~tea']);
	});

	it('is not replaced by one that the policy of the account forbids', async () => {
		const { done } = await reset({ passwordSource: 'set', password: 'greentea12' });
		expect(json(done)[0]?.error).toMatch(/^The password policy of the account does not allow the 'New Password': the password has to contain at least 3 of/);
		expect(changes()).toEqual([]);
	});

	it('is compared with the policy once for all items', async () => {
		const { done } = await cloud.run(resetIamPassword(named), [SEEDED.iamUser, SEEDED.iamBareUser, SEEDED.iamUserWithSpace].map((name) => ({ name })), SPLIT);
		expect([done.length, cloud.requests.filter(({ path }) => path === '/v5/password-policy').length]).toEqual([3, 1]);
	});

	it('is never sent twice, since a second time it would be a former one', async () => {
		cloud.emulator.fault({ method: 'PUT', reset: 'after' });
		const { done } = await reset();
		expect([changes().length, json(done)[0]?.error]).toEqual([1, expect.stringMatching(/\(the change may have been made\)$/)]);
	});

	it('is removed, and a user without one is left alone', async () => {
		const { done } = await cloud.run(removeIamPassword(named), [{ name: SEEDED.iamUser }, { name: SEEDED.iamBareUser }]);
		expect(json(done)).toEqual([
			{ id: user().user_id, user_name: SEEDED.iamUser, removed: true },
			{ id: user(SEEDED.iamBareUser).user_id, user_name: SEEDED.iamBareUser, removed: true, changed: false },
		]);
		expect([user().loginProfile, user().accessKeys.length]).toEqual([null, 1]);
	});

	it('is known to be removed after an outcome that stays unclear, and a dry run says so beforehand', async () => {
		const { done } = await cloud.run(removeIamPassword({ ...named, options: { dryRun: true } }), [{ name: SEEDED.iamUser }]);
		expect(json(done)).toMatchObject([{ dryRun: true, changes: { removed: { before: false, after: true } } }]);
		cloud.emulator.fault({ method: 'DELETE', reset: 'after', times: Infinity });
		const removed = await cloud.run(removeIamPassword({ ...named, options: { maxRetries: 0 } }), [{ name: SEEDED.iamUser }]);
		expect(json(removed.done)).toEqual([{ id: user().user_id, user_name: SEEDED.iamUser, removed: true }]);
	});

	it('cannot be removed from somebody who does not exist', async () => {
		const { done } = await cloud.run(removeIamPassword({ userId: byId('gone') }), [{}], CARRY_ON);
		expect(json(done)[0]?.error).toBe('Could not find user: gone');
	});
});
