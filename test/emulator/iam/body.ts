import { text, wrongField, type Guards } from '../guards';
import { parseObject, type Call } from '../service';
import { invalid } from './refusals';

/** The body of an API of version 5. Throws a 400 for what is no object, and for a field that is unknown, wrong or required and absent. */
export function bodyOf<T extends object>({ body }: Call, guards: Guards<T>, ...required: Array<keyof T & string>): T {
	const fields = parseObject(body);
	if (!fields) throw invalid('body');
	const wrong = wrongField(fields, guards, required);
	if (wrong !== undefined) throw invalid(wrong);
	return fields as T;
}

/** The name of a user; a digit may not come first (IAM API, CreateUserV5 and CreateUser). */
export const userName = text(1, 64, /^[a-zA-Z_\-. ][0-9a-zA-Z_\-. ]*$/);

/** The name of a group (IAM API, CreateGroupV5). */
export const groupName = text(1, 128, /^[\u4e00-\u9fa5a-zA-Z0-9{}_\- ]+$/);

/** What is said of a user or a group (IAM API, CreateUserV5). */
export const description = text(0, 255, /^[^@#%&<>\\$^*]*$/);

/** The ID of a user or a group (IAM API, AddUserToGroupV5). */
export const id = text(1, 64, /^[a-zA-Z0-9-]+$/);
