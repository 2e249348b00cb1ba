import { SEEDED } from '..';
import { conflict, invalid, noDesktop, useEmulator } from '../client';

const cloud = useEmulator();
const path = () => `/v2/${cloud.projectId}/desktops`;
const idOf = (name: string) => cloud.desktop(name).desktop_id;
const names = () => cloud.state.desktops.map(({ computer_name }) => computer_name);
const minuteLater = async () => {
	cloud.clock.advance(60_000);
	await cloud.send({ path: path() });
};

describe('DeleteDesktop', () => {
	const remove = (id: string, query = {}) => cloud.send({ method: 'DELETE', path: `${path()}/${id}`, query });

	it('answers without a body, and has deleted the desktop a minute later', async () => {
		expect(await remove(idOf('D007'), { email_notification: 'false' })).toMatchObject({ status: 204, json: undefined });
		expect(cloud.desktop('D007').task_status).toBe('deleting');
		await minuteLater();
		expect(names()).not.toContain('D007');
		expect(cloud.named(SEEDED.lockedUser)).toBeDefined();
	});

	it('deletes the user with the last desktop, if it is told to', async () => {
		const { id } = cloud.named(SEEDED.lockedUser);
		await remove(idOf('D007'), { delete_users: 'true' });
		await remove(idOf(SEEDED.desktop), { delete_users: 'true' });
		await minuteLater();
		expect(cloud.state.users.some((user) => user.id === id)).toBe(false);
		expect(cloud.state.groups.some(({ members }) => members.includes(id))).toBe(false);
		expect(cloud.named(SEEDED.user)).toBeDefined(); // The shared desktop is left.
	});

	it('refuses a desktop that is missing, that was deleted, or that has a task', async () => {
		const id = idOf(SEEDED.desktop);
		expect(await remove('unknown')).toMatchObject(noDesktop);
		await remove(id);
		expect(await remove(id)).toMatchObject(conflict);
		await minuteLater();
		expect(await remove(id)).toMatchObject(noDesktop);
	});

	it.each(['delete_users', 'email_notification', 'is_force_delete'])('refuses a wrong %s', async (name) => {
		expect(await remove(idOf(SEEDED.desktop), { [name]: '1' })).toMatchObject(invalid(name));
	});
});

describe('BatchDeleteDesktops', () => {
	const remove = (body: object) => cloud.send({ method: 'POST', path: `${path()}/batch-delete`, body });

	it('answers 202 with a job, which deletes them', async () => {
		const desktop_ids = SEEDED.freeDesktops.map(idOf);
		expect(await remove({ desktop_ids })).toMatchObject({ status: 202, json: { job_id: cloud.state.jobs[0]?.id } });
		await minuteLater();
		expect(names().filter((name) => name.startsWith('D90'))).toEqual([]);
		expect(cloud.state.jobs).toMatchObject([{ kind: 'delete', sub_jobs: desktop_ids.map((desktop_id) => ({ status: 'SUCCESS', entities: { desktop_id } })) }]);
	});

	it('deletes users with both of their desktops', async () => {
		const sharers = [SEEDED.desktop, SEEDED.stoppedDesktop, SEEDED.sharedDesktop];
		await remove({ desktop_ids: sharers.map(idOf), delete_users: true });
		await minuteLater();
		expect(cloud.state.users.filter(({ user_name }) => user_name === SEEDED.user || user_name === SEEDED.similarUser)).toEqual([]);
	});

	it('deletes nothing if one is missing or has a task', async () => {
		expect(await remove({ desktop_ids: [idOf(SEEDED.desktop), 'unknown'] })).toMatchObject(noDesktop);
		cloud.desktop('D007').task_status = 'migrating';
		expect(await remove({ desktop_ids: [SEEDED.desktop, 'D007'].map(idOf) })).toMatchObject(conflict);
		expect(cloud.state.jobs).toEqual([]);
	});

	it('leaves a desktop whose deletion fails', async () => {
		cloud.desktop(SEEDED.desktop).failing = { error_code: 'WKS.1', fail_reason: 'No.' };
		await remove({ desktop_ids: [idOf(SEEDED.desktop)] });
		await minuteLater();
		expect(cloud.desktop(SEEDED.desktop).task_status).toBe('');
	});

	it.each<[string, object]>([
		['desktop_ids', {}],
		['desktop_ids', { desktop_ids: [] }],
		['desktop_ids', { desktop_ids: Array<string>(101).fill('x') }],
		['delete_users', { desktop_ids: ['x'], delete_users: 'true' }],
		['email_notification', { desktop_ids: ['x'], email_notification: 1 }],
		['is_force_delete', { desktop_ids: ['x'], is_force_delete: null }],
	])('refuses a wrong %s: %j', async (name, body) => {
		expect(await remove(body)).toMatchObject(invalid(name));
	});
});
