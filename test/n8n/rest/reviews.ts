import { type IamAccessKey, type IamUser, SEEDED } from '../../emulator';
import { localAddress, page, submit, useChannel } from './forms';
import { ended, runByHand, type Saved } from './run';
import { present, type useN8n } from './setup';

const AGREED = 'Deactivate these keys and disable these users';
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const called = ({ user_name }: IamUser, key?: IamAccessKey) => (key ? `${user_name}, access key ${key.access_key_id}` : user_name);

/** What access-review.json does, in an n8n with the examples. */
export function reviews(cloud: ReturnType<typeof useN8n>, example: (file: string, replaced?: Record<string, string>) => Promise<Saved>): void {
	const channel = useChannel();
	const iamUser = (name: string) => present(cloud.state.iam.users.find(({ user_name }) => user_name === name));
	const changed = () => cloud.emulator.received.filter(({ method }) => method !== 'GET');
	const shown = (user: IamUser, key?: IamAccessKey) => `- ${called(user, key)}${key ? ` of ${key.created_at.slice(0, 10)}` : ''}, `;

	/** An account in which only these have not logged in, or have old keys: people, the root user, and whoever runs the review. */
	const account = (unusedCount: number) => {
		const { users } = cloud.state.iam;
		for (const user of users) {
			user.last_login_at = user.loginProfile && ago(3);
			for (const key of user.accessKeys) Object.assign(key, { created_at: ago(80), last_used_at: null });
		}
		const [quiet, ...people] = users.filter(({ enabled, loginProfile, accessKeys, is_root_user: isRoot }) => enabled && loginProfile && accessKeys.length === 0 && !isRoot) as [IamUser, ...IamUser[]];
		for (const user of people) user.last_login_at = ago(2);
		const [root, caller] = [iamUser(SEEDED.iamRootUser), iamUser(SEEDED.iamCaller)];
		const unused = [root, ...people.splice(0, unusedCount)];
		unused.forEach((user, place) => (user.last_login_at = place % 3 === 1 ? null : ago(91 + place)));
		const newUser = present(people.pop());
		Object.assign(newUser, { last_login_at: null, created_at: ago(10) });
		Object.assign(quiet, { last_login_at: ago(300), accessKeys: [keyOf('IN0USE', 80, 1)] });
		Object.assign(present(caller.accessKeys[0]), { created_at: ago(200) });
		const owners = people.splice(0, 20);
		owners.forEach((user, place) => (user.accessKeys = [keyOf(`OLD${place}`, 91 + place, place % 2 ? 1 : null), { ...keyOf(`OFF${place}`, 400, null), status: 'inactive' }]));
		return { root, unused, owners: [...owners, caller] };
	};
	const keyOf = (id: string, created: number, used: number | null): IamAccessKey => ({
		access_key_id: `HPUA${id}`,
		created_at: ago(created),
		status: 'active',
		secret_access_key: `secret of ${id}`,
		last_used_at: used === null ? null : ago(used),
	});
	const keyIn = ({ accessKeys }: IamUser) => present(accessKeys[0]);

	/** Starts it. Returns what the channel is told, and the form with its address. */
	const asked = async () => {
		channel.told.length = 0;
		const execution = await runByHand(cloud.n8n, await example('access-review.json', { 'https://chat.example.com': channel.url }), 'Every Monday');
		const [first, ...lines] = (await channel.message(0)).split('\n');
		const link = localAddress(present(/http\S+$/.exec(lines.pop() ?? '')?.[0]));
		return { execution, first, lines, link, form: await page(link) };
	};
	const told = async (execution: string) => {
		expect((await ended(cloud.n8n, execution)).status).toBe('success');
		const [first, ...lines] = (await channel.message(1)).split('\n');
		return { first, became: Object.fromEntries(lines.map((line) => line.slice(2).split(/: (.*)/))) };
	};

	it('deactivates old keys and disables unused users once a human agrees, and nothing else; the next review finds what is left', async () => {
		const { root, unused, owners } = account(28);
		const { execution, first, lines, link, form } = await asked();
		expect(first).toMatch(/^IAM access keys made before \d{4}-\d\d-\d\d: 21\. Users who have not logged in since then: 29$/);
		const all = [...owners.map((user) => shown(user, keyIn(user))), ...unused.map((user) => shown(user))];
		expect([lines.length, all.filter((start) => !lines.some((line) => line.startsWith(start)))]).toEqual([50, []]);
		expect(lines).toContain(`${shown(present(unused[3]))}last login ${ago(94).slice(0, 10)}`);
		expect(lines).toContain(`${shown(present(unused[1]))}never logged in`);
		expect(lines).toContain(`${shown(present(owners[1]), keyIn(present(owners[1])))}last used ${ago(1).slice(0, 10)}`);
		expect(form).toContain(`<td>${root.user_name}</td><td>console password</td>`);
		expect(changed()).toEqual([]);

		const [, kept, again, gone] = unused as [IamUser, IamUser, IamUser, IamUser];
		const [keeper, left] = owners as [IamUser, IamUser];
		again.last_login_at = ago(0);
		cloud.state.iam.users = cloud.state.iam.users.filter((user) => user !== gone);
		cloud.emulator.fault({ path: new RegExp(`${keyIn(left).access_key_id}$`), method: 'PUT', status: 403, body: '{"error_code":"PAP5.0001","error_msg":"Not now."}' });
		expect((await submit(link, ['', [AGREED], ''], {})).status).toBe(401);
		await submit(link, ['', [AGREED], `\n ${kept.user_name.toUpperCase()},, \n${keyIn(keeper).access_key_id}`]);
		const { first: sum, became } = await told(execution);
		expect(sum).toBe('Deactivated: 18. Disabled: 25. Found: 50');
		expect(Object.keys(became).sort()).toEqual([...owners.map((user) => called(user, keyIn(user))), ...unused.map((user) => called(user))].sort());
		const refused = (user: IamUser, key = keyIn(user)) => became[called(user, key)];
		expect([refused(keeper), refused(left), refused(iamUser(SEEDED.iamCaller))]).toEqual(['kept: as you said', expect.stringMatching(/^NOT deactivated: .*Not now/), expect.stringMatching(/^NOT deactivated: .* is the access key this credential signs with, /)]);
		expect([kept, again, gone, root].map((user) => became[called(user)])).toEqual([
			'kept: as you said',
			'kept: has logged in since, or is disabled already',
			expect.stringMatching(/^NOT disabled: /),
			expect.stringMatching(/^NOT disabled: .* is the root user of the account, and is not disabled by this node/),
		]);
		expect(owners.filter((user) => keyIn(user).status === 'active').map(({ user_name: name }) => name)).toEqual([keeper, left, iamUser(SEEDED.iamCaller)].map(({ user_name: name }) => name));
		expect(unused.filter(({ enabled }) => enabled)).toEqual([root, kept, again, gone]);
		expect(changed()).toHaveLength(18 + 1 + 25);

		const next = await asked();
		expect(next.lines.map((line) => line.split(/ of |, (?:last|never)/)[0])).toEqual([...[iamUser(SEEDED.iamCaller), keeper, left].map((user) => `- ${called(user, keyIn(user))}`), `- ${root.user_name}`, `- ${kept.user_name}`].sort());
	});

	it.each([
		['nobody agrees', 'Change nothing', '', 'kept: nobody agreed to a change'],
		['a name to be kept is not in the list', AGREED, 'a.novac', 'kept: not in the list, and so perhaps typed wrong: a.novac'],
	])('changes nothing when %s', async (_, decision, keep, outcome) => {
		account(28);
		const { execution, link } = await asked();
		await submit(link, ['', [decision], keep]);
		const { first, became } = await told(execution);
		expect([first, ...new Set(Object.values(became))]).toEqual(['Deactivated: 0. Disabled: 0. Found: 50', outcome]);
		expect(changed()).toEqual([]);
	});

	it('disables nobody when it would be more than a quarter of the users', async () => {
		const { unused } = account(40);
		const { execution, link } = await asked();
		await submit(link, ['', [AGREED], '']);
		const { first, became } = await told(execution);
		expect(first).toBe('Deactivated: 20. Disabled: 0. Found: 62');
		expect(new Set(unused.slice(1).map((user) => became[called(user)]))).toEqual(new Set([expect.stringMatching(/^NOT disabled: Safety stop: nothing was changed\. 40 items/)]));
		expect(unused.filter(({ enabled }) => !enabled)).toEqual([]);
	});
}
