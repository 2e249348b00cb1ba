import { text, wrongField, type Guards } from '../guards';
import { parseObject, type Call, type Route } from '../service';
import { findRunning } from './instances';
import { acceptable, isCommon, NAME } from './passwords';
import { invalidName, invalidPassword, noJson, parameterError, refuseAsV3 } from './refusals';

/** DDM API, version 3: the administrator of an instance, and whether a password is weak. No page names the actions. */
export const ADMINISTRATOR: Route[] = [
	{
		name: 'ResetAdministrator',
		method: 'PUT',
		path: '/v3/{project_id}/instances/{instance_id}/admin-user',
		status: 202,
		handle: resetAdministrator,
	},
	{
		name: 'ValidateWeakPassword',
		method: 'POST',
		path: '/v3/{project_id}/weak-password-verification',
		handle: (call) => ({ is_weak_password: isCommon(read(call, { password: text(1, Infinity) }, 'password').password) }),
	},
];

function read<T extends object>({ body }: Call, guards: Guards<T>, ...required: Array<keyof T & string>): T {
	const fields = parseObject(body);
	if (!fields) throw noJson(refuseAsV3);
	if (wrongField(fields, guards, required) !== undefined) throw parameterError(refuseAsV3);
	return fields as T;
}

// A 202 without a body. Not documented: that the new password holds at once, and that another name renames the administrator.
function resetAdministrator(call: Call): undefined {
	const { name, password } = read(call, { name: text(1, Infinity), password: text(1, Infinity) }, 'name', 'password');
	if (!NAME.test(name)) throw invalidName(refuseAsV3);
	if (!acceptable(password, name, '=')) throw invalidPassword(refuseAsV3);
	const instance = findRunning(call, refuseAsV3);
	Object.assign(instance, { admin_user_name: name, administratorPassword: password });
	instance.administratorChanges++;
}
