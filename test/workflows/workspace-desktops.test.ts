import { SEEDED } from '../emulator';
import { byId, byName, CARRY_ON, deleteDesktop, failure, getDesktop, getDesktops, json, logOffDesktop, present, SPLIT, useCloud } from './setup';

const cloud = useCloud();
const desktop = (name: string = SEEDED.desktop) => present(cloud.state.desktops.find(({ computer_name }) => computer_name === name));
const sent = (path: string) => cloud.requests.filter((request) => request.path.endsWith(path));
const ids = (count: number) => cloud.state.desktops.slice(0, count).map(({ desktop_id: id }) => ({ id }));
const EACH = { desktopId: byId('={{ $json.id }}') };

describe('reading a desktop', () => {
	it('by name gives it with the field names of the list', async () => {
		const { desktop_id: id, ip_address, attach_user_infos } = desktop();
		const { done } = await cloud.run(getDesktop({ desktopId: byName(SEEDED.desktop) }));
		const read = { id, computer_name: 'D001', user_name: 'a.novak', attach_user_infos, status: 'ACTIVE', task_status: '', connect_status: 'CONNECTED', desktop_type: 'DEDICATED', ip_address };
		expect(json(done)).toEqual([read]);
		expect(sent('/detail').map(({ query }) => query)).toEqual([{ desktop_id: [id] }]);
		expect(sent('/desktops').map(({ query }) => query.computer_name)[0]).toEqual(['D001']);
		expect(json((await cloud.run(getDesktops({ filters: { computerName: 'D001' } }))).done)).toEqual([read]);
	});

	it('that does not exist says so', async () => {
		const { error } = await cloud.run(getDesktop({ desktopId: byId('nothing') }));
		expect(error?.message).toBe('There is no such desktop in this Workspace. Choose the desktop from the list, or check ID, Region and Project ID');
	});

	it('by a name that nobody has names similar ones', async () => {
		const { error } = await cloud.run(getDesktop({ desktopId: byName('d95') }));
		expect(error?.message).toBe('No desktop is called "d95"; similar names: "D951". Upper and lower case matter');
	});

	it('of a name that two have says which those are', async () => {
		desktop('D902').computer_name = 'D901';
		const { error } = await cloud.run(getDesktop({ desktopId: byName('D901') }));
		const apart = cloud.state.desktops.filter(({ computer_name }) => computer_name === 'D901').map(({ desktop_id, ip_address, attach_user_infos: users }) => `${desktop_id} (${[ip_address, users.map(({ user_name }) => user_name).join(', ')].filter(Boolean).join(', ')})`);
		expect(error?.message).toBe(`2 desktops are called "D901": ${apart.join(', ')}. Choose one by its ID`);
	});

	it('by many names looks them up in one request', async () => {
		const names = ['D001', 'D002', 'D003', 'D901'];
		const { done } = await cloud.run(getDesktop({ desktopId: byName('={{ $json.name }}') }), names.map((name) => ({ name })));
		expect(json(done).map(({ computer_name }) => computer_name)).toEqual(names);
		expect([sent('/desktops').length, sent('/detail').length]).toEqual([1, 4]);
	});
});

describe('the list of desktops', () => {
	const list = async (filters: object, more = {}) => json((await cloud.run(getDesktops({ returnAll: true, filters: filters as never, ...more }))).done).map(({ computer_name }) => computer_name);
	const named = (fits: (one: ReturnType<typeof desktop>) => boolean) => cloud.state.desktops.filter(fits).map(({ computer_name }) => computer_name);

	it.each<[object, object, (one: ReturnType<typeof desktop>) => boolean]>([
		[{ status: 'SHUTOFF' }, { status: ['SHUTOFF'] }, ({ status }) => status === 'SHUTOFF'],
		[{ desktopType: 'POOLED' }, { desktop_type: ['POOLED'] }, ({ desktop_type }) => desktop_type === 'POOLED'],
		[{ computerName: 'D90' }, { computer_name: ['D90'] }, ({ computer_name }) => computer_name.startsWith('D90')],
		[{ userName: ['b.chen', 'a.novakova'] }, { user_name: ['b.chen', 'a.novakova'] }, ({ attach_user_infos: users }) => users.some(({ user_name }) => /^(b\.chen|a\.novakova)$/.test(user_name))],
		[{ connectStatus: 'CONNECTED' }, {}, ({ connect_status }) => connect_status === 'CONNECTED'],
	])('filtered by %j', async (filters, query, fits) => {
		expect(await list(filters)).toEqual(named(fits));
		expect(cloud.requests.map((request) => request.query)).toEqual([{ ...query, offset: ['0'], limit: ['1000'] }]);
	});

	it('stops at the limit, also where the connection is compared', async () => {
		const connected = named(({ connect_status }) => connect_status === 'CONNECTED');
		expect(await list({ connectStatus: 'CONNECTED' }, { returnAll: false, limit: 3 })).toEqual(connected.slice(0, 3));
		expect(await list({}, { returnAll: false, limit: 2 })).toEqual(['D001', 'D002']);
	});

	it.each([
		['d00', /^D00\d · (ACTIVE|SHUTOFF|HIBERNATED|ERROR) · [a-z.]+$/],
		['a.novakova', /a\.novakova/],
	])('is searched by computer name, and by user: %s', async (text, entry) => {
		const { results } = await cloud.engine().search('n8n-nodes-huaweicloud.huaweiCloudWorkspace', 'searchDesktops', { resource: 'desktop', operation: 'get' }, text);
		expect(results.length).toBeGreaterThan(0);
		expect(results.filter(({ name }) => !entry.test(name))).toEqual([]);
	});
});

it('desktops are listed for picking before anything is typed, each once', async () => {
	const { results } = await cloud.engine().search('n8n-nodes-huaweicloud.huaweiCloudWorkspace', 'searchDesktops', { resource: 'desktop', operation: 'get' });
	expect(new Set(results.map(({ value }) => value)).size).toBe(results.length);
	expect(cloud.requests.map(({ query }) => query)).toEqual([{ limit: ['50'], offset: ['0'] }]);
});

describe('deleting desktops', () => {
	it('sends 100 in a request, waits, and says what was deleted', async () => {
		const items = ids(150);
		const { done } = await cloud.run(deleteDesktop(EACH), items);
		expect(json(done)).toEqual(items.map(({ id }) => ({ id, deleted: true })));
		expect(sent('/batch-delete').map(({ body }) => ({ ...body, desktop_ids: body.desktop_ids.length }))).toEqual(
			[100, 50].map((desktop_ids) => ({ desktop_ids, delete_users: false, email_notification: true, is_force_delete: false })),
		);
		expect(cloud.state.users.length).toBe(240);
	});

	it('deletes the users too if that is wanted', async () => {
		await cloud.run(deleteDesktop({ desktopId: byName(SEEDED.hibernatedDesktop), options: { deleteUsers: true, emailNotification: false, isForceDelete: true } }));
		expect(sent('/batch-delete')[0]?.body).toMatchObject({ delete_users: true, email_notification: false, is_force_delete: true });
		expect(cloud.state.users.length).toBe(239);
	});

	it('that are gone is a success, and the others beside them are deleted', async () => {
		const items = [...ids(3), { id: 'gone' }];
		const { done } = await cloud.run(deleteDesktop(EACH), items);
		expect(json(done)).toEqual([...items.slice(0, 3).map(({ id }) => ({ id, deleted: true })), { id: 'gone', deleted: true, changed: false }]);
		expect(json((await cloud.run(deleteDesktop(EACH), items)).done)).toEqual(items.map(({ id }) => ({ id, deleted: true, changed: false })));
	});

	it('that have a task fails for themselves', async () => {
		desktop('D002').task_status = 'rebooting';
		const { done, failed } = await cloud.run(deleteDesktop(EACH), ids(4), SPLIT);
		expect([done.length, json(failed)]).toEqual([3, [{ id: desktop('D002').desktop_id, ...failure(expect.stringContaining('Operation conflict')) }]]);
	});

	it('is done if an outcome stays unclear and they are gone', async () => {
		Object.assign(cloud.state.jobTimes, { waiting: 0, delete: 0 });
		const items = ids(1);
		cloud.emulator.fault({ path: /batch-delete/, reset: 'after', times: Infinity });
		const { done } = await cloud.run(deleteDesktop({ ...EACH, options: { maxRetries: 0 } }), items, CARRY_ON);
		expect(json(done)).toEqual([{ ...items[0], deleted: true }]);
	});

	it('in a dry run deletes nothing', async () => {
		const { done } = await cloud.run(deleteDesktop({ desktopId: byName(SEEDED.desktop), options: { dryRun: true } }));
		expect(json(done)).toMatchObject([{ computer_name: 'D001', changes: { deleted: { before: false, after: true } } }]);
		expect(sent('/batch-delete')).toEqual([]);
	});
});

describe('logging off', () => {
	it('ends the sessions of 100 desktops in a request, with a message', async () => {
		const items = ids(120);
		const { done } = await cloud.run(logOffDesktop({ ...EACH, message: 'Please save your work' }), items);
		expect(json(done)).toEqual(items.map(({ id }) => ({ id, logged_off: true })));
		expect(sent('/logoff').map(({ body }) => [body.desktop_ids.length, body.message])).toEqual([[100, 'Please save your work'], [20, 'Please save your work']]);
		expect(desktop().connect_status).toBe('REGISTERED');
	});

	it('sends no empty message', async () => {
		await cloud.run(logOffDesktop(EACH), ids(1));
		expect(sent('/logoff')[0]?.body).toEqual({ desktop_ids: [desktop().desktop_id] });
	});

	it('in a dry run logs off nobody, and reads the desktop in question', async () => {
		const { done } = await cloud.run(logOffDesktop({ ...EACH, options: { dryRun: true } }), ids(1));
		expect(json(done)).toMatchObject([{ dryRun: true, changes: { logged_off: { after: true } } }]);
		expect([sent('/logoff'), sent('/detail').map(({ query }) => query)]).toEqual([[], [{ desktop_id: [desktop().desktop_id] }]]);
	});

	it('fails one desktop that does not exist, and logs off the others', async () => {
		const { done, failed } = await cloud.run(logOffDesktop(EACH), [...ids(3), { id: 'nothing' }], SPLIT);
		expect([done.length, json(failed)]).toEqual([3, [{ id: 'nothing', ...failure('The desktop does not exist.') }]]);
	});

	it('is done if an outcome stays unclear and nobody is connected', async () => {
		cloud.emulator.fault({ path: /logoff/, reset: 'after', times: Infinity });
		const { done } = await cloud.run(logOffDesktop({ ...EACH, options: { maxRetries: 0 } }), ids(1), CARRY_ON);
		expect(json(done)).toEqual([{ ...ids(1)[0], logged_off: true }]);
	});
});
