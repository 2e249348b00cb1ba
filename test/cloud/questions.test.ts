import '../fixtures/sleeping';

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { useCloud } from '../workflows/setup';
import { check } from './check';
import { QUESTIONS } from './questions';
import { environmentOf } from './setup';

const cloud = useCloud();

/** The answer to the only question with these words. */
async function answer(words: string, globalIam?: string): Promise<string> {
	const { text } = await check(environmentOf(cloud), globalIam);
	const lines = text.split('\n').filter((line) => line.includes(' → ') && line.includes(words));
	expect(lines).toHaveLength(1);
	return lines[0]?.split(' → ')[1] ?? '';
}

const headersOf = (path: string) => cloud.emulator.received.filter((request) => request.path === path).map(({ headers }) => headers);
const REFUSED = { status: 400, body: '{"error_code":"IAM.0011","error_msg":"Bad input."}' };
const WHOLE_LIST = /^\/v5\/users$/;

it('docs/uncertain.md has a section for each question that the command answers, under the same title', () => {
	const [, settled = ''] = readFileSync(join(__dirname, '../../docs/uncertain.md'), 'utf8').split(/^## .*check:cloud.*$/m);
	expect([...settled.split(/^## /m)[0]?.matchAll(/^### (.*)$/gm) ?? []].map(([, title]) => title)).toEqual(QUESTIONS.map(({ title }) => title));
});

describe('the hosts of the services', () => {
	const WORDS = 'the official SDKs name';

	it('are not told where a custom endpoint leads elsewhere', async () => {
		expect(await answer(WORDS)).toBe('cannot be told: HUAWEICLOUD_SDK_ENDPOINT leads elsewhere');
	});

	it('are told one by one', async () => {
		const question = QUESTIONS.find(({ title }) => title.includes(WORDS));
		const row = (service: string, more: object) => ({ api: { service }, ...more });
		const rows = [row('workspace', { failed: { status: '' } }), row('workspace', { failed: { status: '403' } }), row('ddm', { failed: { status: '' } }), row('iam', { differences: {} })];
		const sessions = new Map(['workspace', 'ddm', 'iam'].map((service) => [service, { credential: { endpoint: '' } }]));
		expect(question?.answer({ rows, sessions } as never)).toBe('workspace yes, ddm no, iam yes');
	});
});

describe('version 5 at the global host', () => {
	const WORDS = 'at the global host';

	it('is not told where a custom endpoint leads elsewhere', async () => {
		expect(await answer(WORDS)).toBe('cannot be told: HUAWEICLOUD_SDK_ENDPOINT leads elsewhere');
	});

	it('answers or not', async () => {
		expect(await answer(WORDS, cloud.emulator.url)).toBe('yes');
		expect(await answer(WORDS, `${cloud.emulator.url}/elsewhere`)).toBe('no: HTTP 404 APIGW.0101');
	});

	it('is not told where the list of users cannot be read', async () => {
		cloud.emulator.deny('iam:users:listUsersV5');
		expect(await answer(WORDS, cloud.emulator.url)).toBe('cannot be told: iam ListUsersV5 could not be read');
	});
});

describe('a header', () => {
	it.each([
		['X-Domain-Id', 'x-domain-id', '/v5/users', 'iam ListUsersV5'],
		['X-Project-Id', 'x-project-id', '/cloudartifact/v5/repositories/user/info', 'codeartsartifact ShowRepoUserInfo'],
	])('%s is left out to see whether it is needed', async (name, header, path) => {
		expect(await answer(name)).toBe('no');
		expect(headersOf(path).map((headers) => header in headers)).toEqual([true, false]);
		cloud.emulator.fault({ path: new RegExp(`^${path}$`), skip: 1, ...REFUSED });
		expect(await answer(name)).toBe('yes: without it HTTP 400 IAM.0011');
	});
});

describe('the list of users of version 3', () => {
	const WORDS = 'leave out disabled users';
	const enabledOnly = () => cloud.emulator.fault({ path: /^\/v3\/users$/, body: JSON.stringify({ users: [{ enabled: true }], links: {} }) });

	it('has disabled users', async () => {
		expect(await answer(WORDS)).toBe('no');
	});

	it('leaves them out where they come only when they are asked for', async () => {
		enabledOnly();
		expect(await answer(WORDS)).toBe('yes');
	});

	it('does not tell without any', async () => {
		for (const user of cloud.state.iam.users) user.enabled = true;
		expect(await answer(WORDS)).toBe('cannot be told: the account has no disabled user');
	});

	it('does not tell if it is refused', async () => {
		cloud.emulator.deny('iam:users:listUsers');
		expect(await answer(WORDS)).toBe('cannot be told: HTTP 403');
	});
});

describe('the ID of a user', () => {
	const WORDS = 'by the same ID';

	it('is the same in both versions', async () => {
		expect(await answer(WORDS)).toBe('yes');
	});

	it('is not where version 3 knows nobody by it, or somebody else', async () => {
		cloud.emulator.fault({ path: '/OS-USER/', status: 404, body: '{"error":{"code":404,"message":"Could not find user."}}', times: Infinity });
		expect(await answer(WORDS)).toBe('no');
		cloud.emulator.reset();
		cloud.emulator.fault({ path: '/OS-USER/', body: '{"user":{"id":"another"}}', times: Infinity });
		expect(await answer(WORDS)).toBe('no');
	});

	it('is not told without users, or if reading one is refused', async () => {
		cloud.emulator.deny('iam:users:getUser');
		expect(await answer(WORDS)).toBe('cannot be told: HTTP 403');
		cloud.emulator.fault({ path: WHOLE_LIST, body: '{"users":[],"page_info":{"current_count":0}}' });
		expect(await answer(WORDS)).toBe('cannot be told: iam ListUsersV5 gave no user_id');
	});
});

describe('a refusal', () => {
	const WORDS = 'name the action';

	it('is not told of where nothing is refused', async () => {
		expect(await answer(WORDS)).toMatch(/^cannot be told: nothing was refused/);
	});

	it('names the action or not', async () => {
		cloud.emulator.fault({ path: '/v5/groups', status: 403, body: JSON.stringify({ error_code: 'PAP5.0001', error_msg: "Policy doesn't allow iam:groups:listGroupsV5 to be performed" }) });
		cloud.emulator.fault({ path: '/quotas', status: 403, body: '{"error_code":"WKS.1","error_msg":"Access is denied."}' });
		expect((await answer(WORDS)).split(', ').sort()).toEqual(['iam ListGroupsV5 iam:groups:listGroupsV5', 'workspace ShowQuotas no action']);
	});
});
