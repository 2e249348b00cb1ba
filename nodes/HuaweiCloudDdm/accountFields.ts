import type { IDataObject } from 'n8n-workflow';

import { additionalFieldsOf, updateFieldsOf } from '../shared/form/collection';
import { wireNames } from '../shared/form/names';
import { type Params, property } from '../shared/form/property';
import { NAME } from './account';

// The fields of an account that can be set, as the forms have them (DDM API v1, CreateUsers and UpdateUser).

/** What a new account is called. */
export const newAccountName = property({
	displayName: 'Account Name',
	name: 'newAccountName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. orders_app',
	description: 'The name of the new account, which cannot be changed later',
});

/** What an account may do. */
export const baseAuthority = property({
	displayName: 'Basic Permissions',
	name: 'baseAuthority',
	type: 'multiOptions',
	default: ['SELECT'],
	description: 'What the account may do in its databases',
	options: ['ALTER', 'CREATE', 'DELETE', 'DROP', 'INDEX', 'INSERT', 'SELECT', 'UPDATE'].map((value) => ({ name: value, value })),
});

/** Where an account may do that. */
export const databaseNames = property({
	displayName: 'Databases',
	name: 'databases',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Database' },
	default: [],
	description: 'The names of the databases (schemas) of the instance that the account may use',
});

const description = property({
	displayName: 'Description',
	name: 'description',
	type: 'string',
	maxLength: 256,
	default: '',
	description: 'A note on the account, up to 256 characters',
});

/** What else is known of a new account. */
export const additionalFields = additionalFieldsOf('What else is known of the account', [description]);

/** What can be changed of an account. */
export const updateFields = updateFieldsOf([
	baseAuthority,
	{ ...databaseNames, description: 'The names of all databases (schemas) of the instance that the account is to use. Those that are not among them are taken from it.' },
	description,
]);

interface Rights {
	baseAuthority?: string[];
	databases?: string[];
	description?: string;
}

/** An account's fields as the API has them, each permission and each database once. Throws an Error in the words of the form for what DDM does not take. */
function wireFields({ databases, ...others }: Rights) {
	const { baseAuthority: permissions } = others;
	if (permissions?.length === 0) throw new Error("'Basic Permissions' is empty, and an account has at least one");
	if (databases?.includes('')) throw new Error("'Databases' has an empty name");
	return wireNames({
		...others,
		...(permissions && { baseAuthority: [...new Set(permissions)] }),
		...(databases && { databases: [...new Set(databases)].map((name) => ({ name })) }),
	});
}

/** What is sent to create an account. Throws an Error in the words of the form for what DDM does not take. */
export function creationBody(params: Params<[typeof newAccountName, typeof baseAuthority, typeof databaseNames, typeof additionalFields]> & { password: string }) {
	const { newAccountName: name, baseAuthority: permissions, databases, password, additionalFields: others } = params;
	if (!new RegExp(NAME.pattern).test(name)) throw new Error(`'Account Name': ${NAME.fault}`);
	return { users: [{ name, password, ...wireFields({ baseAuthority: permissions, ...(databases.length > 0 && { databases }), ...others }) }] };
}

/** What is sent to change an account. Throws an Error for fields that say nothing, or that DDM does not take. */
export function updateBody({ updateFields: fields }: Params<[typeof updateFields]>) {
	if (Object.keys(fields).length === 0) throw new Error("There is nothing to update. Add at least one field under 'Update Fields'");
	return { user: wireFields(fields) };
}

/** The fields of an account, or those that are sent to change it, as texts that can be compared, whatever order their lists have. */
export function comparable(fields: IDataObject): IDataObject {
	const textOf = (value: unknown) => (Array.isArray(value) ? value.map((one: unknown) => (typeof one === 'string' ? one : String((one as IDataObject).name))).sort().join(', ') : value);
	return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, textOf(value) as string]));
}
