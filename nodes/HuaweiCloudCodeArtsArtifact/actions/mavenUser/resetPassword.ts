import { reasonIn } from '../../../shared/answers/error';
import { objectIn, textIn } from '../../../shared/answers/fields';
import { operationOf } from '../../../shared/form/operation';
import { passwordOutput } from '../../../shared/form/passwordOutput';
import { property } from '../../../shared/form/property';
import type { Api } from '../../../shared/request';

const returnCredentials = property({
	displayName: 'Return Credentials',
	name: 'returnCredentials',
	type: 'boolean',
	default: false,
	description: 'Whether to read the user name and the new password afterwards and return them',
});

/** Gives the caller a new repository password (CodeArts Artifact API, ResetUserPassword), which is not in the answer. */
const reset: Api = {
	service: 'codeartsartifact',
	api: 'ResetUserPassword',
	method: 'POST',
	path: '/cloudartifact/v5/maven/users/me',
	effect: 'once',
	permission: 'codeartsartifact:repository:resetPassword',
};

/** Reads the caller's user name and password (ShowRepoUserInfo). */
const showCredentials: Api = {
	service: 'codeartsartifact',
	api: 'ShowRepoUserInfo',
	method: 'GET',
	path: '/cloudartifact/v5/repositories/user/info',
	effect: 'read',
	permission: 'none needed',
};

/** Resets the Maven password of the access key's own IAM user and, if wanted, returns it. */
export const resetPassword = operationOf({
	option: {
		name: 'Reset Password',
		value: 'resetPassword',
		action: 'Reset the password of the Maven user',
		description: 'Give your own user of the private repositories a new random password',
	},
	properties: [returnCredentials, ...passwordOutput({ returnCredentials: [true] })],
	apis: [reset, showCredentials],
	warnings: [{ say: 'This resets the password of the IAM user the access key belongs to, once per run, however many items come in. Builds that use the old password fail until they have the new one.' }],
	policies: ['Rotation'],
	perExecution: true,
	secret: 'password',
	execute: async ({ call }, params) => {
		const user = await call(reset, (body) => ({ ...objectIn(body, 'result'), trace_id: textIn(body, 'trace_id') }));
		if (!params.returnCredentials) return user;
		try {
			const { username, password } = await call(showCredentials, (body) => {
				const result = objectIn(body, 'result');
				return { username: textIn(result, 'username'), password: textIn(result, 'password') };
			});
			return { ...user, username, password };
		} catch (error) {
			// The password has been reset all the same: an item that failed would be sent again, and reset it a second time.
			return { ...user, credentialsError: `The password was reset, but username and password could not be read: ${reasonIn(error as Error)}` };
		}
	},
});
