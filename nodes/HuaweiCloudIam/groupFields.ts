import { additionalFieldsOf, updateFieldsOf } from '../shared/form/collection';
import { type Params, property } from '../shared/form/property';
import { checkDescription, descriptionOf } from './description';

// The fields of a user group that can be set, as the forms have them (IAM API 5.0, CreateGroupV5 and UpdateGroupV5).

/** What a group is called. */
export const groupName = property({
	displayName: 'Group Name',
	name: 'groupName',
	type: 'string',
	maxLength: 128,
	placeholder: 'e.g. New Hires',
	default: '',
	description: 'The name of the group, up to 128 characters: letters, digits, spaces, "_", "-", "{" and "}"',
});

const description = descriptionOf('group');

/** What else is known of a new group. */
export const additionalFields = additionalFieldsOf('What else is known of the group', [description]);

/** What can be changed of a group. */
export const updateFields = updateFieldsOf([description, { ...groupName, description: 'The new name of the group, up to 128 characters' }]);

/** Throws an Error for a name or a description with characters that IAM does not take. */
function refuseCharacters({ groupName: name, description: note }: { groupName?: string; description?: string }): void {
	if (name === '') throw new Error("'Group Name' is empty");
	if (name !== undefined && !/^[\u4e00-\u9fa5a-zA-Z0-9{}_\- ]+$/.test(name)) throw new Error(`'Group Name' may contain only letters, digits, spaces, "_", "-", "{" and "}": ${name}`);
	checkDescription(note);
}

/** What is sent to create a group. Throws an Error in the words of the form for what IAM does not take. */
export function creationBody({ groupName: name, additionalFields: fields }: Params<[typeof groupName, typeof additionalFields]>) {
	refuseCharacters({ groupName: name, ...fields });
	return { group_name: name, ...fields };
}

/** What a group is to have after a change, by the names in the list. Throws an Error for fields that say nothing or that IAM does not take. */
export function changed({ updateFields: fields }: Params<[typeof updateFields]>) {
	if (Object.keys(fields).length === 0) throw new Error("There is nothing to update. Add at least one field under 'Update Fields'");
	refuseCharacters(fields);
	const { groupName: name, description: note } = fields;
	return { ...(name !== undefined && { group_name: name }), ...(note !== undefined && { description: note }) };
}
