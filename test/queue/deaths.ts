import type { CloudState, Fault, WorkspaceUser } from '../emulator';
import { Flow } from './flow';
import { Hold } from './hold';
import { BY_ID, fifty, howOften, PATIENT, repeated, resetPassword, update } from './people';
import { said } from './queue';
import type { Cloud } from './setup';
import { documented, measured } from './table';

/** What a worker can be in the middle of. */
export interface Work {
	people: object[];
	parameters: object;
	onError?: string;
	/** Which of the answers are held back, and how many of those when all that can be asked for has been. */
	held: Pick<Fault, 'method' | 'path' | 'skip'>;
	holds: number;
	/** What the cloud's books say about each of the people. */
	done: () => number[];
	/** The row of docs/queue-mode.md that says how it ends; `KILLED` unless told otherwise. */
	ends?: string;
}

const KILLED = 'A worker is killed (SIGKILL, out of memory)';

/** Requests about one of these people. */
const about = (people: WorkspaceUser[], rest = '') => new RegExp(`/users/(${people.map(({ id }) => id).join('|')})${rest}$`);

/** An event about new random passwords for these people. */
export const resetting = (people: WorkspaceUser[], parameters: object): Work => ({
	people,
	parameters,
	held: { path: about(people, '/random-password'), skip: 20 },
	holds: 5,
	done: () => people.map(({ passwordResets }) => passwordResets),
});

/** Five events for one worker, in the middle of which half of the people are done and of the others nobody. */
export function five(state: CloudState): Record<string, Work> {
	const [updated, newcomers] = [fifty(state), Array.from({ length: 50 }, (_, index) => ({ name: `n.newman${index}` }))];
	return {
		'50 updates': { people: updated, parameters: update(), held: { method: 'PUT', path: about(updated), skip: 20 }, holds: 5, done: () => updated.map(({ updates }) => updates) },
		'50 random passwords': resetting(fifty(state, 1), resetPassword('omit')),
		'50 offboardings': resetting(fifty(state, 2), { resource: 'user', operation: 'offboard', userId: BY_ID, ...PATIENT }),
		'50 new users': {
			people: newcomers,
			parameters: { resource: 'user', operation: 'upsert', userName: '={{ $json.name }}', activeType: 'USER_ACTIVATE', userEmail: '={{ $json.name }}@example.com', ...PATIENT },
			held: { method: 'POST', path: /\/users$/, skip: 20 },
			holds: 5,
			done: () => newcomers.map(({ name }) => state.users.filter(({ user_name }) => user_name === name).length),
		},
		'an awaited job': {
			people: state.desktops.filter(({ status }) => status === 'SHUTOFF').slice(0, 1).map(({ desktop_id: id }) => ({ id })),
			parameters: { resource: 'desktop', operation: 'start', desktopId: BY_ID, ...PATIENT },
			held: { path: '/workspace-jobs/' },
			holds: 1,
			done: () => [state.jobs.length],
			ends: 'A worker is killed that waits for a job of the cloud',
		},
	};
}

/** Sends an event, and waits until a worker is in the middle of it. */
export async function begin(cloud: Cloud, { people, parameters, onError, held, holds }: Work) {
	const flow = await Flow.publish(cloud, parameters, { onError });
	const hold = new Hold(cloud.emulator, held);
	const answer = flow.send(people, cloud.queue.webhooks).then(({ status }) => status);
	await hold.has(holds);
	const [execution = ''] = await flow.executions(1);
	return { flow, hold, answer, execution, worker: await cloud.queue.workerOf(execution) };
}

/** What becomes of executions whose worker dies, or seems to. */
export function deaths(cloud: Cloud): void {
	const beginning = async ([name, work]: [string, Work]) => {
		const begun = await begin(cloud, work);
		const outcome = async () => [name, measured(await begun.flow.statuses(), await begun.answer, howOften(work.done()))];
		return { ...begun, outcome, expected: [name, documented(work.ends ?? KILLED)] };
	};

	it('each change was made at most once, and nobody makes it again: not n8n, not who presses Retry, not a worker that wakes up too late', async () => {
		const { queue, emulator, state } = cloud;
		// The one worker that is left has five executions at a time, so the sixth is with another one.
		const [busy, other] = queue.workers;
		await other?.stop();
		const begun = await Promise.all(Object.entries(five(state)).map(beginning));
		await Promise.all([queue.addWorker(), queue.addWorker()]);
		const late = await beginning(['late', { ...resetting(fifty(state, 3), resetPassword('omit', {})), ends: 'A worker freezes, and goes on when n8n has given it up' }]);
		await busy?.kill();
		late.worker.signal('SIGSTOP');

		const all = [...begun, late];
		await Promise.all(all.map(async ({ answer }) => await answer));
		late.worker.signal('SIGCONT');
		await said(late.worker, `Worker finished execution ${late.execution} (`);
		expect(await Promise.all(all.map(async ({ outcome }) => await outcome()))).toEqual(all.map(({ expected }) => expected));
		expect(repeated(emulator.received)).toEqual([]);

		const sent = emulator.received.length;
		for (const { execution } of begun) await queue.main.rest('POST', `/executions/${execution}/retry`, { loadWorkflow: true });
		for (const { flow } of begun) expect((await flow.executions(2)).length && (await flow.statuses())).toEqual(['error', 'error']);
		expect(emulator.received).toHaveLength(sent);
	});
}
