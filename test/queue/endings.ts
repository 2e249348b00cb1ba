import { until } from '../n8n/rest/run';
import { Flow } from './flow';
import { Hold } from './hold';
import { fifty, howOften, resetPassword } from './people';
import { said } from './queue';
import type { Cloud } from './setup';
import { documented, measured } from './table';

const RANDOM_PASSWORD = /\/random-password$/;

/** What becomes of an event about 50 people when a process or Redis stops working in the middle of it. */
export function endings(cloud: Cloud): void {
	/** Sends an event to reset 50 passwords; 20 are reset, and the cloud has been asked for five more. */
	const begun = async (through: 'main' | 'webhooks' = 'main') => {
		const flow = await Flow.publish(cloud, resetPassword('omit'));
		const hold = new Hold(cloud.emulator, { path: RANDOM_PASSWORD, skip: 20 });
		const answer = flow.send(fifty(cloud.state), cloud.queue[through]).then(({ status }) => status, () => 'none: the connection ends');
		await hold.has(5);
		const [execution = ''] = await flow.executions(1);
		return { flow, hold, answer, execution, worker: await cloud.queue.workerOf(execution) };
	};
	const resets = () => howOften(fifty(cloud.state).map(({ passwordResets }) => passwordResets));

	it('a worker that is told to end finishes what it has begun', async () => {
		const { flow, hold, answer, worker, execution } = await begun();
		worker.signal('SIGTERM');
		await said(worker, `Waiting for 1 active executions to finish... (execution IDs: ${execution})`);
		hold.open();
		expect(await worker.ended()).toBe(0);
		expect(measured(await flow.statuses(), await answer, resets())).toEqual(documented('A worker is told to end (SIGTERM), as by an update'));
	});

	it('a worker that is killed, and started again in its own folder, does not go on with what it had begun', async () => {
		const { flow, answer, worker } = await begun();
		await worker.kill();
		await cloud.queue.addWorker(worker);
		// Crashed, as the new process finds, until the other workers miss the old one.
		await until(async () => (await flow.statuses()).join() !== 'crashed' || undefined);
		expect(measured(await flow.statuses(), await answer, resets())).toEqual(documented('A worker is killed, and started again at once in its own folder'));
	});

	it.each([
		['main', 'The main process is killed'],
		['webhooks', 'The webhook processor that took the event is killed'],
	] as const)('when the process that took the event (%s) is killed, the worker finishes, and n8n has the results', async (through, what) => {
		const { flow, hold, answer } = await begun(through);
		await { main: cloud.queue.main.process, webhooks: cloud.queue.webhooks }[through].kill();
		hold.open();
		await answer;
		await cloud.queue.heal();
		expect(measured(await flow.statuses(), await answer, resets())).toEqual(documented(what));
	});

	it('when Redis is killed and comes back with its data, nobody notices', async () => {
		const { flow, hold, answer } = await begun();
		await cloud.queue.redis.kill({ kept: true });
		await cloud.queue.heal();
		hold.open();
		expect(measured(await flow.statuses(), await answer, resets())).toEqual(documented('Redis is killed, and comes back with its data'));
	});

	it('when Redis comes back without its data, the worker finishes all the same, and new events are carried out', async () => {
		const { flow, hold, answer } = await begun();
		await cloud.queue.redis.kill({ kept: false });
		await cloud.queue.heal();
		hold.open();
		const [statuses, done] = [await flow.statuses(), resets()];
		expect((await flow.send(fifty(cloud.state, 1))).status).toBe(200);
		const so = await Promise.race([answer, 'none, for as long as it waits']);
		expect(measured(statuses, so, done)).toEqual(documented('Redis is killed, and comes back without its data'));
		expect(resets()).toEqual(done);
	});

	it('a worker that was frozen for longer than its lock goes on, and nobody else has done its work', async () => {
		const { flow, hold, answer, worker } = await begun();
		worker.signal('SIGSTOP');
		await cloud.queue.givenUp();
		hold.open();
		worker.signal('SIGCONT');
		expect(measured(await flow.statuses(), await answer, resets())).toEqual(documented('A worker freezes, and goes on once n8n has missed it'));
	});
}
