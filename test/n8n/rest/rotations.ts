import { type IamAccessKey, type IamUser, SEEDED } from '../../emulator';
import { keyPair, open } from '../../fixtures/keys';
import { useVault, withPublicKey } from './examples';
import { ended, json, runByHand, type Saved } from './run';
import { present, type useN8n } from './setup';

const { publicKey, privateKey } = keyPair();
const withKey = withPublicKey(publicKey);
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** What the vault is told of an access key. */
interface Entry {
	user: string;
	accessKeyId: string;
	encryptedSecretAccessKey: string;
	encryption: string;
	oldAccessKeyId: string;
}

/** What key-rotation.json does, in an n8n with the examples. Every secret that is made meanwhile goes into `secrets`. */
export function rotations(cloud: ReturnType<typeof useN8n>, example: (file: string, replaced?: Record<string, string>) => Promise<Saved>, secrets: Set<string>): void {
	const vault = useVault<Entry>();
	const seeded = new Set<string>();
	const keys = () => cloud.state.iam.users.flatMap(({ accessKeys }) => accessKeys);
	beforeEach(() => keys().forEach(({ secret_access_key: secret }) => seeded.add(secret)));
	afterEach(() => keys().forEach(({ secret_access_key: secret }) => !seeded.has(secret) && secrets.add(secret)));

	const keyOf = (id: string, created: number, used: number, status: IamAccessKey['status'] = 'active'): IamAccessKey => ({ access_key_id: `HPUA${id}`, created_at: ago(created), status, secret_access_key: `secret of ${id}`, last_used_at: ago(used) });
	/** So many users, each with one key that is older than 30 days. */
	const owners = (count: number) => {
		const users = cloud.state.iam.users.filter(({ is_root_user: isRoot, user_name: name }) => !isRoot && name !== SEEDED.iamCaller).slice(0, count);
		users.forEach((user, place) => (user.accessKeys = [keyOf(`OLD${place}`, 31 + place, 0)]));
		return users;
	};
	const rotated = async (users: Array<Pick<IamUser, 'user_name'>>, replaced: Record<string, string> = withKey) => {
		const workflow = await example('key-rotation.json', { 'https://vault.example.com': vault.url, ...replaced });
		const node = present(workflow.nodes.find(({ name }) => name === 'Users'));
		node.parameters = { mode: 'raw', jsonOutput: JSON.stringify({ users: users.map(({ user_name: user }) => ({ user })) }) };
		await cloud.n8n.rest('PATCH', `/workflows/${workflow.id}`, { nodes: workflow.nodes, versionId: workflow.versionId });
		return await ended(cloud.n8n, await runByHand(cloud.n8n, workflow, 'Every night'));
	};
	/** One after the other with a pause for the event loop, which would else not see that n8n closes a connection. */
	const opened = async (entries: Entry[]) => {
		const all = [];
		for (const { user, accessKeyId, encryptedSecretAccessKey, encryption } of entries) {
			all.push([user, accessKeyId, await open(encryptedSecretAccessKey, encryption, privateKey)]);
			await new Promise(setImmediate);
		}
		return all;
	};
	/** The new keys, which are the last ones that users have. */
	const newest = (users: IamUser[]) => users.map(({ user_name: name, accessKeys }) => [name, accessKeys.at(-1)?.access_key_id, accessKeys.at(-1)?.secret_access_key]);
	const states = ({ accessKeys }: IamUser) => accessKeys.map(({ status }) => status).join();
	const changed = () => cloud.emulator.received.filter(({ method }) => method !== 'GET');

	it('rotates the keys of 43 of 50 users into the vault, deletes those nobody misses, and says what was not done; the next night does nothing', async () => {
		const users = owners(48);
		const [two, refused, young, missed, ...others] = users as [IamUser, IamUser, IamUser, IamUser, ...IamUser[]];
		two.accessKeys.push(keyOf('TWO', 300, 0));
		young.accessKeys = [keyOf('YOUNG', 29, 0), keyOf('GONE', 60, 8, 'inactive')];
		missed.accessKeys = [keyOf('YOUNGER', 6, 0), keyOf('MISSED', 60, 8, 'inactive')];
		const [cleared, used] = others.slice(0, 2) as [IamUser, IamUser];
		cleared.accessKeys.unshift(keyOf('CLEARED', 90, 40, 'inactive'));
		used.accessKeys.unshift(keyOf('USED', 90, 6, 'inactive'));
		const right = others.filter((user) => user !== used);
		cloud.emulator.fault({ method: 'POST', path: new RegExp(`${refused.user_id}/access-keys$`), status: 403, body: '{"error_code":"PAP5.0001","error_msg":"Not now."}' });
		const list = [{ user_name: 'nobody.here' }, { user_name: SEEDED.iamCaller }, ...users];
		Object.assign(present(keys().find(({ access_key_id: id }) => id === cloud.emulator.credential.accessKeyId)), { created_at: ago(60) });
		const { status, error } = await rotated(list);

		expect([status, error?.message.replace(/^[^:]+: /, '').split(' | ')]).toEqual(['error', [
			expect.stringMatching(new RegExp(`^${SEEDED.iamCaller}: .* is the access key this credential signs with`)),
			expect.stringMatching(new RegExp(`^${two.user_name}: The user has two access keys already`)),
			expect.stringMatching(new RegExp(`^${two.user_name}: The user has two access keys already`)),
			expect.stringMatching(new RegExp(`^${refused.user_name}: .*Not now`)),
			expect.stringMatching(new RegExp(`^${used.user_name}: The user has two access keys already`)),
			expect.stringMatching(/^nobody\.here: No IAM user is called "nobody\.here"/),
		]]);
		expect(error?.message).toMatch(/^6 access keys were not rotated, stored or deleted: /);
		expect(await opened(vault.stored)).toEqual(newest(right));
		expect(new Set(right.map(states))).toEqual(new Set(['inactive,active']));
		expect([two, refused, young, missed, used].map(states)).toEqual(['active,active', 'active', 'active', 'active,inactive', 'inactive,active']);

		cloud.emulator.received.length = 0;
		vault.stored.length = 0;
		expect((await rotated(right)).status).toBe('success');
		expect([vault.stored, changed()]).toEqual([[], []]);
	});

	it('changes nothing while the vault does not answer', async () => {
		vault.closed = true;
		expect((await rotated(owners(2))).status).toBe('error');
		expect(changed()).toEqual([]);
	});

	it('keeps the old keys in use when the vault takes no more, and has the new ones in the execution, encrypted', async () => {
		vault.full = true;
		const users = owners(2);
		const { status, error, main } = await rotated(users);
		expect([status, error?.message]).toEqual(['error', `2 access keys were not rotated, stored or deleted: ${users.map(({ user_name: name, accessKeys: [old, made] }) => `${name}: the new key ${made?.access_key_id} is not in the vault: 503 - "{}". The old key ${old?.access_key_id} is active again`).join(' | ')}`]);
		expect(users.map(states)).toEqual(['active,active', 'active,active']);
		const kept = json(main('Store in the vault')[1]).map((entry, place) => ({ ...entry, user: users[place]?.user_name, accessKeyId: entry.access_key_id }));
		expect(await opened(kept as unknown as Entry[])).toEqual(newest(users));
	});

	it('stores no key when the old one could not be deactivated, and says so', async () => {
		const [user] = owners(1) as [IamUser];
		cloud.emulator.fault({ method: 'PUT', path: /OLD0$/, status: 403, body: '{"error_code":"PAP5.0001","error_msg":"Not now."}' });
		const { status, error } = await rotated([user]);
		expect([status, error?.message]).toEqual(['error', expect.stringMatching(new RegExp(`^1 access key was .*: ${user.user_name}: The new access key was created and works, but the old one could not be deactivated: .*Not now.* \\(new key ${user.accessKeys[1]?.access_key_id}\\)$`))]);
		expect([vault.stored, states(user)]).toEqual([[], 'active,active']);
	});

	it('changes nothing before the public key is entered, and says so', async () => {
		const { status, error } = await rotated(owners(1), {});
		expect([status, error?.message]).toEqual(['error', expect.stringMatching(/^1 access key was .*: 'Encrypt For' is not /)]);
		expect(changed()).toEqual([]);
	});
}
