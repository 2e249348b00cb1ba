import type { INodeExecutionData } from 'n8n-workflow';

import { offboarding, onboarding } from '../demo/workflows';
import { SEEDED } from '../emulator';
import type { Engine } from '../engine';
import { keyPair, open } from '../fixtures/keys';
import { byId, byName, folderIn, getUser, instanceIn, json, SPLIT, updateUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const out = (run: Awaited<ReturnType<Engine['run']>>, node: string, output = 0) =>
	(run.data.resultData.runData[node]?.[0]?.data?.main?.[output] ?? []) as INodeExecutionData[];

it('the onboarding workflow updates those who exist, and tells each of them a password', async () => {
	const people = [SEEDED.user, 'n.obody', SEEDED.disabledUser, SEEDED.duplicateUser];
	const joiners = people.map((userName, index) => ({
		userName,
		email: `joiner${index}@example.com`,
		phone: `+8613800000000${index}`,
		department: `Department ${index}`,
		contractEnds: '2027-12-31T23:59:59+08:00',
	}));
	const run = await cloud.engine().run(onboarding, joiners);
	expect(run.data.resultData.error).toBeUndefined();
	for (const [index, name] of [[0, SEEDED.user], [2, SEEDED.disabledUser]] as const) {
		expect(userIn(cloud.state, name)).toMatchObject({
			user_email: `joiner${index}@example.com`,
			description: `Department ${index}`,
			account_expires: Date.UTC(2027, 11, 31, 15, 59, 59),
			disabled: false,
			updates: 1,
			passwordResets: 1,
		});
	}
	const passwords = [SEEDED.user, SEEDED.disabledUser].map((name) => userIn(cloud.state, name).password);
	expect(json(out(run, 'Send random password')).map(({ password }) => password)).toEqual(passwords);
	expect(cloud.state.notifications.map(({ to, password }) => [to, password])).toEqual([
		['joiner0@example.com', passwords[0]],
		['joiner2@example.com', passwords[1]],
	]);
	expect(out(run, 'Update user', 1).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 3 }]);
});

it('the offboarding workflow locks each leaver out everywhere, and resets the Maven password once', async () => {
	const people = [SEEDED.lockedUser, 'n.obody', SEEDED.similarUser];
	const accounts = instanceIn(cloud.state).accounts.slice(10, 13);
	const { publicKey, privateKey } = keyPair();
	const leavers = people.map((userName, index) => ({
		userName,
		database: { instance: instanceIn(cloud.state).id, account: accounts[index]?.name },
		vaultKey: publicKey,
	}));
	const run = await cloud.engine().run(offboarding, leavers);
	expect(run.data.resultData.error).toBeUndefined();
	for (const name of [SEEDED.lockedUser, SEEDED.similarUser]) {
		expect(userIn(cloud.state, name)).toMatchObject({ disabled: true, updates: 1, passwordResets: 1 });
		expect(folderIn(cloud.state, name).resets).toEqual([{}]);
	}
	// The second leaver was never in Workspace, so that one's account stays: values go with their item, not with its place.
	expect(accounts.map(({ passwordChanges }) => passwordChanges)).toEqual([1, 0, 1]);
	const opened = out(run, 'Rotate database account').map(async ({ json: { encryptedPassword, encryption } }) => await open(String(encryptedPassword), encryption, privateKey));
	expect(await Promise.all(opened)).toEqual([accounts[0]?.password, accounts[2]?.password]);
	expect(cloud.state.repositoryUser.passwordResets).toBe(1);
	expect(json(out(run, 'Reset Maven password'))).toMatchObject([{ password: cloud.state.repositoryUser.password }]);
	expect(json(out(run, 'Disable user', 1))).toMatchObject([{ error: 'No Workspace user is called "n.obody". Upper and lower case matter' }]);
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
