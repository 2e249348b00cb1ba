import { imported, post, publish } from './examples';
import type { useN8n } from './setup';

/** What an example answers for one person. */
export type Answer = Record<string, string>;

/** What the tests of the examples of joiners, movers and leavers go by. */
export type Life = ReturnType<typeof useLife>;

/** Runs examples in an n8n whose cloud takes no time for its jobs, and keeps every password that is made meanwhile. */
export function useLife(cloud: ReturnType<typeof useN8n>) {
	const passwords = new Set<string>();
	const seeded = new Set<string>();
	beforeEach(() => {
		for (const { password } of cloud.state.users) seeded.add(password);
		for (const kind of Object.keys(cloud.state.jobTimes)) cloud.state.jobTimes[kind as keyof typeof cloud.state.jobTimes] = 0;
	});
	const remember = () => cloud.state.users.forEach(({ password }) => !seeded.has(password) && passwords.add(password));

	return {
		cloud,
		passwords,
		publishExample: async (file: string, path: string) => await publish(cloud.n8n, await imported(file, cloud.n8n, cloud.emulator, cloud.credentials), path),
		/** Sends people to an example, and returns its answer, in which there is no password. */
		async sent(path: string, employees: object[]): Promise<Answer[]> {
			const { status, text } = await post(cloud.n8n, path, { employees });
			remember();
			expect([status, [...passwords].filter((password) => text.includes(password))]).toEqual([200, []]);
			return JSON.parse(text) as Answer[];
		},
		/** The requests that change something, or try to. */
		changed: () => cloud.emulator.received.filter(({ method }) => method !== 'GET'),
	};
}
