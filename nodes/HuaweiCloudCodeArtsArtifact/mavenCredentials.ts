import { objectIn, textIn } from '../shared/answers/fields';
import type { Api } from '../shared/request';

/** Reads the caller's user name and password for the private repositories (CodeArts Artifact API, ShowRepoUserInfo). */
export const showCredentials = {
	service: 'codeartsartifact',
	api: 'ShowRepoUserInfo',
	method: 'GET',
	path: '/cloudartifact/v5/repositories/user/info',
	effect: 'read',
	permission: 'none needed',
} as const satisfies Api;

/** User name and password in its answer. */
export function credentialsIn(body: unknown) {
	const result = objectIn(body, 'result');
	return { username: textIn(result, 'username'), password: textIn(result, 'password') };
}
