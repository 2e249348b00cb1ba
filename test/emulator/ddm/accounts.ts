import { parseObject, unknownField, without, type Call, type Route } from '../service';
import type { DdmAccount, DdmInstance } from '../state';
import { findInstance, findRunning } from './instances';
import { pageOf } from './paging';
import { acceptable, NAME } from './passwords';
import { invalidName, invalidPassword, noAccount, noJson, parameterError } from './refusals';

/** DDM API, accounts: which there are, and their passwords. */
export const ACCOUNTS: Route[] = [
	{
		name: 'ListUsers (DDM)',
		method: 'GET',
		path: '/v1/{project_id}/instances/{instance_id}/users',
		action: 'ddm:user:list',
		handle: listAccounts,
	},
	{
		// The action is the one documented for ResetDdmUserPassword, the same API in v3.
		name: 'ResetUserPassword (DDM)',
		method: 'POST',
		path: '/v2/{project_id}/instances/{instance_id}/users/{username}/password',
		action: 'ddm:instance:updateUser',
		handle: resetPassword,
	},
];

/** The account that the path names; its name is looked at first. */
export function findAccount({ accounts }: DdmInstance, { params }: Call): DdmAccount {
	const account = accounts.find(({ name }) => name === params.username);
	if (!account) throw noAccount();
	return account;
}

/** Throws if the name in the path is none that an account can have. */
export function checkName({ params }: Call): void {
	if (!NAME.test(params.username ?? '')) throw invalidName();
}

// DDM API, ListUsers: 128 at a time unless told otherwise.
function listAccounts(call: Call) {
	const { records, ...page } = pageOf(call.query, findInstance(call).accounts, 128);
	return {
		users: records.map((account) => ({ ...without(account, 'password', 'passwordChanges'), extend_authority: [] })),
		...page,
	};
}

// DDM API, ResetUserPassword and error codes.
function resetPassword(call: Call) {
	const fields = parseObject(call.body);
	if (!fields) throw noJson();
	if (unknownField(fields, ['password']) !== undefined || typeof fields.password !== 'string') throw parameterError();
	checkName(call);
	const name = call.params.username ?? '';
	if (!acceptable(fields.password, name)) throw invalidPassword();

	const instance = findRunning(call);
	const account = findAccount(instance, call);
	account.password = fields.password;
	account.password_last_changed = call.now;
	account.passwordChanges++;
	return { success: true, instance_id: instance.id, user_name: name };
}
