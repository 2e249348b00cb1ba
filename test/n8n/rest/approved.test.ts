import { type LoginRecord, SEEDED } from '../../emulator';
import { imported } from './examples';
import { Channel, localAddress, page, submit } from './forms';
import { ended, runByHand } from './run';
import { present, useN8n, userIn } from './setup';

describe.each(['newest', 'oldest'] as const)('what a human approves in the %s n8n', (release) => {
	const cloud = useN8n(release, 'approved', { port: 6220, env: () => ({ GENERIC_TIMEZONE: 'UTC' }) });
	const example = async (file: string, replaced?: Record<string, string>) =>
		await imported(file, cloud.n8n, cloud.emulator, cloud.credentials, replaced);

	describe('stale accounts', () => {
		const channel = new Channel();
		let url: string;
		beforeAll(async () => void (url = await channel.start()));
		beforeEach(() => void (channel.told.length = 0));
		afterAll(() => channel.stop());

		const stale = (count: number) => cloud.state.users.filter(({ disabled, user_name }) => !disabled && user_name !== SEEDED.duplicateUser).slice(0, count).map(({ user_name }) => user_name);
		let record: LoginRecord;
		beforeEach(() => void (record = present(cloud.state.loginRecords[0])));
		const logIn = (names: string[], time = Date.now() - 3_600_000) => {
			cloud.state.loginRecords.push(...names.map((name) => ({ ...record, user_name: `${name}@${userIn(cloud.state, name).domain}`, connection_start_time: new Date(time).toISOString() })));
		};
		/** Starts it when everybody has logged in within the last hour but these, one of whom did so long ago. Returns the link to the form. */
		const asked = async (count = 50) => {
			const names = stale(count);
			cloud.state.loginRecords = [];
			logIn(cloud.state.users.map(({ user_name }) => user_name).filter((name) => !names.includes(name)));
			logIn(names.slice(0, 1), Date.UTC(2026, 0, 31));
			const workflow = await example('stale-accounts.json', { 'https://chat.example.com': url });
			const execution = await runByHand(cloud.n8n, workflow, 'Every Monday');
			const [first, ...lines] = (await channel.message(0)).split('\n');
			const last = lines.pop();
			expect(first).toMatch(new RegExp(`^Desktop users who have not logged in since \\d{4}-\\d\\d-\\d\\d: ${count}$`));
			expect(lines).toEqual(names.map((name, index) => `- ${name} (${userIn(cloud.state, name).user_email}), ${index === 0 ? 'last login 2026-01-31' : 'no login recorded'}`));
			const link = localAddress(present(/http\S+$/.exec(last ?? '')?.[0]));
			const list = await page(link);
			expect(names.filter((name) => !list.includes(`<td>${name}</td>`))).toEqual([]);
			return { names, execution, link };
		};
		const told = async (execution: string) => {
			expect((await ended(cloud.n8n, execution)).status).toBe('success');
			const [first, ...lines] = (await channel.message(1)).split('\n');
			return { first, became: Object.fromEntries(lines.map((line) => line.slice(2).split(/: (.*)/))) };
		};
		const disabledNow = (names: string[]) => names.filter((name) => userIn(cloud.state, name).disabled);

		it('are disabled once a human agrees, but for those who are to be kept or have logged in since', async () => {
			const { names, execution, link } = await asked();
			expect(disabledNow(names)).toEqual([]);
			const [kept, again, left, gone, ...others] = names as [string, string, string, string, ...string[]];
			logIn([again]);
			cloud.state.users = cloud.state.users.filter(({ user_name }) => user_name !== gone);
			cloud.emulator.fault({ path: new RegExp(`users/${userIn(cloud.state, left).id}$`), method: 'PUT', status: 403, body: '{"error_code":"WKS.00010009","error_msg":"Not now."}' });

			expect((await submit(link, ['', ['Disable these users'], `\n ${kept.toUpperCase()},, `], {})).status).toBe(401);
			const { status, text } = await submit(link, ['', ['Disable these users'], `\n ${kept.toUpperCase()},, `]);
			expect([status, text]).toEqual([200, expect.anything()]);
			const { first, became } = await told(execution);
			expect(first).toBe('Disabled: 46 of 50');
			expect(Object.keys(became).sort()).toEqual([...names].sort());
			expect(became).toMatchObject({ [kept]: 'kept: as you said', [again]: expect.stringMatching(/^kept: has logged in since/), [gone]: expect.stringMatching(/^kept: /), [left]: expect.stringMatching(/^NOT disabled: .*Not now/) });
			expect(disabledNow([kept, again, left, ...others])).toEqual(others);
			expect(cloud.state.users.filter(({ updates }) => updates > 0)).toHaveLength(46);
		});

		it.each([
			['nobody is disabled', 'Disable nobody', '', 'kept: nobody agreed to disable anybody'],
			['a user to be kept is not in the list', 'Disable these users', 'a.novac', 'kept: not in the list, and so perhaps typed wrong: a.novac'],
		])('stay as they are when %s', async (_, decision, keep, outcome) => {
			const { names, execution, link } = await asked();
			await submit(link, ['', [decision], keep]);
			const { first, became } = await told(execution);
			expect([first, became]).toEqual(['Disabled: 0 of 50', Object.fromEntries(names.map((name) => [name, outcome]))]);
			expect(cloud.emulator.received.filter(({ method }) => method !== 'GET')).toEqual([]);
		});

		it('stay as they are when they are more than a quarter of all users', async () => {
			const { execution, link } = await asked(61);
			await submit(link, ['', ['Disable these users'], '']);
			const { first, became } = await told(execution);
			expect([first, ...new Set(Object.values(became))]).toEqual(['Disabled: 0 of 61', expect.stringMatching(/^NOT disabled: Safety stop: nothing was changed, since 61 items/)]);
			expect(cloud.emulator.received.filter(({ method }) => method !== 'GET')).toEqual([]);
		});
	});
});
