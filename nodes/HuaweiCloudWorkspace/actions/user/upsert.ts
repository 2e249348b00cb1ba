import { apiOf } from '../../../shared/form/list';
import { emptyValues } from '../../../shared/form/emptyValues';
import { newPasswordIn } from '../../../shared/form/newPassword';
import { operationOf } from '../../../shared/form/operation';
import type { Values } from '../../../shared/form/plan';
import { passwordRule } from '../../passwordRule';
import { user, users } from '../../user';
import { createUser, makeUser } from '../../userCreation';
import { type Creation, creationBody, creationFields, newUser, updateFieldsOf } from '../../userCreationFields';
import { wireFields } from '../../userFields';
import { update } from './update';

/** Creates a desktop user, or changes the one who has the name already. A user who exists keeps password, groups and activation type. */
export const upsert = operationOf({
	option: {
		name: 'Create or Update',
		value: 'upsert',
		action: 'Create or update a user',
		description: 'Create a new desktop user, or update the current one if it already exists (upsert)',
	},
	properties: creationFields,
	options: [emptyValues],
	mayExist: { of: user, by: 'userName' },
	apis: [createUser, ...update.apis, apiOf(users)],
	policies: ['Joiner and leaver'],
	newPassword: { rule: passwordRule, of: 'userName' },
	secret: 'password',
	target: newUser,
	check(params: Creation) {
		if (params.existing) wireFields(updateFieldsOf(params));
		else creationBody(params);
	},
	async execute(steps, params) {
		const { id, created } = await makeUser(steps.call, params);
		const item = { id, user_name: params.userName, created };
		if (created) return { ...item, ...newPasswordIn(params) };
		// Where nothing was given but the name, there is nothing to update.
		const [outcome] = await steps.perform(update, [{ userId: id, updateFields: updateFieldsOf(params), emptyValues: 'leaveOut' } as object as Values]);
		return outcome instanceof Error ? outcome : { ...item, ...outcome };
	},
});
