import { byId, byName, CARRY_ON, failure, getUser, json, NOBODY, setAccountPassword, SPLIT, updateUser, useCloud, instanceIn } from './setup';

const cloud = useCloud();
const updating = updateUser({ userId: '={{ $json.user }}' as never, updateFields: { accountExpires: '={{ $json.until }}', userEmail: '={{ $json.email }}' } });
const GOOD = { until: '2030-12-31', email: 'name@example.com' };
const by = (index: number) => ({ user: byId(cloud.state.users[index]?.id ?? ''), ...GOOD });
const updated = () => cloud.state.users.flatMap(({ updates }, index) => (updates > 0 ? [index] : []));

describe('one bad item among good ones', () => {
	const bad: Array<[string, () => object, string]> = [
		['has an empty ID', () => ({ user: byId(''), ...GOOD }), "'User' is empty"],
		['has no date', () => ({ ...by(3), until: undefined }), "'Account Expires' has no value. If an expression gave nothing, correct it or remove the field"],
		['has an email that is none', () => ({ ...by(3), email: 'somebody' }), "'Email' is not an email address: somebody"],
		['has a wrong date', () => ({ ...by(3), until: '2026-02-30' }), "'Account Expires' is not a date such as 2026-12-31T18:00:00Z"],
		['has an unknown name', () => ({ user: byName('nobody'), ...GOOD }), 'No Workspace user is called "nobody". Upper and lower case matter'],
	];

	it.each(bad)('that %s stops the run with nothing changed', async (_what, item, message) => {
		const { error, done } = await cloud.run(updating, [by(0), by(1), by(2), item()] as never);
		expect([error?.message, error?.context.itemIndex, updated(), done]).toEqual([message, 3, [], []]);
		expect(error?.description).toMatch(/^Nothing was changed\. To get a result for every item/);
		expect(cloud.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	it.each(bad)('that %s is the only one that fails when the workflow goes on', async (_what, item, message) => {
		const { failed } = await cloud.run(updating, [by(0), by(1), by(2), item()] as never, SPLIT);
		expect([failed.map(({ json: { error } }) => error), updated()]).toEqual([[message], [0, 1, 2]]);
	});

	it('is told with the others that cannot be done either', async () => {
		const { error } = await cloud.run(updating, [by(0), { user: byId(''), ...GOOD }, by(2), { user: byId('a b'), ...GOOD }, { user: byId(''), ...GOOD }] as never);
		expect([error?.context.itemIndex, updated()]).toEqual([1, []]);
		expect(error?.description).toMatch(/^Nothing was changed\. Items that cannot be done either: 3–4\./);
	});
});

it('a password in a collection or a list is in no error about the input', async () => {
	const node = setAccountPassword({ instanceId: byId(instanceIn(cloud.state).id), accountName: byName('={{ $json.name }}'), password: '={{ $json.password }}' });
	const { done } = await cloud.run(node, [{ name: 'S3cret~Pass', password: 'S3cret~Pass' }, { name: 'x', password: { S3cret: 'Pass~word' } }], CARRY_ON);
	expect(JSON.stringify(json(done))).not.toMatch(/S3cret~Pass|Pass~word/);
});

describe('a service that is down', () => {
	const items = () => Array.from({ length: 200 }, (_, index) => ({ id: cloud.state.users[index]?.id }));
	const reading = getUser({ userId: byId('={{ $json.id }}') });
	const disablingAll = updateUser({ userId: byId('={{ $json.id }}'), updateFields: { disabled: true } });

	it.each<[string, object, () => void, number]>([
		['cannot be reached', { credential: { endpoint: NOBODY } }, () => undefined, 0],
		// Of a change that may have been made, the state is read once besides.
		['answers 503', {}, () => cloud.emulator.fault({ status: 503, body: '', times: Infinity }), 4],
		['breaks the connection', {}, () => cloud.emulator.fault({ reset: 'before', times: Infinity }), 4],
	])('because it %s is asked for the first item only, and the other items say so', async (_how, differently, arrange, requests) => {
		arrange();
		for (const [node, looks] of [[reading, 0], [disablingAll, requests > 0 ? 1 : 0]] as const) {
			cloud.emulator.received.length = 0;
			const { done } = await cloud.run(node, items() as never, { ...differently, ...CARRY_ON });
			expect([cloud.requests.length, done.length]).toEqual([requests + looks, 200]);
			expect(json(done).filter(({ error }) => String(error).startsWith('Not sent, since an earlier item failed: '))).toHaveLength(199);
		}
	});

	it('in the middle of a run is noticed when ten requests in a row have failed', async () => {
		cloud.emulator.fault({ skip: 100, status: 502, body: '', times: Infinity });
		const { done } = await cloud.run(getUser({ userId: byId('={{ $json.id }}'), options: { maxRetries: 0, concurrency: 1 } }), items() as never, CARRY_ON);
		expect([cloud.requests.length, json(done).filter(({ error }) => /^Not sent/.test(String(error))).length]).toEqual([110, 90]);
	});

	it('for one request of many does not stop the others', async () => {
		cloud.emulator.fault({ skip: 3, status: 500, body: '{"error_msg":"Out of order."}', times: 5 });
		const { done } = await cloud.run(getUser({ userId: byId('={{ $json.id }}'), options: { maxRetries: 0 } }), items().slice(0, 30) as never, CARRY_ON);
		expect(json(done).filter(({ error }) => error)).toEqual(Array(5).fill(failure('Out of order.')));
	});
});
