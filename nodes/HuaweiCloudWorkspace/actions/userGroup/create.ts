import { apiOf } from '../../../shared/form/list';
import { wireNames } from '../../../shared/form/names';
import { operationOf } from '../../../shared/form/operation';
import { property } from '../../../shared/form/property';
import { group, groups } from '../../group';
import { createGroup, makeGroup } from '../../groupCreation';
import { additionalFields, groupName, platformType } from '../../groupFields';

const exists = (name: string, id: string) => new Error(`There is a user group called "${name}" already, with the ID ${id}`);

/** Creates a user group. Names are kept apart, although no document says that Workspace refuses one that is taken. */
export const create = operationOf({
	option: { name: 'Create', value: 'create', action: 'Create a user group', description: 'Create a group of desktop users' },
	properties: [property({ ...groupName, required: true }), platformType, additionalFields],
	mayExist: { of: group, by: 'groupName' },
	apis: [createGroup, apiOf(groups)],
	target: (params) => params.groupName,
	check(params: { groupName: string; existing?: string }) {
		if (params.existing) throw exists(params.groupName, params.existing);
	},
	async execute({ call }, { groupName: name, platformType: type, additionalFields: fields }) {
		const { id, created } = await makeGroup(call, { group_name: name, platform_type: type, ...wireNames(fields) });
		return created ? { id, name, created } : exists(name, id);
	},
});
