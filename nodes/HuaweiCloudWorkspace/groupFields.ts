import { additionalFieldsOf, updateFieldsOf } from '../shared/form/collection';
import { wireNames } from '../shared/form/names';
import { type Params, property } from '../shared/form/property';

// The fields of a user group that can be set, as the forms have them (Workspace API, CreateUserGroup and UpdateUserGroup).

/** What a group is called. */
export const groupName = property({
	displayName: 'Group Name',
	name: 'groupName',
	type: 'string',
	maxLength: 64,
	placeholder: 'e.g. New Hires',
	default: '',
	description: 'The name of the group, up to 64 characters',
});

/** A note on a group. */
export const description = property({
	displayName: 'Description',
	name: 'description',
	type: 'string',
	maxLength: 255,
	default: '',
	description: 'A note on the group, up to 255 characters',
});

/** What can be changed of a group. */
export const updateFields = updateFieldsOf([description, { ...groupName, description: 'The new name of the group, up to 64 characters. Groups in Active Directory cannot be renamed.' }]);

/** What is sent to change a group. Throws an Error for fields that say nothing; Workspace takes no empty text. */
export function updateBody({ updateFields: fields }: Params<[typeof updateFields]>) {
	if (Object.keys(fields).length === 0) throw new Error("There is nothing to update. Add at least one field under 'Update Fields'");
	if (fields.groupName === '') throw new Error("'Group Name' is empty");
	if (fields.description === '') throw new Error("'Description' is empty, which Workspace does not accept");
	return wireNames(fields);
}

/** Where a new group is kept. */
export const platformType = property({
	displayName: 'Platform Type',
	name: 'platformType',
	type: 'options',
	default: 'LOCAL',
	description: 'Where the group is kept',
	options: [
		{ name: 'AD', value: 'AD', description: 'In Active Directory' },
		{ name: 'Local', value: 'LOCAL', description: 'In Workspace' },
	],
});

/** What else is known of a new group. */
export const additionalFields = additionalFieldsOf('What else is known of the group', [description]);
