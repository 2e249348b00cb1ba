import { updateFieldsOf } from '../../../shared/form/collection';
import { either } from '../../../shared/form/either';
import { areLeftOut, emptyValues } from '../../../shared/form/emptyValues';
import { wireNames } from '../../../shared/form/names';
import type { Values } from '../../../shared/form/plan';
import type { Params } from '../../../shared/form/property';
import { actOnOne } from '../../../shared/form/verbs';
import type { Api } from '../../../shared/request';
import { guarded } from '../../guard';
import { user } from '../../user';
import { areacode, checkContact, email, hasContact, phone, readByOldNames } from '../../userContact';
import { readUser } from '../../userData';
import { checkNames, description, enabled, userName } from '../../userFields';

const updateFields = updateFieldsOf([areacode, description, email, enabled, phone, userName]);

type Chosen = Params<[typeof updateFields]>;

const form = {
	option: { name: 'Update', value: 'update', action: 'Update a user', description: 'Rename, describe, enable or disable an IAM user, or change email and phone' },
	of: user,
	properties: [updateFields] as const,
	options: [emptyValues],
	policies: ['IAM joiner and leaver'],
} as const;

/** The fields under the names that `names` gives them. Throws an Error for fields that say nothing or are refused. */
function wireFields({ updateFields: fields }: Chosen, names: Record<string, string>) {
	if (Object.keys(fields).length === 0) throw new Error("There is nothing to update. Add at least one field under 'Update Fields'");
	checkNames(fields);
	checkContact(fields);
	return wireNames(fields, names);
}

/** What both ways have in common; what was not added is not sent. */
const changing = (api: Pick<Api, 'api' | 'path' | 'permission'>) =>
	({
		...form,
		...api,
		service: 'iam',
		method: 'PUT',
		effect: 'set',
		isUnchanged: ({ updateFields: fields, ...more }: Chosen) => areLeftOut(more) && Object.keys(fields).length === 0,
		done: ({ updateFields: { userName: name } }: Chosen) => (name === undefined ? {} : { user_name: name }),
	}) as const;

/** Changes what version 5 knows of a user (IAM API 5.0, UpdateUserV5). */
export const updateUser = actOnOne({
	...changing({ api: 'UpdateUserV5', path: '/v5/users/{user_id}', permission: 'not documented' }),
	body: (params) => wireFields(params, { userName: 'new_user_name', description: 'new_description' }),
	current: { read: async (call, { userId }) => ({ description: '', ...(await readUser(call, userId)) }), wanted: (params) => wireFields(params, {}) },
});

/** Changes email and phone and, in the same request, all else (IAM API 3.0, UpdateUser). */
const updateContact = actOnOne({
	...changing({ api: 'UpdateUser', path: '/v3.0/OS-USER/users/{user_id}', permission: 'iam:users:updateUser' }),
	body: (params) => ({ user: wireFields(params, { userName: 'name' }) }),
	current: { read: async (call, { userId }) => await readByOldNames(call, userId), wanted: (params) => wireFields(params, { userName: 'name' }) },
});

const fieldsIn = (values: Values) => (values as object as Chosen).updateFields;

/** Changes a user, by the API that knows the fields that were added. */
export const update = guarded(
	either({ ...form, properties: [user, updateFields], target: ({ userId }) => String(userId) }, [updateUser, updateContact], (values) => (hasContact(fieldsIn(values)) ? updateContact : updateUser)),
	'disabled',
	(values) => fieldsIn(values).enabled === false,
);
