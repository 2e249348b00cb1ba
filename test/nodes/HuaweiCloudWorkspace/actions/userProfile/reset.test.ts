import { reset } from '../../../../../nodes/HuaweiCloudWorkspace/actions/userProfile/reset';
import { planned } from '../../../../fixtures/context';

const params = { cloudStorageAssignmentId: 'c1', originalName: '' };

describe("resetting a user's profile", () => {
	it('is sent once, to application streaming', () => {
		expect(planned(reset, params).request).toEqual({
			service: 'workspaceapp',
			api: 'ResetUserProfile',
			method: 'POST',
			path: '/v1/{project_id}/cloud-storages/actions/reset-userprofile',
			body: { cloud_storage_assignment_id: 'c1' },
			effect: 'once',
			permission: 'none needed',
		});
	});

	it('names the folder to restore, if there is one', () => {
		expect(planned(reset, { ...params, originalName: 'profile_20260501' }).request.body).toEqual({ cloud_storage_assignment_id: 'c1', ori_name: 'profile_20260501' });
	});

	it('is done when the answer is null', () => {
		expect(planned(reset, params).result(null)).toEqual({ success: true, cloudStorageAssignmentId: 'c1' });
	});

	it.each([{}, { job_id: 'j1' }, 'done', false, 0])('is not known to be done when the answer is %j', (body) => {
		expect(() => planned(reset, params).result(body)).toThrow('it is not empty, as the answer of this operation is');
	});
});
