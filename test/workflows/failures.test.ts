import { byId, CARRY_ON, failure, json, SPLIT, updateUser, useCloud } from './setup';

const cloud = useCloud();
const items = (count: number) => cloud.state.users.slice(0, count).map(({ id, user_name }) => ({ id, user_name }));
const disable = (concurrency: number, more = {}) =>
	updateUser({ userId: byId('={{ $json.id }}'), updateFields: { disabled: true }, options: { concurrency }, ...more });
const updated = () => cloud.state.users.flatMap(({ updates }, index) => (updates > 0 ? [index] : []));
const refuse = (item: number) =>
	cloud.emulator.fault({ path: cloud.state.users[item]?.id, status: 400, body: '{"error_code":"WKS.1","error_msg":"No."}' });

describe('without Continue On Fail', () => {
	it('nothing new starts after a failure, and what is in flight ends', async () => {
		for (const item of [1, 2, 3]) cloud.emulator.fault({ path: items(4)[item]?.id, delay: 60 });
		refuse(4);
		const { done, error } = await cloud.run(disable(4), items(100));
		const sent = cloud.requests.map(({ path }) => cloud.state.users.findIndex(({ id }) => path.endsWith(id)));
		expect(sent.length).toBeLessThan(30);
		expect(updated()).toEqual(sent.filter((item) => item !== 4).sort((a, b) => a - b));
		expect(done).toEqual([]);
		expect(error).toMatchObject({ message: 'No.', context: { itemIndex: 4 } });
		expect(error?.description).toMatch(new RegExp(`${updated().length} of 100 items had been done \\(0–3(, 5(–\\d+)?)?\\); their results are not shown`));
	});

	it('says which items had been done, also when there is a gap', async () => {
		cloud.emulator.fault({ path: items(3)[2]?.id, status: 400, delay: 100, body: '{"error_code":"WKS.1","error_msg":"No."}' });
		const { error } = await cloud.run(disable(3), items(4));
		expect(error?.description).toContain('3 of 4 items had been done (0–1, 3);');
	});

	it('one at a time, everything before the failure was done and nothing after it', async () => {
		refuse(3);
		const { error } = await cloud.run(disable(1), items(8));
		expect([updated(), cloud.requests.length]).toEqual([[0, 1, 2], 4]);
		expect(error?.description).toMatch(/3 of 8 items had been done \(0–2\); .* To get a result for every item, set 'On Error' to 'Continue'/);
	});

	it('an item in flight of which nobody knows whether it was changed is not passed over in silence', async () => {
		const [, , second, third] = items(4);
		cloud.emulator.fault({ path: third?.id, reset: 'after', delay: 150 });
		cloud.emulator.fault({ path: third?.id, method: 'GET', status: 503, body: '' });
		cloud.emulator.fault({ path: second?.id, status: 400, body: '{"error_code":"WKS.1","error_msg":"No."}' });
		const { error } = await cloud.run(disable(3, { options: { concurrency: 3, maxRetries: 0 } }), items(4));
		expect([error?.message, updated()]).toEqual(['No.', [0, 1, 3]]);
		expect(error?.description).toMatch(/2 of 4 items had been done \(0–1\).* Item 3 .*\(the change may have been made\)/);
	});

	it('a failure of the first item says that nothing had been done', async () => {
		refuse(0);
		const { error } = await cloud.run(disable(5), items(9));
		expect([error?.message, error?.description?.includes('No item had been done.'), cloud.requests.length]).toEqual(['No.', true, 1]);
	});

	it('a failure of the only item does not count items', async () => {
		refuse(0);
		expect((await cloud.run(disable(5), items(1))).error?.description).toMatch(/^WKS\.1, HTTP 400, request ID [0-9a-f]{32}\.$/);
	});
});

describe('with Continue On Fail', () => {
	it('a failed item takes the place of its result', async () => {
		refuse(1);
		const { done, error, run } = await cloud.run(disable(5), items(3), CARRY_ON);
		const [first, , third] = items(3);
		expect([error, run.status, updated()]).toEqual([undefined, 'success', [0, 2]]);
		expect(done).toEqual([
			{ json: { id: first?.id }, pairedItem: { item: 0 } },
			{ json: { error: 'No.', message: expect.stringMatching(/^WKS\.1, HTTP 400, request ID [0-9a-f]{32}\.$/) }, pairedItem: { item: 1 } },
			{ json: { id: third?.id }, pairedItem: { item: 2 } },
		]);
	});

	it('all items may fail', async () => {
		const { done, error } = await cloud.run(disable(2), [{ id: '' }, { id: 'nobody' }, {}], CARRY_ON);
		expect([error, json(done)]).toEqual([undefined, [{ error: "'User' is empty" }, failure('The user does not exist.'), { error: "'User' is empty" }]]);
	});
});

describe('with the error output', () => {
	it('failed items leave there with all fields of their input, what happened and what to do', async () => {
		refuse(1);
		const { done, failed, error } = await cloud.run(disable(5), items(3), SPLIT);
		const [first, second, third] = items(3);
		expect(error).toBeUndefined();
		expect(done).toEqual([
			{ json: { id: first?.id }, pairedItem: { item: 0 } },
			{ json: { id: third?.id }, pairedItem: { item: 2 } },
		]);
		expect(failed).toEqual([{ json: { ...second, ...failure('No.') }, pairedItem: { item: 1 } }]);
	});

	it('failed items can be sent through the node again as they are', async () => {
		refuse(1);
		cloud.emulator.fault({ path: items(3)[2]?.id, status: 500, body: '', times: 4 });
		const { failed } = await cloud.run(disable(5), items(4), SPLIT);
		expect(updated()).toEqual([0, 3]);
		const again = await cloud.run(disable(5), json(failed), SPLIT);
		expect([again.failed, json(again.done), updated()]).toEqual([[], [{ id: items(4)[1]?.id }, { id: items(4)[2]?.id }], [0, 1, 2, 3]]);
	});

	it('says there too that a change may have been made', async () => {
		cloud.emulator.fault({ reset: 'after', times: Infinity });
		const { failed } = await cloud.run(disable(1), items(1), SPLIT);
		expect(json(failed)[0]?.error).toMatch(/\(the change may have been made\)$/);
	});

	it('one error for each item comes out when the credential is malformed', async () => {
		const { done, failed } = await cloud.run(disable(5), items(2), { ...SPLIT, credential: { region: '' } });
		const error = 'The Region of the Huawei Cloud credential is empty';
		expect([done, json(failed)]).toMatchObject([[], [{ error }, { error }]]);
	});
});
