import '../fixtures/sleeping';

import { execFile } from 'node:child_process';
import { join } from 'node:path';

import { NotSent } from '../../nodes/shared/failure';
import { distinct } from '../../nodes/shared/request';
import { SEEDED } from '../emulator';
import { apisOf, ENTRIES } from '../permissions/catalogue';
import { NOBODY, useCloud } from '../workflows/setup';
import { ask, open } from './ask';
import { check } from './check';
import { insideNode } from './insideNode';
import { QUESTIONS } from './questions';
import { nameOf, READS } from './reads';
import { environmentOf } from './setup';

const cloud = useCloud();
const checked = async (different?: NodeJS.ProcessEnv) => await check(environmentOf(cloud, different));
const stateOf = () => JSON.stringify({ ...cloud.state, jobs: undefined });
const requested = () => cloud.emulator.received.flatMap(({ method, path }) => cloud.emulator.routeOf(method, path).map((name) => name.replace(/ \(.*\)$/, '')));

const CHANGES = distinct(ENTRIES.flatMap(apisOf)).filter(({ effect }) => effect !== 'read');

it('finds the emulator as documented, and ends with 0', async () => {
	const { text, exitCode } = await checked();
	expect(text).not.toMatch(/ differs|missing: |unknown: |type: |not listed|permission refused/);
	expect(text).toMatch(/^\d+ APIs: \d+ read, 0 other than documented, \d+ without an answer to compare\. Nothing was changed\.$/m);
	expect(exitCode).toBe(0);
});

it('reads every API that an operation, a picker or a look-up reads with, but those of things that no list has or that take a body', async () => {
	const { text } = await checked();
	const [lines, read] = [text.split('\n'), new Set(requested())];
	expect(READS.length).toBeGreaterThan(20);
	for (const api of distinct(ENTRIES.flatMap(apisOf)).filter(({ effect }) => effect === 'read')) {
		const line = lines.find((one) => one.trim().split(/ {2,}/)[0] === nameOf(api));
		expect([nameOf(api), line]).toEqual([nameOf(api), expect.stringMatching(read.has(api.api) ? / 2xx +as documented/ : /not tried: (no list has its \w+|it takes a body)$/)]);
	}
});

describe('a real account', () => {
	it('is as it was before: nothing is sent but what reads', async () => {
		const before = stateOf();
		await checked();
		const reading = new Set([...READS.map(({ api }) => api.api), 'KeystoneListUsers', 'ShowUser']);
		expect(requested().filter((name) => !reading.has(name))).toEqual([]);
		expect(requested()).not.toContain('ResetRandomPassword'); // A GET, and it resets a password.
		expect(stateOf()).toBe(before);
	});

	it.each(CHANGES.map((api) => ({ api, name: nameOf(api) })))('is not changed by $name, whoever asks for it', async ({ api }) => {
		const params = Object.fromEntries([...api.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'x']));
		const sent = insideNode({ ...cloud.emulator.credential, endpoint: cloud.emulator.url }, async (context) => {
			const session = await open(context, ENTRIES.find((entry) => apisOf(entry).some((one) => nameOf(one) === nameOf(api)))?.node.actions as never);
			cloud.emulator.received.length = 0;
			await ask(session, { ...api, params });
		});
		await expect(sent).rejects.toBeInstanceOf(NotSent);
		expect(cloud.emulator.received).toEqual([]);
	});

	it('is not shown: no name, no address and no ID is printed', async () => {
		cloud.emulator.fault({ path: /\/groups$/, status: 400, body: JSON.stringify({ error_code: 'WKS.1', error_msg: `The group of ${SEEDED.user} is broken.` }) });
		const { text } = await checked();
		expect(text).toContain('HTTP 400 WKS.1');
		const { users, iam, instances, desktops, projects } = cloud.state;
		const names = [...users, ...iam.users].map(({ user_name }) => user_name).concat(instances.map(({ name }) => name), desktops.map(({ computer_name }) => computer_name), projects.map(({ id }) => id));
		expect(names.filter((name) => text.includes(name))).toEqual([]);
		expect(text).not.toMatch(/@|[0-9a-f]{32}|[0-9a-f]{8}-/);
		expect(text).not.toContain(cloud.emulator.credential.secretAccessKey);
	});
});

it('finds the project of the region, and takes the one that is set', async () => {
	await checked({ HUAWEICLOUD_SDK_PROJECT_ID: cloud.emulator.credential.projectId });
	expect(requested().filter((name) => name === 'KeystoneListAuthProjects')).toHaveLength(1);
	const { text, exitCode } = await checked({ HUAWEICLOUD_SDK_REGION: 'ap-southeast-2' });
	expect(text).toContain('not tried: its project was not found; set HUAWEICLOUD_SDK_PROJECT_ID');
	expect(exitCode).toBe(0);
});

it('takes a temporary key', async () => {
	const { accessKeyId, secretAccessKey, securityToken } = cloud.emulator.temporaryCredential;
	const { exitCode } = await checked({ HUAWEICLOUD_SDK_AK: accessKeyId, HUAWEICLOUD_SDK_SK: secretAccessKey, HUAWEICLOUD_SDK_SECURITY_TOKEN: securityToken });
	expect(exitCode).toBe(0);
});

it('says which variables are missing, before anything is sent', async () => {
	expect(await checked({ HUAWEICLOUD_SDK_SK: ' ', HUAWEICLOUD_SDK_REGION: undefined })).toEqual({ text: expect.stringMatching(/^Set HUAWEICLOUD_SDK_SK, HUAWEICLOUD_SDK_REGION: /), exitCode: 2 });
	expect(cloud.emulator.received).toEqual([]);
});

it('stops at a key that is refused, after one request', async () => {
	const said = /^The Secret Access Key of the credential does not belong to its Access Key ID\. .* HTTP 401, request ID \w+\.$/;
	expect(await checked({ HUAWEICLOUD_SDK_SK: 'wrong' })).toEqual({ text: expect.stringMatching(said), exitCode: 2 });
	expect(cloud.emulator.received).toHaveLength(1);
});

it('ends with 2 where nothing answers', async () => {
	const { text, exitCode } = await checked({ HUAWEICLOUD_SDK_ENDPOINT: NOBODY });
	expect(text).toContain('not tried: Could not connect to 127.0.0.1:4');
	expect(exitCode).toBe(2);
});

it('answers each question in one line', async () => {
	const { text } = await checked();
	for (const { title } of QUESTIONS) expect(text.split('\n').filter((line) => line.includes(`${title} → `))).toHaveLength(1);
});

it('is a command that prints the report, and ends with its code', async () => {
	cloud.emulator.fault({ path: '/quotas', body: '{}' });
	const env = { PATH: process.env.PATH, ...environmentOf(cloud) };
	const ended = await new Promise((resolve) => execFile(process.execPath, ['--import', 'tsx', join(__dirname, 'main.ts')], { env }, (error, out, err) => resolve([error?.code, out, err])));
	expect(ended).toEqual([1, expect.stringContaining('1 other than documented'), '']);
});
