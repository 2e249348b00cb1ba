import { PACKAGE } from '../engine/types';
import { byId, instanceIn, useCloud } from './setup';

const cloud = useCloud();

describe.each([
	['huaweiCloudWorkspace', 'searchUsers'],
	['huaweiCloudWorkspace', 'searchGroups'],
	['huaweiCloudWorkspace', 'searchCloudStorageAssignments'],
	['huaweiCloudDdm', 'searchInstances'],
	['huaweiCloudDdm', 'searchAccounts'],
])('a failure of %s %s', (type, method) => {
	const parameters = () => ({ instanceId: byId(instanceIn(cloud.state).id) });
	const search = async (credential = {}) => await cloud.engine(credential).search(`${PACKAGE}.${type}`, method, parameters());

	it('says what is wrong with the credential, after one request', async () => {
		await expect(search({ secretAccessKey: 'wrong' })).rejects.toMatchObject({ description: expect.stringContaining('The Secret Access Key') });
		expect(cloud.requests).toHaveLength(1);
		await expect(search({ region: '' })).rejects.toThrow('The Region of the Huawei Cloud credential is empty');
		expect(cloud.requests).toHaveLength(1);
	});

	it.each([
		'[]',
		'{}',
		'null',
		'<html></html>',
		'{"users":5,"items":5,"instances":5}',
		'{"users":[1],"items":[1],"instances":[1],"total_count":1,"count":1,"total_record":1}',
		'{"users":[{}],"items":[{}],"instances":[{}],"user_groups":[{}],"total_count":1,"count":1,"total_record":1}',
	])('is one readable error: %s', async (body) => {
		cloud.emulator.fault({ body, times: Infinity });
		await expect(search()).rejects.toThrow(/^Huawei Cloud gave an answer that cannot be used: it/);
	});

	it('does not go on for ever when the total is no number', async () => {
		const entry = { id: '1', name: 'x', user_name: 'x', attach_name: 'x', cloud_storage_assignment_id: '1' };
		const body = JSON.stringify({ users: [entry], instances: [entry], items: [entry], total_count: 'many', count: 'many', total_record: 'many' });
		cloud.emulator.fault({ body, times: 100 });
		await cloud.engine().search(`${PACKAGE}.${type}`, method, parameters(), 'no match').catch(() => undefined);
		expect(cloud.requests.length).toBeLessThanOrEqual(2);
	});

	it('names the missing permission', async () => {
		for (const action of ['workspace:users:list', 'workspace:cloudStorage:list', 'workspace:userGroups:list', 'ddm:instance:list', 'ddm:user:list']) cloud.emulator.deny(action);
		await expect(search()).rejects.toMatchObject({ httpCode: '403', message: expect.stringMatching(/^Policy doesn't allow \S+:list to be performed$/) });
	});

	it('is repeated twice when the service fails', async () => {
		cloud.emulator.fault({ status: 503, times: 2 });
		await expect(search()).resolves.toMatchObject({ results: expect.any(Array) });
	});
});

it.each([
	['huaweiCloudWorkspace', 'get', 'read-only'],
	['huaweiCloudWorkspace', 'update', 'joiner-and-leaver'],
	['huaweiCloudWorkspaceTrigger', undefined, 'read-only'],
])('a picker of %s whose operation is %s names a policy that holds what is missing', async (type, operation, policy) => {
	cloud.emulator.deny('workspace:userGroups:list');
	const search = cloud.engine().search(`${PACKAGE}.${type}`, 'searchGroups', operation ? { resource: 'user', operation } : {});
	await expect(search).rejects.toMatchObject({ description: expect.stringContaining(`#${policy} allows this`) });
});

it('an operation that the form does not have names no policy', async () => {
	cloud.emulator.deny('workspace:users:list');
	await expect(cloud.engine().search(`${PACKAGE}.huaweiCloudWorkspace`, 'searchUsers', { resource: 'user', operation: 'gone' })).rejects.toMatchObject({ description: expect.stringMatching(/^The IAM user of the access key lacks a permission: ask your administrator for workspace:users:list\. /) });
});
