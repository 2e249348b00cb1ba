import { apiOf } from '../../../shared/form/list';
import { emptyValues } from '../../../shared/form/emptyValues';
import { newPasswordIn } from '../../../shared/form/newPassword';
import { operationOf } from '../../../shared/form/operation';
import { passwordRule } from '../../passwordRule';
import { user, users } from '../../user';
import { createUser, makeUser } from '../../userCreation';
import { type Creation, creationBody, creationFields, newUser } from '../../userCreationFields';

const exists = (name: string, id: string) => new Error(`There is a user called "${name}" already, with the ID ${id}. Use 'Create or Update' to change the user`);

/** Creates a desktop user. Nobody is changed who has the name already. */
export const create = operationOf({
	option: { name: 'Create', value: 'create', action: 'Create a user', description: 'Create a desktop user, and put the user into groups' },
	properties: creationFields,
	options: [emptyValues],
	mayExist: { of: user, by: 'userName' },
	apis: [createUser, apiOf(users)],
	policies: ['Joiner and leaver'],
	newPassword: { rule: passwordRule, of: 'userName' },
	secret: 'password',
	target: newUser,
	check(params: Creation) {
		// With a domain, it may be another one where the name is taken.
		if (params.existing && !params.additionalFields.domain) throw exists(params.userName, params.existing);
		creationBody(params);
	},
	async execute({ call }, params) {
		const { id, created } = await makeUser(call, params);
		return created ? { id, user_name: params.userName, created, ...newPasswordIn(params) } : exists(params.userName, id);
	},
});
