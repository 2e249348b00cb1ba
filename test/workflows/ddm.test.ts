import type { INodeParameters } from 'n8n-workflow';

import { SEEDED } from '../emulator';
import { accountIn, byId, byName, CARRY_ON, failure, fromList, instanceIn, json, setAccountPassword, sleeping, useCloud } from './setup';

const cloud = useCloud();
const instance = () => instanceIn(cloud.state);
const account = () => accountIn(cloud.state);
const form = (more: INodeParameters = {}) =>
	setAccountPassword({ instanceId: byId(instance().id), accountName: byName(SEEDED.account), password: 'N3w~Password', ...more });
/** What was sent besides the question whether a password is weak. */
const resets = () => cloud.requests.filter(({ path }) => !path.endsWith('/weak-password-verification'));
const busy = (more: INodeParameters = {}) =>
	form({ instanceId: fromList(instanceIn(cloud.state, SEEDED.busyInstance).id), accountName: fromList(SEEDED.busyAccount), ...more });

it('sets the password of the account', async () => {
	const { done } = await cloud.run(form());
	const { id } = instance();
	expect(resets()).toEqual([
		{ method: 'POST', path: `/v2/{project_id}/instances/${id}/users/${SEEDED.account}/password`, query: {}, body: { password: 'N3w~Password' } },
	]);
	expect(account()).toMatchObject({ password: 'N3w~Password', passwordChanges: 1 });
	expect(done).toEqual([{ json: { success: true, instance_id: id, user_name: SEEDED.account }, pairedItem: { item: 0 } }]);
});

it('takes instance, account and password from the previous node', async () => {
	const other = instanceIn(cloud.state, 'billing-prod');
	const node = form({
		instanceId: byId('={{ $json.instance }}'),
		accountName: byName('={{ $json.account }}'),
		password: '={{ $json.secrets[0] }}',
	});
	const { done } = await cloud.run(node, [
		{ instance: instance().id, account: SEEDED.account, secrets: ['First~Pass1'] },
		{ instance: other.id, account: 'billing_ro', secrets: ['Second~Pass2'] },
	]);
	expect([account().password, other.accounts[1]?.password]).toEqual(['First~Pass1', 'Second~Pass2']);
	expect(json(done).map(({ user_name }) => user_name)).toEqual([SEEDED.account, 'billing_ro']);
});

it.each([
	['Sh0rt~1', 'has to have 8 to 32 characters'],
	['Long~1'.repeat(6), 'has to have 8 to 32 characters'],
	['Quote"\\~1', 'may contain only letters, digits and ~!@#%^*-_+?'],
	['Sl/sh~Pass1', 'may contain only letters, digits and ~!@#%^*-_+?'],
	['Spr~cheÜ1', 'may contain only letters, digits and ~!@#%^*-_+?'],
	['onlylowercase1', 'has to contain at least three of lower case letters, upper case letters, digits and ~!@#%^*-_+?'],
])('does not send the password %s, and does not repeat it', async (secret, problem) => {
	const { error, run } = await cloud.run(form({ password: '={{ $json.secret }}' }), [{ secret }]);
	expect([error?.message, cloud.requests]).toEqual([`The 'New Password' ${problem}`, []]);
	expect(JSON.stringify([error, run.data.resultData.runData.Tested])).not.toContain(JSON.stringify(secret).slice(1, -1));
});

it.each([
	[{ password: '={{ "" }}' }, "'New Password' is empty"],
	[{ password: '={{ $json.nothing }}' }, "'New Password' has no value. If an expression gave nothing, correct it or remove the field"],
	[{ password: '={{ "Orders_App1" }}', accountName: byName('={{ "Orders_App1" }}') }, "The 'New Password' must be neither the name of the account nor its reverse"],
	[{ password: '={{ "1ppA_sredrO" }}', accountName: byName('={{ "Orders_App1" }}') }, "The 'New Password' must be neither the name of the account nor its reverse"],
	[{ instanceId: byId('={{ "orders-prod" }}') }, "'Instance': A DDM instance ID consists of 36 letters and digits"],
	[{ accountName: byName('={{ "1st" }}') }, "'Account': An account name starts with a letter and has up to 32 letters, digits and underscores"],
	[{ accountName: fromList('={{ "../root" }}') }, "'Account': An account name starts with a letter and has up to 32 letters, digits and underscores"],
])('refuses %j before anything is sent', async (parameters, message) => {
	const { error } = await cloud.run(form(parameters));
	expect([error?.message, cloud.requests]).toEqual([message, []]);
});

it.each([
	[{ accountName: byName('nobody') }, 'The account does not exist.', /^Check that the account exists.* DBS\.300327, HTTP 400, /],
	[{ instanceId: byId(`${'0'.repeat(32)}in09`) }, 'Parameter error.', /^Check the DDM instance and the account.* DBS\.280001, HTTP 400, /],
])('says what to do about %j', async (parameters, message, description) => {
	const { error } = await cloud.run(form(parameters));
	expect([error?.message, resets().length]).toEqual([message, 1]);
	expect(error?.description).toMatch(description);
});

describe('a busy instance', () => {
	it('is asked again until it is running', async () => {
		sleeping.mockImplementationOnce(async () => {}).mockImplementationOnce(async () => {
			instanceIn(cloud.state, SEEDED.busyInstance).status = 'RUNNING';
		});
		const { done } = await cloud.run(busy());
		expect([json(done), resets().length]).toEqual([[expect.objectContaining({ success: true })], 3]);
		expect(instanceIn(cloud.state, SEEDED.busyInstance).accounts[0]).toMatchObject({ password: 'N3w~Password', passwordChanges: 1 });
	});

	it('is left alone after the last try, and nothing was changed', async () => {
		const { done } = await cloud.run(busy({ options: { maxRetries: 2 } }), [{}], CARRY_ON);
		expect([json(done), resets().length]).toEqual([[failure('The instance status does not allow this operation.')], 3]);
		expect(done[0]?.json.message).toMatch(/^Try again later\. The DDM instance is busy.* DBS\.200019, HTTP 409, /);
	});

	it.each(['DBS.200019', 'DBS.212033'])('may say so as %s in either form', async (code) => {
		cloud.emulator.fault({ path: '/users/', status: 409, body: JSON.stringify({ errCode: code, externalMessage: 'Busy.' }) });
		cloud.emulator.fault({ path: '/users/', status: 409, body: JSON.stringify({ error_code: code, error_msg: 'Busy.' }) });
		expect((await cloud.run(form())).error).toBeUndefined();
		expect(resets()).toHaveLength(3);
	});

	it('is not taken for any other conflict', async () => {
		cloud.emulator.fault({ path: '/users/', status: 409, body: '{"errCode":"DBS.300311","externalMessage":"Exists."}' });
		expect((await cloud.run(form())).error?.message).toBe('Exists.');
		expect(resets()).toHaveLength(1);
	});
});

it.each([
	['{"success":false,"externalMessage":"Not done.","errCode":"DBS.300302"}', 'Not done.', /^DBS\.300302, HTTP 200/],
	['{"success":false}', 'Huawei Cloud answered with HTTP status 200 and without a message', /^HTTP 200/],
])('does not take %s for a success', async (body, message, description) => {
	cloud.emulator.fault({ path: '/users/', body });
	const { error } = await cloud.run(form());
	expect(error).toMatchObject({ message, description: expect.stringMatching(description) });
	expect([account().passwordChanges, resets().length]).toEqual([0, 1]);
});
