import type { IDataObject } from 'n8n-workflow';

import { objectIn } from '../shared/answers/fields';
import type { Api, Call } from '../shared/request';
import { unlessMissing } from './statuses';

/** Reads one IAM user (IAM API 5.0, ShowUserV5). */
export const showUser = {
	service: 'iam',
	api: 'ShowUserV5',
	method: 'GET',
	path: '/v5/users/{user_id}',
	effect: 'read',
	permission: 'not documented',
} as const satisfies Api;

/** The user in the answer of `showUser`. */
export const userIn = (body: unknown): IDataObject => objectIn(body, 'user');

/** Reads one IAM user. */
export const readUser = async (call: Call, id: string) => await call({ ...showUser, params: { user_id: id } }, userIn);

/** Whether there is no such user. */
export const isGone = async (call: Call, id: string) => (await unlessMissing(readUser(call, id))) === undefined;
