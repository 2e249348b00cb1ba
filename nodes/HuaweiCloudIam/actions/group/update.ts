import { wireNames } from '../../../shared/form/names';
import { actOnOne } from '../../../shared/form/verbs';
import { findGroup, group } from '../../group';
import { changed, updateFields } from '../../groupFields';

/** Changes a user group (IAM API 5.0, UpdateGroupV5). Only what was added is sent. */
export const update = actOnOne({
	option: { name: 'Update', value: 'update', action: 'Update a user group', description: 'Change the name or the description of a user group' },
	of: group,
	properties: [updateFields] as const,
	service: 'iam',
	api: 'UpdateGroupV5',
	method: 'PUT',
	path: '/v5/groups/{group_id}',
	effect: 'set',
	permission: 'not documented',
	body: ({ updateFields: fields }) => wireNames(fields, { groupName: 'new_group_name', description: 'new_group_description' }),
	done: changed,
	current: {
		async read(call, { groupId }) {
			const found = await findGroup(call, groupId);
			// A group without a description has no such field.
			return found ? { description: '', ...found } : {};
		},
		wanted: changed,
	},
});
