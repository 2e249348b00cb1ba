import { operation } from '../../../shared/form/operation';
import { assignment, originalName } from '../../cloudStorageAssignment';

/** Resets a user's profile (Workspace Application Streaming API, ResetUserProfile), which answers `null`. */
export const reset = operation({
	option: {
		name: 'Reset',
		value: 'reset',
		action: 'Reset a user profile',
		description: 'Set the profile of a user back to its initial state, or restore it from a profile folder',
	},
	properties: [assignment, originalName],
	service: 'workspaceapp',
	api: 'ResetUserProfile',
	method: 'POST',
	path: '/v1/{project_id}/cloud-storages/actions/reset-userprofile',
	effect: 'once',
	permission: 'none needed',
	warnings: [{ say: "Resetting replaces the user's profile. The user should be logged off." }],
	policies: ['Help desk', 'Joiner and leaver'],
	request: ({ cloudStorageAssignmentId, originalName: name }) => ({
		body: { cloud_storage_assignment_id: cloudStorageAssignmentId, ...(name !== '' && { ori_name: name }) },
	}),
	result: (body, { cloudStorageAssignmentId }) => {
		if (body !== null) throw new Error('it is not empty, as the answer of this operation is');
		return { success: true, cloudStorageAssignmentId };
	},
});
