import { reasonIn } from '../../../shared/answers/error';
import { emptyValues } from '../../../shared/form/emptyValues';
import { apiOf, collect } from '../../../shared/form/list';
import { newPasswordIn } from '../../../shared/form/newPassword';
import { operationOf } from '../../../shared/form/operation';
import type { Prepare, Steps, Values } from '../../../shared/form/plan';
import { distinct } from '../../../shared/request';
import { groups } from '../../group';
import { createLoginProfile, sendPassword } from '../../loginProfile';
import { comparePasswords, showPasswordPolicy, unread } from '../../passwordPolicy';
import { passwordRule } from '../../passwordRule';
import { user, users } from '../../user';
import { createUser, createWithContact, knownUser, makeUser } from '../../userCreation';
import { checkCreation, type Creation, creationFields, isWithContact } from '../../userCreationFields';
import { showUser } from '../../userData';
import { addUser } from '../group/membership';

const exists = (name: string, id: string) => new Error(`There is a user called "${name}" already, with the ID ${id}`);

/** What comes after the creation: each step's name, and why it failed. */
async function complete(steps: Steps, id: string, params: Creation): Promise<{ hasPassword: boolean; faults: string[] }> {
	const { consolePassword, additionalFields: { groupIds = [] } } = params;
	const included = isWithContact(params);
	const faults: string[] = [];
	if ((!consolePassword || included) && groupIds.length === 0) return { hasPassword: consolePassword, faults };
	const known = await knownUser(steps, id).catch((error: Error) => error);
	const fault = consolePassword && !included ? await sendPassword(steps.call, createLoginProfile, id, params).catch((error: Error) => error) : undefined;
	if (fault instanceof Error) faults.push(`the password was not set: ${reasonIn(fault)}`);
	const different = [...new Set(groupIds)];
	const joined = await steps.perform(addUser, different.map((groupId) => ({ groupId, userId: id }) as object as Values));
	joined.forEach((outcome, place) => outcome instanceof Error && faults.push(`the user was not added to the group ${different[place]}: ${reasonIn(outcome)}`));
	// Without it the rest may work all the same.
	if (known instanceof Error && faults.length > 0) faults.push(`it could not be read whether IAM knows the user yet: ${reasonIn(known)}`);
	return { hasPassword: consolePassword && !(fault instanceof Error), faults };
}

/** What is known before the first change: whether the groups exist, what the account demands of passwords, and the account's ID. */
const prepare: Prepare = async (steps, all) => {
	const compared = await comparePasswords(steps, all);
	const forms = all as readonly object[] as readonly Creation[];
	const wanted = forms.flatMap(({ additionalFields: { groupIds = [] } }) => groupIds);
	const found = wanted.length === 0 ? [] : await collect(steps.call, groups).catch((error: Error) => error);
	return forms.map((params, place) => {
		if (isWithContact(params) && steps.caller.domainId === undefined) {
			return new Error("IAM creates a user with email or phone only together with the ID of the account, which could not be looked up. Check the Custom Endpoint of the credential, or leave 'Email' and 'Phone' out");
		}
		const { groupIds = [] } = params.additionalFields;
		if (found instanceof Error) return groupIds.length > 0 ? found : (compared[place] as object | Error);
		const unknown = groupIds.find((id) => found.every(({ group_id }) => group_id !== id));
		return unknown === undefined ? (compared[place] as object | Error) : new Error(`There is no user group with the ID ${unknown}. Check 'User Group IDs'`);
	});
};

/** Creates an IAM user, with a password for the console and in groups if wanted. Nobody is changed who has the name already. */
export const create = {
	...operationOf({
		option: { name: 'Create', value: 'create', action: 'Create a user', description: 'Create an IAM user, with a console password and in user groups if you like' },
		properties: creationFields,
		options: [emptyValues],
		mayExist: { of: user, by: 'userName' },
		apis: distinct([createUser, createWithContact, createLoginProfile, ...addUser.apis, showPasswordPolicy, showUser, apiOf(users), apiOf(groups)]),
		policies: ['IAM joiner and leaver'],
		newPassword: { rule: passwordRule, of: 'userName' },
		secret: 'password',
		target: ({ userName }) => userName,
		check(params: Creation) {
			checkCreation(params);
			if (params.existing) throw exists(params.userName, params.existing);
		},
		async execute(steps, params) {
			const { id, created } = await makeUser(steps, params);
			if (!created) return exists(params.userName, id);
			const { hasPassword, faults } = await complete(steps, id, params);
			return {
				id,
				user_name: params.userName,
				created,
				...(hasPassword && newPasswordIn(params)),
				// An item that failed would be sent again, although the user is there now.
				...(faults.length > 0 && { creationError: `The user was created, but ${faults.join('; ')}` }),
				...unread(params),
			};
		},
	}),
	prepare,
};
