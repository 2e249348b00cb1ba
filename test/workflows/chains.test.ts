import type { INodeExecutionData } from 'n8n-workflow';

import { joining, leaving, moving } from '../demo/workflows';
import { SEEDED } from '../emulator';
import type { Engine } from '../engine';
import { keyPair, open } from '../fixtures/keys';
import { byId, byName, getUser, instanceIn, json, SPLIT, updateUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const out = (run: Awaited<ReturnType<Engine['run']>>, node: string, output = 0) =>
	(run.data.resultData.runData[node]?.[0]?.data?.main?.[output] ?? []) as INodeExecutionData[];

const groupsOf = (name: string) => cloud.state.groups.filter(({ members }) => members.includes(userIn(cloud.state, name).id)).map((group) => group.name);
const appGroupsOf = (name: string) =>
	cloud.state.authorizations.filter(({ account }) => account === name).map(({ app_group_id: id }) => cloud.state.appGroups.find((group) => group.id === id)?.name);

it('the joiner workflow gives each person a user, a group and a running desktop, and carries on after one who has no address', async () => {
	const people = ['n.newman', 'no.address', 'p.larsson'];
	const joiners = people.map((userName, index) => ({ userName, email: index === 1 ? '' : `joiner${index}@example.com`, phone: '', department: 'Sales', desktop: SEEDED.freeDesktops[index] }));
	const run = await cloud.engine().run(joining, joiners);
	expect(run.data.resultData.error).toBeUndefined();
	for (const [index, name] of [[0, 'n.newman'], [2, 'p.larsson']] as const) {
		expect(userIn(cloud.state, name)).toMatchObject({ user_email: `joiner${index}@example.com`, description: 'Sales', active_type: 'USER_ACTIVATE' });
		expect(groupsOf(name)).toEqual(['Sales']);
		const desktop = cloud.state.desktops.find(({ computer_name }) => computer_name === SEEDED.freeDesktops[index]);
		expect(desktop).toMatchObject({ attach_user_infos: [{ user_name: name }], status: 'ACTIVE', dataClears: 0 });
	}
	expect(cloud.state.notifications.map(({ to }) => to)).toEqual(['joiner0@example.com', 'joiner2@example.com']);
	expect(json(out(run, 'Start desktop')).map(({ started }) => started)).toEqual([true, true]);
	expect(out(run, 'Create or update user', 1).map(({ pairedItem, json: { userName } }) => [pairedItem, userName])).toEqual([[{ item: 1 }, 'no.address']]);
});

it('the mover workflow gives what belongs to the new department, and takes what belonged to the old one', async () => {
	const change = { oldGroup: 'Finance', newGroup: 'Support', oldAppGroup: 'SAP GUI', newAppGroup: SEEDED.sharedAppGroup };
	const run = await cloud.engine().run(moving, [{ userName: 'n.obody', ...change }, { userName: SEEDED.user, ...change }]);
	expect(run.data.resultData.error).toBeUndefined();
	expect([groupsOf(SEEDED.user).sort(), appGroupsOf(SEEDED.user).sort()]).toEqual([['Support', SEEDED.group], ['Browser', SEEDED.sharedAppGroup]]);
	expect(json(out(run, 'Join new group', 1))).toMatchObject([{ userName: 'n.obody', error: 'No Workspace user is called "n.obody". Upper and lower case matter' }]);
});

it('the leaver workflow takes everything from each leaver, and resets the Maven password once', async () => {
	const people = [SEEDED.lockedUser, SEEDED.duplicateUser, SEEDED.similarUser];
	const accounts = instanceIn(cloud.state).accounts.slice(10, 13);
	const { publicKey, privateKey } = keyPair();
	const run = await cloud.engine().run(leaving, people.map((userName, index) => ({
		userName,
		database: { instance: instanceIn(cloud.state).id, account: accounts[index]?.name },
		vaultKey: publicKey,
	})));
	expect(run.data.resultData.error).toBeUndefined();
	for (const name of [SEEDED.lockedUser, SEEDED.similarUser]) {
		expect(userIn(cloud.state, name)).toMatchObject({ disabled: true, active_type: 'ADMIN_ACTIVATE', passwordResets: 1 });
		expect([...groupsOf(name), ...appGroupsOf(name)]).toEqual([]);
	}
	// Two people have the name of the second leaver, so that one's account stays: values go with their item, not with its place.
	expect(accounts.map(({ passwordChanges }) => passwordChanges)).toEqual([1, 0, 1]);
	const opened = out(run, 'Rotate database account').map(async ({ json: { encryptedPassword, encryption } }) => await open(String(encryptedPassword), encryption, privateKey));
	expect(await Promise.all(opened)).toEqual([accounts[0]?.password, accounts[2]?.password]);
	expect(cloud.state.repositoryUser.passwordResets).toBe(1);
	expect(json(out(run, 'Reset Maven password'))).toMatchObject([{ password: cloud.state.repositoryUser.password }]);
	expect(json(out(run, 'Offboard', 1))).toMatchObject([{ userName: SEEDED.duplicateUser, error: expect.stringContaining('2 Workspace users are called "j.smith"') }]);
});

it('values of a node further back are found by the links between items', async () => {
	const n8n = cloud.engine();
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	const updateFields = { description: "={{ $('Input').item.json.note }} for {{ $('Get').item.json.full_name }}" };
	const nodes = [
		n8n.node('trigger', {}, { id: '1', name: 'Input' }),
		n8n.node(getUser().type, getUser({ userId: byId('={{ $json.id }}'), simplify: false }).parameters, { id: '2', name: 'Get', ...SPLIT }),
		n8n.node(updateUser().type, updateUser({ userId: byName('={{ $json.user_name }}'), updateFields }).parameters, { id: '3', name: 'Note' }),
	];
	const inputs = ['nobody', userIn(cloud.state).id, '', userIn(cloud.state, SEEDED.lockedUser).id].map((id, index) => ({ id, note: `Note ${index}` }));
	const run = await n8n.run({ nodes, connections: { Input: to('Get'), Get: to('Note') } }, inputs);
	expect([userIn(cloud.state), userIn(cloud.state, SEEDED.lockedUser)].map(({ description }) => description)).toEqual([
		'Note 1 for Anna Novak',
		'Note 3 for Kenji Yamamoto',
	]);
	expect(out(run, 'Get').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 3 }]);
	expect(out(run, 'Note').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});
