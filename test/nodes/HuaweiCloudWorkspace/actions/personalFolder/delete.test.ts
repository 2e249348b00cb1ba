import { deleteFolder } from '../../../../../nodes/HuaweiCloudWorkspace/actions/personalFolder/delete';
import type { Values } from '../../../../../nodes/shared/form/plan';
import { answering, planned } from '../../../../fixtures/context';

const params = (userId: string, cloudStorageId = 's1') => ({ userId, cloudStorageId }) as Values;
const { fold, current } = deleteFolder;

describe('deleting personal folders', () => {
	it('is one request for up to 200 users of one storage, each once', () => {
		expect(fold?.most).toBe(200);
		expect(fold?.request([params('u1'), params('u2'), params('u1')])).toEqual({
			service: 'workspaceapp',
			api: 'DeleteCloudStorageAttachment',
			method: 'POST',
			path: '/v1/{project_id}/cloud-storages/{storage_id}/actions/delete-folder',
			params: { storage_id: 's1' },
			body: { items: ['u1', 'u2'] },
			effect: 'set',
			permission: ['workspace:cloudStorage:deleteFolder', 'sfs3:fileSystem:deleteFileSystem', 'sfs3:file:delete'],
		});
		expect(fold?.by(params('u1'))).toBe(fold?.by(params('u2')));
		expect(fold?.by(params('u1', 's2'))).not.toBe(fold?.by(params('u1')));
		expect(fold?.aboutAll).toEqual(['WKS.00211902']);
	});

	it('says what was done whatever the answer holds', () => {
		expect(planned(deleteFolder, params('u1')).result(null)).toEqual({ id: 'u1', storage_id: 's1', deleted: true });
	});

	it("reads whether there is a folder by the user's name", async () => {
		const user = { id: 'u1', user_name: 'ana' };
		const { call, requests } = answering({ user_detail: user }, { users: [user], total_count: 1 }, { items: [], count: 0 });

		expect(await current?.read(call, params('u1'))).toEqual({ folder: false });
		expect(requests.map(({ api }) => api)).toEqual(['ListUserDetail', 'ListUsers', 'ListCloudStorageAssignment']);
		expect(current?.wanted(params('u1'))).toEqual({ folder: false });
	});
});
