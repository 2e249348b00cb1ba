import { SEEDED } from '../emulator';
import { PACKAGE } from '../engine/types';
import { addToGroup, byId, byName, fromList, getUser, json, removeFromGroup, resetUserPassword, type Tested, updateUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const user = () => userIn(cloud.state);
const disable = (userId: object) => updateUser({ userId: userId as never, updateFields: { disabled: true } });

/** The user as the editor keeps it after a pick from the list. */
async function picked(name: string = SEEDED.user) {
	const { results } = await cloud.engine().search(`${PACKAGE}.huaweiCloudWorkspace`, 'searchUsers', {}, name);
	const entry = results.find(({ value }) => value === userIn(cloud.state, name).id);
	return { ...fromList(String(entry?.value)), cachedResultName: String(entry?.name) };
}

it.each<[string, (userId: object) => Tested]>([
	['updating', disable],
	['resetting the password', (userId) => resetUserPassword({ userId: userId as never, notificationType: ['email'] })],
	['adding to a group', (userId) => addToGroup({ userId: userId as never, groupId: byName('Sales') })],
	['removing from a group', (userId) => removeFromGroup({ userId: userId as never, groupId: byName('Sales') })],
])('%s says whom it was about, by name or from the list, without another request', async (_what, node) => {
	for (const userId of [byName(SEEDED.user), await picked()]) {
		const [item = {}] = json((await cloud.run(node(userId))).done);
		expect(item).toMatchObject({ id: user().id, user_name: SEEDED.user });
		expect(Object.keys(item).slice(0, 2)).toEqual(['id', 'user_name']);
	}
	const listed = cloud.requests.filter(({ path }) => path.endsWith('/users')).map(({ query }) => query.limit);
	expect(listed).toEqual([['50'], ['100']]); // The list to pick from, and the look-up of the name.
});

it('the name is left out where only the ID is known', async () => {
	for (const userId of [byId(user().id), fromList(user().id)]) expect(json((await cloud.run(disable(userId))).done)).toEqual([{ id: user().id }]);
});

it('the name that was picked is not told of whom an expression gives', async () => {
	const other = userIn(cloud.state, SEEDED.lockedUser);
	const { done } = await cloud.run(disable({ ...(await picked()), value: '={{ $json.id }}' }), [{ id: other.id }, { id: user().id }]);
	expect(json(done)).toEqual([{ id: other.id }, { id: user().id }]);
});

it('each item has the name that was looked up for it', async () => {
	const names = [SEEDED.user, SEEDED.lockedUser, SEEDED.user];
	const { done } = await cloud.run(disable(byName('={{ $json.name }}')), names.map((name) => ({ name })));
	expect(json(done)).toEqual(names.map((name) => ({ id: userIn(cloud.state, name).id, user_name: name })));
});

it.each(['Novák · Anna', '"Anna"', '={{ 1 }}', 'Anna · "Novák" · '])('a user called %s is told as such', async (name) => {
	const renamed = user();
	renamed.user_name = name;
	expect(json((await cloud.run(disable(await picked(name)))).done)).toEqual([{ id: renamed.id, user_name: name }]);
});

it('what the cloud says of a user goes before what was picked', async () => {
	const chosen = await picked();
	user().user_name = 'renamed';
	expect(json((await cloud.run(getUser({ userId: chosen as never }))).done)).toMatchObject([{ user_name: 'renamed' }]);
});
