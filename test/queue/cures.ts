import { begin, five, resetting, type Work } from './deaths';
import { fifty, howOften, PATIENT, resetPassword } from './people';
import type { Cloud } from './setup';
import { documented, inWords } from './table';

const CARRY_ON = { onError: 'continueRegularOutput' };
const NAMED = { options: { ...PATIENT.options, oncePer: '={{ $json.event }}' } };

/** What the items of an answer say, in the words of docs/queue-mode.md. */
const told = (items: Array<{ error?: string }>): string =>
	Object.entries(howOften(items.map(({ error }) => (error ? 1 : 0))))
		.reverse()
		.map(([isError, people]) => `${people} ${isError === '1' ? '`Not sent again: …`' : 'done'}`)
		.join(', ');

/** What becomes of the people when an event is sent again whose worker was killed in the middle of it. */
export function cures(cloud: Cloud): void {
	it('nobody is done twice who must be done once, and everybody is done', async () => {
		const { queue, state } = cloud;
		const [named, unnamed, others] = [fifty(state, 1), fifty(state, 3), five(state)];
		const offboarding = others['50 offboardings'] as Work;
		const work: Record<string, Work> = {
			'the event is sent again, with *Once Per*': { ...resetting(named, resetPassword('omit', NAMED)), ...CARRY_ON, people: named.map(({ id }) => ({ id, event: 'joiners 4711' })) },
			'the event is sent again, without it': { ...resetting(unnamed, resetPassword('omit')), ...CARRY_ON },
			// Those of its steps that no job of the cloud belongs to.
			offboardings: { ...offboarding, parameters: { ...offboarding.parameters, steps: ['disable', 'resetPassword', 'leaveGroups'] } },
			'new users': others['50 new users'] as Work,
		};
		// The one worker that is left has all of them.
		const [busy, other] = queue.workers;
		await other?.stop();
		const begun = await Promise.all(Object.values(work).map(async (each) => await begin(cloud, each)));
		await queue.addWorker();
		await busy?.kill();
		await Promise.all(begun.map(async ({ answer }) => await answer));
		for (const { hold } of begun) hold.open();

		const again = await Promise.all(Object.values(work).map(async ({ people, done }, place) => {
			const { status, text } = (await begun[place]?.flow.send(people)) ?? { status: 0, text: '[]' };
			const items = JSON.parse(text) as Array<{ error?: string }>;
			for (const { error } of items) expect(error ?? 'Not sent again').toMatch(/^Not sent again/);
			return [status, inWords(howOften(done())), told(items)];
		}));
		const [withName, withoutName, offboardings, newUsers] = again;
		expect([withName, withoutName]).toEqual(Object.keys(work).slice(0, 2).map((row) => [200, ...documented(row)]));
		// Both come out the same, however often they are asked for.
		expect([offboardings, newUsers]).toEqual([[200, '25 done once, 25 done 2 times', '50 done'], [200, '50 done once', '50 done']]);
		expect(fifty(state, 2).every(({ disabled }) => disabled)).toBe(true);
	});
}
