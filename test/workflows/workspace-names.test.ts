import { SEEDED } from '../emulator';
import { byName, CARRY_ON, json, present, updateUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const disable = (name: string) => updateUser({ userId: byName(name), updateFields: { disabled: true } });
const lookUps = () => cloud.requests.filter(({ method }) => method === 'GET').map(({ query }) => query.user_names ?? query.user_name?.[0]);
const rename = (name: string, to: string) => void (userIn(cloud.state, name).user_name = to);

it('finds the user with exactly this name', async () => {
	const { id } = userIn(cloud.state);
	const { done } = await cloud.run(disable(SEEDED.user));
	expect(json(done)).toEqual([{ id, user_name: SEEDED.user }]);
	expect(cloud.requests).toEqual([
		{ method: 'GET', path: '/v2/{project_id}/users', query: { user_name: [SEEDED.user], offset: ['0'], limit: ['100'] }, body: '' },
		{ method: 'PUT', path: `/v2/{project_id}/users/${id}`, query: {}, body: { disabled: true } },
	]);
	expect(userIn(cloud.state, SEEDED.similarUser).updates).toBe(0);
});

it('looks a name up once, however many items have it', async () => {
	const names = [SEEDED.user, SEEDED.lockedUser, ...Array.from({ length: 20 }, () => SEEDED.user), SEEDED.lockedUser];
	const { done } = await cloud.run(disable('={{ $json.who }}'), names.map((who) => ({ who })));
	expect(lookUps()).toEqual([[SEEDED.user, SEEDED.lockedUser]]);
	expect(json(done)).toEqual(names.map((name) => ({ id: userIn(cloud.state, name).id, user_name: name })));
	expect(userIn(cloud.state).updates).toBe(21);
});

it('looks a name up anew in every execution', async () => {
	await cloud.run(disable(SEEDED.user));
	await cloud.run(disable(SEEDED.user));
	expect(lookUps()).toEqual([SEEDED.user, SEEDED.user]);
});

it('looks a name that does not exist up once, too', async () => {
	const { done } = await cloud.run(disable('={{ $json.who }}'), Array.from({ length: 5 }, () => ({ who: 'nobody' })), CARRY_ON);
	expect([lookUps(), cloud.requests.length]).toEqual([['nobody'], 1]);
	expect(json(done)).toEqual(Array.from({ length: 5 }, () => ({ error: 'No Workspace user is called "nobody". Upper and lower case matter' })));
});

it('finds a name among more than a page of similar ones', async () => {
	const wanted = present(cloud.state.users[239]);
	wanted.user_name = 'temp';
	for (const [index, user] of cloud.state.users.slice(0, 150).entries()) user.user_name = `temp${index}`;
	const { done } = await cloud.run(disable('temp'));
	expect([json(done), lookUps()]).toEqual([[{ id: wanted.id, user_name: 'temp' }], ['temp', 'temp']]);
});

it.each(["O'Neil & Söhne=50%", '王 小明', 'a+b/c?d#e', '*(!)~'])('finds %s', async (name) => {
	rename(SEEDED.user, name);
	expect(json((await cloud.run(disable(name))).done)).toEqual([{ id: userIn(cloud.state, name).id, user_name: name }]);
});

it('names similar users when nobody has the name', async () => {
	const { error } = await cloud.run(disable('A.Novak'));
	expect(error?.message).toBe('No Workspace user is called "A.Novak"; similar names: "a.novak", "a.novakova". Upper and lower case matter');
	expect(cloud.requests).toHaveLength(1);
});

it('chooses nobody when several have the name, and tells them apart', async () => {
	const { error } = await cloud.run(disable(SEEDED.duplicateUser));
	const [first, second] = cloud.state.users.filter(({ user_name }) => user_name === SEEDED.duplicateUser).map(({ id }) => id);
	expect(error?.message).toBe(
		`2 Workspace users are called "j.smith": ${first} (corp.example.com, j.smith@example.com), ${second} (partners.example.com, j.smith@partners.example.com). Choose one by its ID`,
	);
	expect(cloud.requests).toHaveLength(1);
});

it('takes an ID that was entered as a name for what it is', async () => {
	const { id } = userIn(cloud.state);
	expect((await cloud.run(disable(id))).error?.message).toBe(`No Workspace user is called "${id}": this looks like an ID. Choose 'By ID' instead of 'By Name'`);
});

it('refuses an empty name before anything is sent', async () => {
	const { error } = await cloud.run(disable('={{ " " }}'));
	expect([error?.message, cloud.requests]).toEqual(["'User' is empty", []]);
});

it('changes nothing else when an ID has characters that mean something in a URL', async () => {
	cloud.emulator.fault({ method: 'GET', body: `{"users":[{"id":"a/b?c=1#d%","user_name":"${SEEDED.user}"}],"total_count":1}` });
	await cloud.run(disable(SEEDED.user));
	expect(cloud.requests[1]).toMatchObject({ path: '/v2/{project_id}/users/a%2Fb%3Fc%3D1%23d%25', query: {} });
});

it('does not change a user whom the list names without an ID', async () => {
	cloud.emulator.fault({ method: 'GET', body: `{"users":[{"user_name":"${SEEDED.user}"}],"total_count":1}` });
	const { error } = await cloud.run(disable(SEEDED.user));
	expect(error?.message).toMatch(/answer that cannot be used/);
	expect(cloud.requests).toHaveLength(1);
});

it('gives each item an error of its own when a look-up fails', async () => {
	cloud.emulator.deny('workspace:users:list');
	const { done } = await cloud.run(disable(SEEDED.user), [{}, {}, {}], CARRY_ON);
	expect(done.map(({ json: { error }, pairedItem }) => [error, pairedItem])).toEqual([0, 1, 2].map((item) => [expect.stringContaining('workspace:users:list'), { item }]));
	expect(cloud.requests).toHaveLength(1);
});
