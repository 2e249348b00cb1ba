import { flag, oneOf, text, wrongField, type Guards } from '../guards';
import { parseObject, type Call } from '../service';
import type { IamUser } from '../state';
import { userName } from './body';
import { named } from './find';
import { acceptable } from './passwords';
import { refuseByNumber } from './refusals';

/** What version 3.0 takes of a user (IAM API, CreateUser and UpdateUser). */
export interface KeystoneFields {
	name?: string;
	password?: string;
	pwd_status?: boolean;
	email?: string;
	areacode?: string;
	phone?: string;
	enabled?: boolean;
	access_mode?: IamUser['access_mode'];
	description?: string;
	xuser_id?: string;
	xuser_type?: string;
}

/** What its fields have to be. */
export const FIELDS: Guards<KeystoneFields> = {
	name: userName,
	password: text(6, 32),
	pwd_status: flag,
	email: text(0, 255, /^$|^[^\s@]+@[^\s@]+\.[^\s@]+$/),
	areacode: text(0, 32),
	phone: text(0, 32, /^\d*$/),
	enabled: flag,
	access_mode: oneOf('default', 'programmatic', 'console'),
	description: text(0, Infinity),
	xuser_id: text(0, 128),
	xuser_type: text(0, 64),
};

/** The number of the error of a field (IAM API, error codes); one that has no number of its own counts as absent. */
const NUMBERS: Readonly<Record<string, number>> = { name: 1101, email: 1102, password: 1103, phone: 1104, areacode: 1104, description: 1117 };

/** The fields of a body, which are in an object of their own. Throws the numbered refusal of the first that is wrong. */
export function fieldsOf<T extends object>({ body }: Call, guards: Guards<T>, ...required: Array<keyof T & string>): T {
	const whole = parseObject(body);
	const fields = typeof whole?.user === 'object' && whole.user !== null ? whole.user : undefined;
	const wrong = fields ? wrongField(fields, guards, required) : 'user';
	if (wrong !== undefined) throw refuseByNumber(fields && wrong in fields ? (NUMBERS[wrong] ?? 1100) : 1100);
	return fields as T;
}

/** Refuses what another user has already, what goes only together, and a password that may not be used. */
export function check(call: Call, fields: KeystoneFields, user: IamUser): void {
	const others = call.state.iam.users.filter((other) => other !== user);
	const after = { ...user, ...fields };
	if (fields.name !== undefined && (named(call.state, fields.name) ?? user) !== user) throw refuseByNumber(1109);
	if (fields.email && others.some(({ email }) => email === fields.email)) throw refuseByNumber(1110);
	if ((fields.phone === undefined) !== (fields.areacode === undefined)) throw refuseByNumber(1106);
	if (fields.phone && others.some(({ areacode, phone }) => areacode === fields.areacode && phone === fields.phone)) throw refuseByNumber(1111);
	if ((after.xuser_id === '') !== (after.xuser_type === '')) throw refuseByNumber(1100);
	if (fields.password === undefined) return;
	if (user.loginProfile?.password === fields.password) throw refuseByNumber(1108);
	// This version takes shorter passwords than version 5, so the account's policy decides.
	if (!acceptable(fields.password, { ...after, user_name: fields.name ?? user.user_name }, call.state.iam.passwordPolicy)) throw refuseByNumber(1118);
}
