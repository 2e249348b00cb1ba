import { startEmulator, type Emulator } from '.';
import { clientOf, Clock } from './client';

const clock = new Clock();
let emulator: Emulator;
let send: ReturnType<typeof clientOf>;

beforeAll(async () => {
	emulator = await startEmulator({ now: clock.now });
	send = clientOf(emulator, clock);
});
afterEach(() => emulator.reset());
afterAll(() => emulator.stop());

const info = async () => (await send({ path: '/cloudartifact/v5/repositories/user/info' })).json;
const traced = { status: 'success', trace_id: expect.stringMatching(/^[\d-]+$/) };

it('shows the caller\'s repository user with the password', async () => {
	const { repoUserName: username, password } = emulator.state.repositoryUser;
	expect(await info()).toEqual({ ...traced, result: { username, password } });
});

it('resets the password without showing the new one, which the other API shows', async () => {
	const before = emulator.state.repositoryUser.password;
	clock.time = Date.UTC(2026, 10, 21, 10, 0, 0);
	const { status, json } = await send({ method: 'POST', path: '/cloudartifact/v5/maven/users/me' });
	const { password, passwordResets, userId, repoUserName } = emulator.state.repositoryUser;
	expect([status, passwordResets]).toEqual([200, 1]);
	expect(password).not.toBe(before);
	expect(json).toEqual({
		...traced,
		result: expect.objectContaining({
			status: 0,
			userId,
			repoUserName,
			region: emulator.credential.region,
			createdTime: '2025-05-19 11:50:30',
			modifiedTime: '2026-11-21 10:00:01',
		}),
	});
	expect(JSON.stringify(json)).not.toContain(password);
	expect(await info()).toMatchObject({ result: { password } });
});
