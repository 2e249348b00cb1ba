import { Flow } from './flow';
import { Hold } from './hold';
import { fifty, howOften, resetPassword } from './people';
import { said } from './queue';
import type { Cloud } from './setup';

const RANDOM_PASSWORD = /\/random-password$/;

/** What becomes of an event about 50 people when a process or Redis stops working in the middle of it. */
export function endings(cloud: Cloud): void {
	/** Sends an event to reset 50 passwords; 20 are reset, and the cloud has been asked for five more. */
	const begun = async () => {
		const flow = await Flow.publish(cloud, resetPassword('omit'));
		const hold = new Hold(cloud.emulator, { path: RANDOM_PASSWORD, skip: 20 });
		const answer = flow.send(fifty(cloud.state)).then(({ status }) => status, () => 'no answer');
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
		expect([await answer, await worker.ended(), await flow.statuses(), resets()]).toEqual([200, 0, ['success'], { 1: 50 }]);
	});

	it('when the main process is killed, the worker finishes, and the next main process has the results', async () => {
		const { flow, hold, answer } = await begun();
		await cloud.queue.main.process.kill();
		hold.open();
		expect(await answer).toBe('no answer');
		await cloud.queue.heal();
		expect([await flow.statuses(), resets()]).toEqual([['success'], { 1: 50 }]);
	});

	it('when Redis is killed and comes back with its data, nobody notices', async () => {
		const { flow, hold, answer } = await begun();
		await cloud.queue.redis.kill({ kept: true });
		await cloud.queue.heal();
		hold.open();
		expect([await answer, await flow.statuses(), resets()]).toEqual([200, ['success'], { 1: 50 }]);
	});

	it('when Redis comes back without its data, the worker finishes all the same, and new events are carried out', async () => {
		const { flow, hold } = await begun();
		await cloud.queue.redis.kill({ kept: false });
		await cloud.queue.heal();
		hold.open();
		expect([await flow.statuses(), resets()]).toEqual([['success'], { 1: 50 }]);
		expect((await flow.send(fifty(cloud.state, 1))).status).toBe(200);
		expect(resets()).toEqual({ 1: 50 });
	});

	it('a worker that was frozen for longer than its lock goes on, and nobody else has done its work', async () => {
		const { flow, hold, answer, worker } = await begun();
		worker.signal('SIGSTOP');
		await cloud.queue.givenUp();
		hold.open();
		worker.signal('SIGCONT');
		expect([await answer, await flow.statuses(), resets()]).toEqual([200, ['success'], { 1: 50 }]);
	});
}
