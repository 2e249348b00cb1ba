import '../fixtures/sleeping';

import { SEEDED } from '../emulator';
import { useCloud } from '../workflows/setup';
import { check } from './check';
import { environmentOf } from './setup';

const cloud = useCloud();

/** The lines about an API, and the code that the check ends with. */
async function checked(api: string) {
	const { text, exitCode } = await check(environmentOf(cloud));
	const lines = text.split('\n');
	const first = lines.findIndex((line) => line.trim().startsWith(`${api} `));
	const next = lines.findIndex((line, index) => index > first && !line.startsWith('       '));
	return { said: lines.slice(first, next).map((line) => line.trim().replace(/ {2,}/g, '  ')), exitCode, text };
}

const GROUP = { group_id: 'one', group_name: 'a name', urn: 'a name of another kind', created_at: '2026-11-20T10:00:00.000Z', description: 'words' };
const answering = (group: object) => cloud.emulator.fault({ path: /^\/v5\/groups$/, body: JSON.stringify({ groups: [group], page_info: { current_count: 1 } }) });

it('names a field that is missing', async () => {
	answering({ ...GROUP, created_at: undefined });
	expect(await checked('iam ListGroupsV5')).toMatchObject({ said: ['iam ListGroupsV5  2xx  differs', 'missing: groups[].created_at'], exitCode: 1 });
});

it('names an unknown field by its type, and keeps its value to itself', async () => {
	answering({ ...GROUP, created_by: { name: SEEDED.user } });
	const { said, exitCode, text } = await checked('iam ListGroupsV5');
	expect([said, exitCode]).toEqual([['iam ListGroupsV5  2xx  differs', 'unknown: groups[].created_by: object'], 1]);
	expect(text).not.toContain(SEEDED.user);
});

it.each([
	['another type', 1763629200, 'integer'],
	['null', null, 'null'],
])('names a field with %s', async (_what, value, type) => {
	answering({ ...GROUP, created_at: value });
	expect(await checked('iam ListGroupsV5')).toMatchObject({ said: ['iam ListGroupsV5  2xx  differs', `type: groups[].created_at: ${type} instead of string`], exitCode: 1 });
});

it.each([
	['iam ListGroupsV5', '/v5/groups', 'iam:groups:listGroupsV5', 'the documents name no action; the answer names iam:groups:listGroupsV5'],
	['workspace ShowQuotas', '/quotas', 'workspace:quotas:get', 'workspace:quotas:get; the answer names workspace:quotas:get'],
])('does not take a refusal for a difference, and names what %s needs', async (api, path, action, needed) => {
	cloud.emulator.fault({ path, status: 403, body: JSON.stringify({ error_code: 'PAP5.0001', error_msg: `Policy doesn't allow ${action} to be performed` }) });
	expect(await checked(api)).toMatchObject({ said: [`${api}  403  permission refused: ${needed}`], exitCode: 0 });
});

it.each([
	['does not exist', { status: 404, body: '{"error_code":"APIGW.0101","error_msg":"The API does not exist"}' }, 'HTTP 404 APIGW.0101'],
	['wants more than its document says', { status: 400, body: '{"error_code":"WKS.1","error_msg":"Something is missing."}' }, 'HTTP 400 WKS.1'],
	['reports a failure as a success', { status: 200, body: '{"error_code":"WKS.1","error_msg":"It failed."}' }, 'HTTP 200 WKS.1'],
	['answers with a page', { status: 200, body: '<html>' }, 'HTTP 200'],
])('takes it for a difference when an API %s', async (_what, fault, said) => {
	cloud.emulator.fault({ path: '/quotas', ...fault });
	expect(await checked('workspace ShowQuotas')).toMatchObject({ said: [`workspace ShowQuotas  ${fault.status}  differs: ${said}`], exitCode: 1 });
});

it('says that a service which breaks down could not be read', async () => {
	cloud.emulator.fault({ path: '/quotas', status: 503, times: Infinity });
	expect(await checked('workspace ShowQuotas')).toMatchObject({ said: ['workspace ShowQuotas  503  not read: HTTP 503'], exitCode: 0 });
});

it('reads on when one thing has not got what another may have', async () => {
	cloud.emulator.fault({ path: 'otp-devices', status: 404, body: '{"error_code":"WKS.1","error_msg":"There is none."}' });
	const { said, exitCode } = await checked('workspace ListOtpDevicesByUserId');
	expect([said, exitCode]).toEqual([[expect.stringMatching(/ 2xx  as documented/)], 0]);
});

it('says that none of the things that were tried has one', async () => {
	cloud.emulator.fault({ path: 'otp-devices', status: 404, body: '{"error_code":"WKS.1","error_msg":"There is none."}', times: Infinity });
	expect(await checked('workspace ListOtpDevicesByUserId')).toMatchObject({ said: [expect.stringMatching(/not tried: none of the 20 that were tried has one$/)], exitCode: 0 });
});

describe('an empty account', () => {
	beforeEach(() => {
		const { state } = cloud;
		for (const list of [state.users, state.groups, state.desktops, state.storages, state.folders, state.sessions, state.appGroups, state.authorizations, state.instances, state.loginRecords]) list.length = 0;
	});

	it('is as documented as far as there is something', async () => {
		expect(await checked('workspace ListUsers')).toMatchObject({ said: ['workspace ListUsers  2xx  as documented; nothing in users'], exitCode: 0 });
	});

	it.each([
		['workspace ListUserDetail', 'workspace ListUsers gave no user_id'],
		['workspaceapp ListCloudStorageAssignment', 'workspaceapp ListCloudStorage gave no storage_id'],
		['ddm ListUsers', 'ddm ListInstances gave no instance_id'],
	])('gives nothing to read %s with, which it says', async (api, reason) => {
		expect((await checked(api)).said).toEqual([`${api}  not tried: ${reason}`]);
	});
});
