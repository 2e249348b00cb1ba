import fc from 'fast-check';

import { byName, CARRY_ON, getUser, getUsers, json, OPERATIONS, resetMavenPassword, resetUserPassword, FORGOTTEN, passTime, sleeping, SPLIT, useCloud } from '../workflows/setup';
import { complaintsAbout, errorsIn } from './errors';
import { runs, text } from './generated';
import { answer, type Said, startVendor, userList } from './vendor';

const cloud = useCloud();
let vendor: Awaited<ReturnType<typeof startVendor>>;
beforeAll(async () => void (vendor = await startVendor()));
afterAll(() => vendor.stop());

const BY_NAME = { userId: byName('a.novak') };
const MORE: typeof OPERATIONS = [
	{ operation: 'reading all users', node: () => getUsers({ returnAll: true }) },
	{ operation: 'resetting and reading the Maven password', node: () => resetMavenPassword({ returnCredentials: true }) },
	{ operation: 'reading a user by name', node: () => getUser(BY_NAME) },
	{ operation: "resetting a user's password by name", node: () => resetUserPassword(BY_NAME) },
];
const MAVEN = 'ResetUserPassword (CodeArts Artifact)';
/** The APIs that an operation may call, by their names in the vendor's SDKs. */
const APIS: Record<string, string[]> = {
	'updating a user': ['UpdateUserInfo', 'ListUserDetail'],
	"resetting a user's password": ['ResetRandomPassword'],
	"resetting a user's password by name": ['ListUsers', 'ResetRandomPassword'],
	'resetting a profile': ['ResetUserProfile'],
	"resetting an account's password": ['ResetUserPassword (DDM)'],
	'resetting the Maven password': [MAVEN],
	'resetting and reading the Maven password': [MAVEN, 'ShowRepoUserInfo'],
	'reading a user': ['ListUserDetail'],
	'reading a user by name': ['ListUsers', 'ListUserDetail'],
	'reading many users': ['ListUsers'],
	'reading all users': ['ListUsers'],
};
const MODES = { stop: {}, 'carry on': CARRY_ON, split: SPLIT };

/** All that was said, as it was written and as it is read. */
function heardFrom(answers: Said[]): string {
	return answers.map(({ headers, body }) => `${JSON.stringify(headers)} ${body}`).join(' ');
}

/** Checks that each request went to one of the APIs that the operation may call. */
function expectOnlyApisOf(operation: string) {
	for (const target of vendor.asked) {
		const [method = '', path = ''] = target.split(/[ ?]/);
		expect([target, APIS[operation]]).toEqual([target, expect.arrayContaining([cloud.emulator.routeOf(method, path).join(' or ')])]);
	}
}

const modes = fc.constantFrom(...(Object.keys(MODES) as Array<keyof typeof MODES>));

/** Runs an operation against these answers and checks that it ends as it should. */
async function expectGoodEnd({ operation, node }: (typeof MORE)[number], said: Said[], mode: keyof typeof MODES) {
	vendor.say(...said);
	sleeping.mockClear();
	passTime(FORGOTTEN);
	const { parameters, ...rest } = node(cloud.state);
	const limited = { ...rest, parameters: { ...parameters, options: { maxRetries: 2, maxThrottleWait: 1 } } };
	const { run, ...outcome } = await cloud.run(limited, [{}], { credential: { endpoint: vendor.url }, ...MODES[mode] });

	const errors = errorsIn(outcome);
	expect(errors.flatMap((error) => complaintsAbout(error, heardFrom(said)))).toEqual([]);
	if (errors.length === 0) {
		expect([outcome.failed, run.status]).toEqual([[], 'success']);
	} else {
		expect(errors).toHaveLength(1);
		expect(outcome.done.length + outcome.failed.length).toBe(mode === 'stop' ? 0 : 1);
		if (!operation.endsWith('by name')) expect(errors[0]?.name).toBe('NodeApiError');
		for (const { error } of json([...outcome.done, ...outcome.failed])) expect(error).toBe(errors[0]?.message);
	}
	for (const [ms] of sleeping.mock.calls) expect(ms >= 0 && ms <= 86_400_000).toBe(true);
	expectOnlyApisOf(operation);
}

it.each([...OPERATIONS, ...MORE])('$operation ends in a result or in one readable error, whatever the vendor answers', async (tested) => {
	const answers = fc.array(answer, { minLength: 1, maxLength: 3 });
	await fc.assert(fc.asyncProperty(answers, modes, async (said, mode) => await expectGoodEnd(tested, said, mode)), runs(30));
});

it.each(MORE.slice(-2))('$operation ends in a result or in one readable error, whatever the list of users says', async (tested) => {
	await fc.assert(fc.asyncProperty(userList, answer, modes, async (list, last, mode) => await expectGoodEnd(tested, [list, last], mode)), runs(40));
});

it.each(MORE.slice(-2))('$operation calls no other API, whatever the vendor gives for an ID', async (tested) => {
	const property = fc.asyncProperty(text, answer, async (id, last) => {
		const list = { status: 200, headers: {}, body: JSON.stringify({ users: [{ id, user_name: 'a.novak' }], total_count: 1 }) };
		await expectGoodEnd(tested, [list, last], 'stop');
	});
	await fc.assert(property, runs(40));
});
