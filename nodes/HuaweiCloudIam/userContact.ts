import type { IDataObject } from 'n8n-workflow';

import { objectIn } from '../shared/answers/fields';
import { property } from '../shared/form/property';
import type { Api, Call } from '../shared/request';

// Email and phone of a user are known to version 3.0 of IAM only.

/** Reads a user with email and phone (IAM API 3.0, ShowUser). */
export const showContact: Api = { service: 'iam', api: 'ShowUser', method: 'GET', path: '/v3.0/OS-USER/users/{user_id}', effect: 'read', permission: 'iam:users:getUser' };

/** Email, phone and how the user may access Huawei Cloud; nothing where one is not known. */
const CONTACT = ['email', 'areacode', 'phone', 'access_mode'];

/** The user in the answer of `showContact`. */
const userIn = (body: unknown) => objectIn(body, 'user');

/** Reads what only version 3.0 knows of a user. */
export const readContact = async (call: Call, id: string): Promise<IDataObject> => {
	const found = await call({ ...showContact, params: { user_id: id } }, userIn);
	return Object.fromEntries(CONTACT.flatMap((name) => (name in found ? [[name, found[name]]] : [])));
};

/** Reads a user under the names that `UpdateUser` has for the fields; what is not set is empty. */
export async function readByOldNames(call: Call, id: string): Promise<IDataObject> {
	const { email = '', areacode, phone = '', ...user } = await call({ ...showContact, params: { user_id: id } }, userIn);
	// The phone may come with the country code in front (huaweicloud Terraform provider).
	const [number = '', code = areacode ?? ''] = String(phone).split('-').reverse();
	return { ...user, email, areacode: code, phone: number };
}

/** The address. */
export const email = property({
	displayName: 'Email',
	name: 'email',
	type: 'string',
	maxLength: 255,
	placeholder: 'name@email.com',
	default: '',
	description: 'The email address, which no other user of the account may have. It is known to the older API of IAM only, so the access key needs a permission for that as well.',
});

/** The country code, as IAM writes it. */
export const areacode = property({
	displayName: 'Country Code',
	name: 'areacode',
	type: 'string',
	maxLength: 32,
	placeholder: 'e.g. 0086',
	default: '',
	description: 'The country code of the phone number, with leading zeros. It goes together with the number.',
});

/** The number without the country code. */
export const phone = property({
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	maxLength: 32,
	placeholder: 'e.g. 7700900123',
	default: '',
	description: 'The mobile number without its country code, digits only',
});

/** What people fill in of it. */
export interface Contact {
	email?: string;
	areacode?: string;
	phone?: string;
}

/** Whether there is something that only version 3.0 takes. */
export const hasContact = (fields: Contact) => [fields.email, fields.areacode, fields.phone].some((text) => text !== undefined);

/** Throws an Error in the words of the form for what IAM refuses (IAM API, CreateUser and UpdateUser). */
export function checkContact({ email: address, areacode: code, phone: number }: Contact): void {
	if (address && !/^[^\s@]+@[^\s@]+$/.test(address)) throw new Error(`'Email' is not an email address: ${address}`);
	if ((code === undefined) !== (number === undefined)) throw new Error("'Country Code' and 'Phone' go together. Add both, or neither");
	if (number && !/^\d+$/.test(number)) throw new Error(`'Phone' must consist of digits: ${number}`);
}
