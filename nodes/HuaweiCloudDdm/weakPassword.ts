import { NodeApiError } from 'n8n-workflow';

import { objectIn } from '../shared/answers/fields';
import type { Prepare } from '../shared/form/plan';
import type { Api, Call } from '../shared/request';

/** Tells whether a password is a common one (DDM API v3, ValidateWeakPassword). It changes nothing, although it is a POST. */
export const validateWeakPassword: Api = {
	service: 'ddm',
	api: 'ValidateWeakPassword',
	method: 'POST',
	path: '/v3/{project_id}/weak-password-verification',
	effect: 'read',
	permission: 'not documented',
};

/** Refusals of the check itself. Setting the password does without it then: DDM refuses a weak one all the same, only later. */
const NOT_CHECKED = ['400', '403', '404', '405'];

async function check(call: Call, password: string): Promise<object | Error> {
	try {
		const isWeak = await call({ ...validateWeakPassword, body: { password } }, (body) => objectIn(body).is_weak_password === true);
		return isWeak ? new Error("The 'New Password' is a common one, which DDM does not accept. Choose another one, or let the node generate one") : {};
	} catch (error) {
		return error instanceof NodeApiError && NOT_CHECKED.includes(String(error.httpCode)) ? {} : (error as Error);
	}
}

/** Checks the passwords that are set, each once and one after the other, before the first of them is sent to be set. */
export const refuseWeak: Prepare = async ({ call }, all) => {
	const known = new Map<unknown, object | Error>();
	const items: ReadonlyArray<{ passwordSource?: string; password?: string }> = all;
	for (const { passwordSource, password = '' } of items) {
		if (passwordSource === 'set' && !known.has(password)) known.set(password, await check(call, password));
	}
	return items.map(({ password }) => known.get(password) ?? {});
};
