import { actOnOne } from '../../../shared/form/verbs';
import { group, readGroup } from '../../group';
import { updateBody, updateFields } from '../../groupFields';

/** Changes a user group (Workspace API, UpdateUserGroup), which answers without a body. Only what was added is sent. */
export const update = actOnOne({
	option: { name: 'Update', value: 'update', action: 'Update a user group', description: 'Change the name or the description of a user group' },
	of: group,
	properties: [updateFields] as const,
	service: 'workspace',
	api: 'UpdateUserGroup',
	method: 'PUT',
	path: '/v2/{project_id}/groups/{group_id}',
	effect: 'set',
	permission: 'workspace:userGroups:update',
	body: updateBody,
	done: updateBody,
	current: {
		async read(call, { groupId }) {
			const found = await readGroup(call, groupId);
			return found ? { group_name: found.name, description: found.description } : {};
		},
		wanted: updateBody,
	},
});
