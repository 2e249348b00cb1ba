import { type ReceivedRequest, SEEDED, startEmulator } from '../emulator';
import { imported, post, publish } from '../n8n/rest/examples';
import { json, runNodes } from '../n8n/rest/run';
import { Flow } from './flow';
import { Hold } from './hold';
import { BY_ID, BY_NAME, fifty, howOften, update } from './people';
import type { Cloud } from './setup';

/** How processes share the work, and the limits of the cloud. */
export function sharing(cloud: Cloud): void {
	describe('the example of joiners', () => {
		const path = 'huawei-cloud-joiner';
		beforeAll(async () => await publish(cloud.queue.main, await imported('joiner.json', cloud.queue.main, cloud.emulator, cloud.credentials), path));

		it.each(['main', 'webhooks'] as const)('creates 50 people, each once, whose event came in through %s', async (through) => {
			for (const kind of ['attach', 'os-start'] as const) cloud.state.jobTimes[kind] = 0;
			const employees = Array.from({ length: 50 }, (_, index) => ({
				userName: `n.newman${index}`,
				email: `n.newman${index}@example.com`,
				department: 'Sales',
				desktop: SEEDED.freeDesktops[index],
			}));
			const { status, text } = await post(cloud.queue[through], path, { employees });
			expect(status).toBe(200);
			expect(howOftenDone(text)).toEqual({ 'done created': 50 });
			expect([cloud.state.users.length, cloud.state.notifications.length]).toEqual([240 + 50, 50]);
			expect(new Set(cloud.state.notifications.map(({ to }) => to)).size).toBe(50);
		});
	});

	// Each worker has five executions at a time, so ten that have begun are five on each.
	it.each([
		['by ID', BY_ID, 10],
		['by name', BY_NAME, 10 * 5],
	])('20 events at once about the same 50 people, %s, are all carried out by two workers', async (_name, userId, heldByTen) => {
		const flow = await Flow.publish(cloud, update(userId));
		const hold = new Hold(cloud.emulator, { method: 'PUT' });
		const { main, webhooks } = cloud.queue;
		const answers = Array.from({ length: 20 }, async (_, index) => await flow.send(fifty(cloud.state), index % 2 ? main : webhooks));
		await hold.has(heldByTen);
		hold.open();
		expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(new Set([200]));
		expect(howOften(fifty(cloud.state).map(({ updates }) => updates))).toEqual({ 20: 50 });
		expect(new Set(cloud.emulator.received.map(({ status }) => status))).toEqual(new Set([200]));
		expect(await workersOf(flow, 20)).toBe(2);
		expect(equals(cloud.emulator.received)).not.toEqual([]);
	});

	it('one limit of the cloud is shared by two workers and the editor: nothing fails, and hardly any time is lost', async () => {
		// Seven times 50 changes are more than three windows let through, each of them far longer than a busy machine needs for its part.
		const [requests, window] = [100, 6000];
		const times: number[] = [];
		// A cloud of its own, since what processes have learned of its limit holds for as long as they run.
		const limited = await startEmulator({ log: ({ method, status }) => void (method === 'PUT' && status === 200 && times.push(performance.now())) });
		const data = { ...limited.credential, endpoint: limited.url };
		const credentials = { huaweiCloudApi: await cloud.queue.main.rest('POST', '/credentials', { name: 'Limited', type: 'huaweiCloudApi', data }) };
		const people = fifty(limited.state);

		// One more event than a worker has executions, so that both have some; and the limit begins once all have begun.
		const flow = await Flow.publish(cloud, update(), { credentials });
		const hold = new Hold(limited, { method: 'PUT' });
		const events = Array.from({ length: 6 }, async () => await flow.send(people));
		const byHand = runNodes(cloud.queue.main, people, [{ name: 'Each', type: 'n8n-nodes-huaweicloud.huaweiCloudWorkspace', parameters: update(), credentials }]);
		await hold.has(7);
		limited.limit({ requests, window, kind: 'fixed', begins: 'first request', methods: ['PUT'] });
		hold.open();

		expect((await Promise.all(events)).map(({ status }) => status)).toEqual(Array(6).fill(200));
		expect(json((await byHand).main('Each')[0])).toHaveLength(50);
		expect(howOften(people.map(({ updates }) => updates))).toEqual({ 7: 50 });
		expect(await workersOf(flow, 6)).toBe(2);
		expect(Number(times.at(-1)) - Number(times[0])).toBeLessThan(1.3 * 3 * window);
		await limited.stop();
	});

	/** How many workers have carried out the executions of a workflow, of which there are so many. */
	async function workersOf(flow: Flow, count: number): Promise<number> {
		return new Set(await Promise.all((await flow.executions(count)).map(async (execution) => await cloud.queue.workerOf(execution)))).size;
	}
}

/** How many people the example's answer says what of. */
function howOftenDone(text: string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { status, user } of JSON.parse(text) as Array<Record<string, string>>) counts[`${status} ${user}`] = (counts[`${status} ${user}`] ?? 0) + 1;
	return counts;
}

/** The changes that were asked for more than once in the same second, by the same method, path and body. */
function equals(received: ReceivedRequest[]): string[] {
	const changes = received.filter(({ method }) => method === 'PUT').map(({ path, body, headers }) => `${headers['x-sdk-date']} ${path} ${body}`);
	return changes.filter((change, place) => changes.indexOf(change) !== place);
}
