import { byId, byName, CARRY_ON, CHANGES, failure, getUser, getUsers, json, resetMavenPassword, updateUser, useCloud } from './setup';

const cloud = useCloud();
const WRONG = { credential: { secretAccessKey: 'wrong' } };
const REVOKED = { status: 401, body: '{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information: ak revoked"}' };
// More than are looked up in one request, or sent at a time.
const many = Array.from({ length: 200 }, (_, index) => ({ id: `user${index}` }));
const users = (count: number) => cloud.state.users.slice(0, count).map(({ id }) => ({ id }));
const disable = (more = {}) => updateUser({ userId: byId('={{ $json.id }}'), updateFields: { disabled: true }, ...more });
/** The errors of so many items, the first of which were in the one request that was refused. */
const refusedThenNotSent = (count: number, refused = 1) => [
	...Array.from({ length: refused }, () => expect.stringMatching(/^Incorrect IAM authentication information/)),
	...Array.from({ length: count - refused }, () => expect.stringMatching(/^Not sent, since an earlier item failed: Incorrect IAM authentication information/)),
];

describe('over 200 items a wrong secret is tried once', () => {
	const operations = [
		...CHANGES,
		{ operation: 'updating users item by item', node: () => disable() },
		{ operation: 'updating users by name', node: () => updateUser({ userId: byName('={{ $json.id }}'), updateFields: { disabled: true } }) },
		{ operation: 'reading users', node: () => getUser({ userId: byId('={{ $json.id }}'), options: { concurrency: 50 } }) },
		{ operation: 'reading many users', node: () => getUsers({ returnAll: true }) },
		{ operation: 'resetting and reading the Maven password', node: () => resetMavenPassword({ returnCredentials: true }) },
	];

	it.each(operations)('by $operation, and the other items say why they were not sent', async ({ operation, node }) => {
		const refused = operation === 'updating users by name' ? 50 : 1;
		const { done } = await cloud.run(node(cloud.state), many, { ...WRONG, ...CARRY_ON });
		expect(cloud.requests).toHaveLength(1);
		expect(json(done).map(({ error }) => error)).toEqual(refusedThenNotSent(done.length, refused));
		expect(done.map(({ pairedItem }) => pairedItem)).toEqual(done.map((_, item) => ({ item })));
		expect(done.at(-1)?.json.message).toContain('The Secret Access Key of the credential');
	});

	it.each(operations)('by $operation, and the execution stops', async ({ operation, node }) => {
		const secret = operation.endsWith("'s password"); // Of several items n8n would lose the new passwords.
		const { done, error } = await cloud.run(node(cloud.state), secret ? [{}] : many, WRONG);
		expect([cloud.requests.length, done]).toEqual([1, []]);
		expect(error).toMatchObject({ httpCode: '401', description: expect.stringContaining('The Secret Access Key of the credential') });
	});

	it('although the first answer was a 429, which says nothing about the key', async () => {
		cloud.emulator.fault({ beforeAuthentication: true, throttle: true, times: 3 });
		const { done } = await cloud.run(disable({ options: { concurrency: 50 } }), many, { ...WRONG, ...CARRY_ON });
		expect([cloud.requests.length, json(done).map(({ error }) => error)]).toEqual([4, refusedThenNotSent(200)]);
	});

	it('although the first items fail before anything is sent', async () => {
		const items = [{ id: '' }, { id: 'a b' }, ...many];
		const { done } = await cloud.run(disable(), items, { ...WRONG, ...CARRY_ON });
		expect([cloud.requests.length, done.length]).toEqual([1, 202]);
		expect(json(done.slice(2)).map(({ error }) => error)).toEqual(refusedThenNotSent(200));
	});
});

describe('a key that is revoked in the middle', () => {
	const revokeAfter = (requests: number) => cloud.emulator.fault({ ...REVOKED, skip: requests, times: Infinity });

	it.each([1, 4, 50])('is used for what is in flight and no more: %d at a time', async (concurrency) => {
		revokeAfter(60);
		const { done } = await cloud.run(disable({ options: { concurrency } }), users(200), CARRY_ON);
		expect(json(done).filter(({ id }) => id)).toHaveLength(60);
		expect(cloud.requests.length).toBeGreaterThan(60);
		expect(cloud.requests.length).toBeLessThanOrEqual(60 + concurrency);
		const refused = cloud.requests.length - 60;
		expect(json(done).filter(({ error }) => /^Incorrect/.test(String(error)))).toHaveLength(refused);
		expect(json(done).filter(({ error }) => /^Not sent, since an earlier item failed: Incorrect/.test(String(error)))).toHaveLength(140 - refused);
	});

	it('stops the execution, which tells what had been done', async () => {
		revokeAfter(30);
		const { error } = await cloud.run(disable({ options: { concurrency: 4 } }), users(100));
		expect(cloud.requests.length).toBeLessThanOrEqual(34);
		expect(error?.description).toMatch(/30 of 100 items had been done \(0–29\)/);
	});
});

it('a key that was accepted is not in doubt because of other failures', async () => {
	const items = [{ id: 'nobody' }, ...users(5)];
	const { done } = await cloud.run(disable(), items, CARRY_ON);
	expect([json(done)[0], cloud.requests.length]).toEqual([failure('The user does not exist.'), 6]);
});
