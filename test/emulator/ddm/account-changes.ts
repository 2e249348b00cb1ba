import { listOf, objectOf, oneOf, text, wrongField, type Guards } from '../guards';
import { parseObject, type Call, type Route } from '../service';
import type { DdmAccount, DdmInstance } from '../state';
import { checkName, findAccount } from './accounts';
import { findRunning } from './instances';
import { acceptable, NAME } from './passwords';
import { invalidName, invalidPassword, noJson, parameterError, refuse } from './refusals';

const PATH = '/v1/{project_id}/instances/{instance_id}/users';

/** DDM API, accounts: how one comes, changes and goes. */
export const ACCOUNT_CHANGES: Route[] = [
	{ name: 'CreateUsers', method: 'POST', path: PATH, action: 'ddm:user:create', handle: createAccounts },
	{ name: 'UpdateUser (DDM)', method: 'PUT', path: `${PATH}/{username}`, action: 'ddm:user:modify', handle: updateAccount },
	{ name: 'DeleteUser (DDM)', method: 'DELETE', path: `${PATH}/{username}`, action: 'ddm:user:delete', handle: deleteAccount },
];

/** DDM API, CreateUsers: at most 100 accounts in an instance. */
const MOST = 100;

/** What both APIs take of an account. */
interface Rights {
	base_authority?: string[];
	databases?: Array<{ name: string }>;
	description?: string;
}

interface NewAccount extends Rights {
	name: string;
	password: string;
	base_authority: string[];
}

const authority = oneOf('CREATE', 'DROP', 'ALTER', 'INDEX', 'INSERT', 'DELETE', 'UPDATE', 'SELECT');
const RIGHTS: Guards<Rights> = {
	base_authority: listOf(1, 8, authority),
	databases: listOf(0, Infinity, objectOf({ name: text(1, Infinity) }, 'name')),
	description: text(0, 256),
};
const ACCOUNT: Guards<NewAccount> = { name: text(1, 32, NAME), password: text(0, Infinity), ...RIGHTS, base_authority: listOf(1, 8, authority) };

// DDM API, error codes: each part of an account has one of its own; the rest is a parameter error.
function refusalOf(field: string) {
	if (field === 'name') return invalidName();
	if (field === 'password') return invalidPassword();
	if (field === 'description') return refuse(400, 'DBS.300307', 'Invalid account description.');
	return field === 'base_authority' ? refuse(400, 'DBS.300309', 'Invalid basic privileges.') : parameterError();
}

function checked<T extends object>(value: unknown, guards: Guards<T>, ...required: Array<keyof T & string>): T {
	if (typeof value !== 'object' || value === null) throw parameterError();
	const wrong = wrongField(value, guards, required);
	if (wrong !== undefined) throw wrong in guards ? refusalOf(wrong) : parameterError();
	return value as T;
}

function bodyOf({ body }: Call, name: string): unknown {
	const fields = parseObject(body);
	if (!fields) throw noJson();
	if (Object.keys(fields).some((field) => field !== name)) throw parameterError();
	return fields[name];
}

// Which databases an account may use; that one which does not exist is refused is not documented.
function databasesOf({ databases }: Rights, instance: DdmInstance): DdmAccount['databases'] {
	const named = databases ?? [];
	if (!named.every(({ name }) => instance.databases.some((database) => database.name === name))) {
		throw refuse(400, 'DBS.300375', 'The parameter databases is invalid.');
	}
	return named.map(({ name }) => ({ name, description: '' }));
}

// DDM API, CreateUsers. Not documented: that either all accounts are created or none, and which code the 101st has.
function createAccounts(call: Call) {
	const list = bodyOf(call, 'users');
	if (!Array.isArray(list) || list.length === 0) throw parameterError();
	const users = list.map((user) => checked(user, ACCOUNT, 'name', 'password', 'base_authority'));
	if (users.some(({ name, password }) => !acceptable(password, name))) throw invalidPassword();
	if (new Set(users.map(({ name }) => name)).size < users.length) throw refuse(400, 'DBS.300107', 'Duplicate accounts in the request.');

	const instance = findRunning(call);
	if (users.some(({ name }) => instance.accounts.some((account) => account.name === name))) {
		throw refuse(400, 'DBS.300311', 'The account already exists.');
	}
	if (instance.accounts.length + users.length > MOST) throw refuse(400, 'DBS.300300', 'Failed to create the account.');
	const created = users.map((user) => ({
		name: user.name,
		status: 'RUNNING',
		description: user.description ?? '',
		base_authority: user.base_authority,
		databases: databasesOf(user, instance),
		created: call.now,
		password_last_changed: call.now,
		password: user.password,
		passwordChanges: 0,
	}));
	instance.accounts.push(...created);
	return { users: created.map(({ name }) => ({ name })) };
}

// DDM API, UpdateUser: what is left out stays as it is.
function updateAccount(call: Call) {
	const user = checked(bodyOf(call, 'user'), RIGHTS);
	checkName(call);
	const instance = findRunning(call);
	const account = findAccount(instance, call);
	const databases = user.databases ? databasesOf(user, instance) : account.databases;
	const { base_authority = account.base_authority, description = account.description } = user;
	Object.assign(account, { base_authority, description, databases });
	return { name: account.name };
}

function deleteAccount(call: Call) {
	checkName(call);
	const instance = findRunning(call);
	const gone = findAccount(instance, call);
	instance.accounts = instance.accounts.filter((account) => account !== gone);
	return { name: gone.name };
}
