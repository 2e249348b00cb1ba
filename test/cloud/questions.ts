import { listIn, objectIn } from '../../nodes/shared/answers/fields';
import { newProgress, type Session } from '../../nodes/shared/http/session';
import type { Api, ApiRequest } from '../../nodes/shared/request';
import { actionNamed, ask, type Failed, inShort, type Reply } from './ask';
import { nameOf } from './reads';
import type { Walk } from './walk';

/** What the questions are answered with: what was read, and where the global host of IAM is, if it can be asked. */
export interface Asking extends Walk {
	globalIam?: string;
}

/** What the documents leave open and reading can settle. It has a section with the same title in docs/uncertain.md. */
interface Question {
	title: string;
	answer: (asking: Asking) => string | Promise<string>;
}

/** Why this account, or this way of asking, does not tell. */
class Untold extends Error {}

const LIST_USERS: Api = { service: 'iam', api: 'KeystoneListUsers', method: 'GET', path: '/v3/users', effect: 'read', permission: 'iam:users:listUsers' };
const SHOW_USER: Api = { service: 'iam', api: 'ShowUser', method: 'GET', path: '/v3.0/OS-USER/users/{user_id}', effect: 'read', permission: 'iam:users:getUser' };
const ELSEWHERE = 'HUAWEICLOUD_SDK_ENDPOINT leads elsewhere';

/** All questions, in the order in which they are answered. */
export const QUESTIONS: Question[] = [
	{
		title: 'Does every service answer at the host that the official SDKs name?',
		answer({ rows, sessions }) {
			if ([...sessions.values()].some((session) => typeof session !== 'string' && session.credential.endpoint)) throw new Untold(ELSEWHERE);
			const answered = new Set(rows.flatMap((row) => ('differences' in row || ('failed' in row && row.failed.status !== '') ? [row.api.service] : [])));
			return [...sessions.keys()].map((service) => `${service} ${answered.has(service as never) ? 'yes' : 'no'}`).join(', ');
		},
	},
	{
		title: 'Does version 5 of IAM answer at the global host?',
		async answer(asking) {
			const { globalIam } = asking;
			if (globalIam === undefined) throw new Untold(ELSEWHERE);
			const failed = await again(asking, 'iam ListUsersV5', ({ credential }) => ({ credential: { ...credential, endpoint: globalIam } }));
			return failed ? `no: ${inShort(failed)}` : 'yes';
		},
	},
	{
		title: 'Does IAM need X-Domain-Id?',
		answer: async (asking) => without(await again(asking, 'iam ListUsersV5', () => ({ domainId: undefined }))),
	},
	{
		title: 'Does CodeArts Artifact need X-Project-Id?',
		answer: async (asking) => without(await again(asking, 'codeartsartifact ShowRepoUserInfo', ({ credential }) => ({ credential: { ...credential, projectId: '' } }))),
	},
	{
		title: 'Does the list of users of IAM version 3 leave out disabled users?',
		async answer(asking) {
			const hasDisabled = async (query?: ApiRequest['query']) => listIn(bodyOf(await inIam(asking, { ...LIST_USERS, query })), 'users').some(({ enabled }) => enabled === false);
			if (await hasDisabled()) return 'no';
			if (await hasDisabled({ enabled: false })) return 'yes';
			throw new Untold('the account has no disabled user');
		},
	},
	{
		title: 'Do versions 3 and 5 of IAM know a user by the same ID?',
		async answer(asking) {
			const found = asking.readings.valuesFor(SHOW_USER);
			if (typeof found === 'string') throw new Untold(found);
			const [values] = found;
			const reply = await inIam(asking, { ...SHOW_USER, ...values });
			if ('failed' in reply && reply.failed.status === '404') return 'no';
			return objectIn(bodyOf(reply), 'user').id === values?.params.user_id ? 'yes' : 'no';
		},
	},
	{
		title: 'Does a refusal (403) name the action that is missing?',
		answer({ rows }) {
			const refused = rows.flatMap((row) => ('failed' in row && row.failed.status === '403' ? [`${nameOf(row.api)} ${actionNamed(row.failed) ?? 'no action'}`] : []));
			if (refused.length === 0) throw new Untold('nothing was refused; try the key of an IAM user without permissions');
			return refused.join(', ');
		},
	},
];

/** The answer to a question, or that this account does not tell, and why. */
export async function answerTo({ answer }: Question, asking: Asking): Promise<string> {
	try {
		return await answer(asking);
	} catch (error) {
		if (error instanceof Untold) return `cannot be told: ${error.message}`;
		throw error;
	}
}

const without = (failed?: Failed) => (failed ? `yes: without it ${inShort(failed)}` : 'no');

/** Reads an API once more with a session that is changed. Returns the failure, if there is one. */
async function again({ rows, sessions }: Asking, name: string, change: (session: Session) => Partial<Session>): Promise<Failed | undefined> {
	const row = rows.find(({ api }) => nameOf(api) === name);
	const session = row && sessions.get(row.api.service);
	if (!row || !('differences' in row) || typeof session !== 'object') throw new Untold(`${name} could not be read`);
	const reply = await ask({ ...session, progress: newProgress(), ...change(session) }, row.api);
	return 'failed' in reply ? reply.failed : undefined;
}

async function inIam({ sessions }: Asking, request: ApiRequest): Promise<Reply> {
	const session = sessions.get('iam');
	if (typeof session !== 'object') throw new Untold(session ?? 'IAM was not read');
	return await ask({ ...session, progress: newProgress() }, request);
}

function bodyOf(reply: Reply): unknown {
	if ('failed' in reply) throw new Untold(inShort(reply.failed));
	return reply.body;
}
