import type { IDataObject } from 'n8n-workflow';

import { textIn, objectIn } from '../shared/answers/fields';
import { type Made, make } from '../shared/form/creation';
import { collect } from '../shared/form/list';
import type { Steps } from '../shared/form/plan';
import type { Api } from '../shared/request';
import { unlessMissing } from './statuses';
import { users } from './user';
import { type Creation, creationBody, isWithContact, oldCreationBody } from './userCreationFields';
import { readUser } from './userData';

/** Creates a user (IAM API 5.0, CreateUserV5), who has no password yet. */
export const createUser: Api = { service: 'iam', api: 'CreateUserV5', method: 'POST', path: '/v5/users', effect: 'once', permission: 'iam:users:createUserV5' };

/** Creates a user with email and phone, and with the password (IAM API 3.0, CreateUser). */
export const createWithContact: Api = { service: 'iam', api: 'CreateUser', method: 'POST', path: '/v3.0/OS-USER/users', effect: 'once', permission: 'iam:users:createUser' };

/** Creates the user unless there is one of this name, and tells which of the two it was. */
export async function makeUser(steps: Steps, params: Creation): Promise<Made> {
	const { call, caller } = steps;
	const idIn = (field: string) => (body: unknown) => textIn(objectIn(body, 'user'), field);
	const create = async () =>
		isWithContact(params)
			? await call({ ...createWithContact, body: oldCreationBody(params, String(caller.domainId)) }, idIn('id'))
			: await call({ ...createUser, body: creationBody(params) }, idIn('user_id'));
	const find = async () => {
		const found = (await collect(call, users)).find(({ user_name }) => user_name === params.userName);
		return found && String(found.user_id);
	};
	return await make(create, async (unclear) => (unclear ? await onceKnown(steps, find) : await find()));
}

/** Waits until the cloud knows a user that was created a moment ago, which takes up to 10 s (huaweicloud Terraform provider). */
export const knownUser = async (steps: Steps, id: string): Promise<IDataObject | undefined> => await onceKnown(steps, async () => await unlessMissing(readUser(steps.call, id)));

/** How often it is looked, once in a second. */
const LOOKS = 11;

async function onceKnown<Found>({ pause, cancelled }: Steps, look: () => Promise<Found | undefined>): Promise<Found | undefined> {
	for (let looks = 1; ; looks++) {
		const found = await look();
		if (found !== undefined || looks === LOOKS || cancelled()) return found;
		await pause(1000);
	}
}
