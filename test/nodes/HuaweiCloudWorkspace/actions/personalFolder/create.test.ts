import { create } from '../../../../../nodes/HuaweiCloudWorkspace/actions/personalFolder/create';
import { PartFailure } from '../../../../../nodes/shared/failure';
import type { Values } from '../../../../../nodes/shared/form/plan';
import { answering, planned } from '../../../../fixtures/context';

const params = (userId: string, accountName: string, additionalFields = {}, cloudStorageId = 's1') => ({ cloudStorageId, userId, accountName, additionalFields }) as unknown as Values;
const { fold, current } = create;

describe('creating personal folders', () => {
	it('is one request for up to 200 users, each once, with the same storage and permissions', () => {
		expect(fold?.most).toBe(200);
		expect(fold?.request([params('u1', 'ana', { actionGet: true, fileSystemQuota: 5 }), params('u2', 'ben'), params('u1', 'ana')])).toEqual({
			service: 'workspaceapp',
			api: 'CreateUserFolderAssignment',
			method: 'POST',
			path: '/v1/{project_id}/cloud-storages/{storage_id}/actions/create-folder',
			params: { storage_id: 's1' },
			body: { items: [['u1', 'ana'], ['u2', 'ben']].map(([attach_id, attach_name]) => ({ attach_id, attach_name, action_get: true, file_system_quota: 5 })) },
			effect: 'set',
			permission: ['workspace:cloudStorage:createFolder', 'sfs3:fileSystem:createFileSystem', 'sfs3:fileSystem:putACL', 'sfs3:fileSystem:putCORS', 'sfs3:fileSystem:putQuota', 'sfs3:file:put'],
		});
		expect(fold?.by(params('u1', 'ana'))).toBe(fold?.by(params('u2', 'ben')));
		for (const other of [params('u1', 'ana', { actionGet: true }), params('u1', 'ana', {}, 's2')]) expect(fold?.by(other)).not.toBe(fold?.by(params('u1', 'ana')));
		expect(fold?.aboutAll).toEqual(['WKS.00211902']);
	});

	/** What is made of an answer about one user. */
	const resultOf = (items: object[]) => planned(create, params('u1', 'ana')).result({ items });

	it("tells each user's folder", () => {
		expect(resultOf([{ attach_id: 'u2', is_success: false }, { attach_id: 'u1', is_success: true, id: 'f1', folder_name: 'ana' }])).toEqual({
			id: 'u1', user_name: 'ana', storage_id: 's1', created: true, cloud_storage_assignment_id: 'f1', folder_name: 'ana',
		});
	});

	it('is a failure for those whom the answer calls one, with its code', () => {
		const failure = resultOf([{ attach_id: 'u1', is_success: false, error_message: 'WKS.00170312' }]);

		expect(failure).toEqual(new PartFailure('WKS.00170312', 'The personal folder was not created'));
		expect(failure).toMatchObject({ code: 'WKS.00170312' });
	});

	it('is not known to be done when the answer says nothing about a user', () => {
		expect(() => resultOf([])).toThrow('it says nothing about one of the users');
	});

	const users = (...names: string[]) => ({ users: names.map((user_name, id) => ({ id: `u${id}`, user_name })), total_count: names.length });
	const folders = (...items: object[]) => ({ items, count: items.length });

	it.each([
		['there is one', [users('ana'), folders({ cloud_storage_assignment_id: 'f1', attach_name: 'ana', action_get: true })], { folder: true, action_get: true }],
		['there is none', [users('ana'), folders()], { folder: false }],
		['somebody else has one', [users('ana'), folders({ cloud_storage_assignment_id: 'f1', attach_name: 'Ana' })], { folder: false }],
	])('reads the folder: %s', async (_what, answers, state) => {
		expect(await current?.read(answering(...answers).call, params('u1', 'ana'))).toMatchObject(state);
	});

	it.each([[users('ana', 'ana')], [users('Ana')]])('tells nothing where the name is not that of one user: %j', async (answer) => {
		expect(await current?.read(answering(answer).call, params('u1', 'ana'))).toEqual({});
	});

	it('wants what is allowed, and nothing else', () => {
		expect(current?.wanted(params('u1', 'ana', { actionGet: true, fileSystemQuota: 5 }))).toEqual({ folder: true, action_get: true, action_put: false, roam_action_get: false, roam_action_put: false });
	});
});
