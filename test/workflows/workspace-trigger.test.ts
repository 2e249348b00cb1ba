import type { IDataObject, INodeParameters, NodeApiError } from 'n8n-workflow';

import { SEEDED } from '../emulator';
import { TRIGGER } from '../permissions/trigger';
import { byId, byName, fromList, present, useCloud, userIn } from './setup';

/** On the last day that the seeds have. */
const NOW = Date.UTC(2026, 10, 21, 9, 30, 20);
const DAY = 86_400_000;
const cloud = useCloud({ now: () => Date.now() });
/** All but the time of day goes as it does. */
const REAL = ['nextTick', 'hrtime', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const;
beforeEach(() => void jest.useFakeTimers({ now: NOW, doNotFake: [...REAL] }));
afterEach(() => void jest.useRealTimers());

/** A published trigger, which polls when it is told to. */
function published(parameters: INodeParameters, credential: object = {}) {
	const kept: IDataObject = {};
	return {
		kept,
		/** Polls once: the items, or null. A failure is returned. */
		async poll(more: { parameters?: INodeParameters; credential?: object; manual?: boolean; budget?: number } = {}) {
			const polled = await cloud
				.engine(more.credential ?? credential)
				.poll(TRIGGER.type, more.parameters ?? parameters, kept, more)
				.catch((error: NodeApiError) => error);
			return polled instanceof Error || polled === null ? polled : present(polled[0]).map(({ json }) => json);
		},
	};
}

const EVERYTHING = ['accountExpired', 'accountExpiresSoon', 'desktopsChanged', 'groupsChanged', 'noLogin', 'userCreated', 'userDeleted', 'userDisabled', 'userEnabled', 'userLocked', 'userUnlocked', 'userUpdated'];

describe('the trigger', () => {
	it('tells nothing at first, and then what has become of somebody', async () => {
		const { poll } = published({ events: ['userLocked'] });
		expect([await poll(), await poll()]).toEqual([null, null]);
		userIn(cloud.state).locked = true;
		expect(await poll()).toEqual([
			{
				event: 'userLocked',
				eventId: expect.stringMatching(/^[0-9a-f]{32}$/),
				at: new Date(NOW).toISOString(),
				user: { id: userIn(cloud.state).id, user_name: SEEDED.user, user_email: expect.any(String), user_phone: expect.any(String), description: expect.any(String), disabled: false, locked: true, account_expires: '0', active_type: 'USER_ACTIVATE', group_names: expect.any(Array) },
				before: { locked: false },
				after: { locked: true },
				changedFields: ['locked'],
			},
		]);
		expect(await poll()).toBeNull();
	});

	it('returns the whole user if wanted', async () => {
		const { poll } = published({ events: ['userLocked'], simplify: false });
		await poll();
		userIn(cloud.state).locked = true;
		expect(await poll()).toMatchObject([{ user: { sid: expect.any(String), total_desktops: expect.any(Number) } }]);
	});

	it('asks for all users at once, and for nothing else that no event needs', async () => {
		const { poll } = published({ events: ['userCreated'] });
		await poll();
		expect(cloud.requests).toEqual([{ method: 'GET', path: '/v2/{project_id}/users', query: { offset: ['0'], limit: ['5000'] }, body: '' }]);
	});

	it('calls the APIs that the page of operations names, and no others', async () => {
		const { poll } = published({ events: EVERYTHING, groupId: byId(present(cloud.state.groups[0]).id) as never });
		await poll();
		expect(new Set(cloud.requests.map(({ path }) => path))).toEqual(new Set(TRIGGER.calls.map(([, { path }]) => path)));
	});

	it('reads page by page of 100 where the cloud refuses a longer page', async () => {
		cloud.emulator.fault({ path: '/users', status: 400, body: '{"error_code":"WKS.00000001","error_msg":"limit"}' });
		const { poll } = published({ events: ['userCreated'] });
		expect(await poll()).toBeNull();
		expect(cloud.requests.map(({ query }) => query.limit)).toEqual([['5000'], ...Array(Math.ceil(cloud.state.users.length / 100)).fill(['100'])]);
	});

	it('does not take somebody for deleted who is only missing in the list', async () => {
		const { poll } = published({ events: ['userDeleted'] });
		await poll();
		const gone = present(cloud.state.users[0]);
		cloud.emulator.fault({ path: '/users', status: 200, body: JSON.stringify({ total_count: 0, users: [] }) });
		expect(await poll()).toBeNull();
		cloud.state.users.shift();
		expect(await poll()).toMatchObject([{ event: 'userDeleted', user: { id: gone.id, user_name: gone.user_name } }]);
		expect(cloud.requests.at(-1)?.query).toEqual({ user_names: [gone.user_name], offset: ['0'], limit: ['100'] });
	});

	it('takes nobody for without a desktop because another one is deleted while the pages are read', async () => {
		const { poll } = published({ events: ['desktopsChanged'] });
		const [model] = cloud.state.desktops;
		const { id, user_name } = userIn(cloud.state);
		cloud.state.desktops = Array.from({ length: 1002 }, (_, place) => ({ ...present(model), desktop_id: `d${place}`, computer_name: `W${place}`, attach_user_infos: place === 1000 ? [{ ...present(present(model).attach_user_infos[0]), user_id: id, user_name }] : [] }));
		await poll();
		cloud.emulator.fault({ method: 'GET', path: /\/desktops$/, meanwhile: () => void cloud.state.desktops.shift() });
		expect(await poll()).toBeNull();
		present(cloud.state.desktops.find(({ desktop_id }) => desktop_id === 'd1000')).attach_user_infos = [];
		expect(await poll()).toMatchObject([{ event: 'desktopsChanged', before: { desktops: ['W1000'] }, after: { desktops: [] } }]);
	});

	it('reads the desktops once where they are on one page, also when somebody has lost one', async () => {
		const { poll } = published({ events: ['desktopsChanged'] });
		await poll();
		present(cloud.state.desktops.find(({ computer_name }) => computer_name === SEEDED.desktop)).attach_user_infos = [];
		expect(await poll()).toMatchObject([{ event: 'desktopsChanged', user: { user_name: SEEDED.user } }]);
		expect(cloud.requests.filter(({ path }) => path.endsWith('/desktops')).map(({ query }) => query.offset)).toEqual([['0'], ['0']]);
	});

	it('tells of desktops and groups by their names', async () => {
		const { poll } = published({ events: ['desktopsChanged', 'groupsChanged'] });
		await poll();
		const { id } = userIn(cloud.state);
		const desktop = present(cloud.state.desktops.find(({ attach_user_infos: users }) => users.length === 0));
		desktop.attach_user_infos = [{ user_id: id, user_name: SEEDED.user, domain: '', user_group: 'users', type: 'USER' }];
		const group = present(cloud.state.groups.find(({ members }) => !members.includes(id)));
		group.members.push(id);
		const items = (await poll()) as IDataObject[];
		expect(items.map(({ event }) => event).sort()).toEqual(['desktopsChanged', 'groupsChanged']);
		expect(items).toEqual(expect.arrayContaining([expect.objectContaining({ after: { desktops: expect.arrayContaining([desktop.computer_name]) } }), expect.objectContaining({ after: { group_names: expect.arrayContaining([group.name]) } })]));
	});

	it('tells of accounts that expire, so many days before', async () => {
		userIn(cloud.state).account_expires = NOW + 20 * DAY;
		const { poll } = published({ events: ['accountExpiresSoon'], daysBeforeExpiry: 14 });
		await poll();
		jest.setSystemTime(NOW + 6 * DAY - 60_000);
		expect(await poll()).toBeNull();
		jest.setSystemTime(NOW + 6 * DAY);
		const expected = [{ event: 'accountExpiresSoon', user: { user_name: SEEDED.user }, after: { account_expires: '2026-12-11T09:30:20Z' } }];
		expect(await poll()).toMatchObject(expected);
		expect(await poll()).toBeNull();
	});

	it('tells of users without a login for so many days, by the login records', async () => {
		const names = (items: unknown) => (items as IDataObject[]).map(({ user }) => (user as IDataObject).user_name);
		const { poll } = published({ events: ['noLogin'], daysWithoutLogin: 30 });
		await poll();
		const spans = () => cloud.requests.filter(({ path }) => path.endsWith('/connections/desktops')).map(({ query }) => [query.start_time, query.end_time]);
		expect(spans()).toEqual([[['2026-10-22T09:30Z'], ['2026-11-21T09:30Z']]]);
		const record = present(cloud.state.loginRecords.find(({ user_name: name }) => name.startsWith(`${SEEDED.user}@`) || name === SEEDED.user));
		const login = Date.parse(record.connection_start_time);
		jest.setSystemTime(login + 30 * DAY - 60_000);
		const before = await poll();
		jest.setSystemTime(login + 30 * DAY);
		const due = await poll();
		expect(before === null ? [] : names(before)).not.toContain(SEEDED.user);
		expect(names(due)).toContain(SEEDED.user);
		// From a day before the newest one on.
		const newest = Math.max(...cloud.state.loginRecords.map(({ connection_start_time: time }) => Date.parse(time)));
		expect(spans()[1]?.[0]).toEqual([`${new Date(newest - DAY).toISOString().slice(0, 16)}Z`]);
	});

	it('reads the login records though the clock was set back', async () => {
		const { poll } = published({ events: ['noLogin'], daysWithoutLogin: 30 });
		await poll();
		jest.setSystemTime(NOW - 20 * DAY);
		expect(await poll()).toBeNull();
		expect(cloud.emulator.received.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
	});

	it.each([
		['chosen from the list', (id: string) => fromList(id)],
		['by its ID', (id: string) => byId(id)],
		['by its name', (_id: string, name: string) => byName(name)],
	])('tells only of users of a group %s', async (_how, pick) => {
		const group = present(cloud.state.groups.find(({ members }) => members.length > 0 && members.length < cloud.state.users.length));
		const { poll } = published({ events: ['userLocked'], groupId: pick(group.id, group.name) as never });
		await poll();
		for (const user of cloud.state.users) user.locked = true;
		const items = (await poll()) as IDataObject[];
		expect(items.length).toBeGreaterThan(0);
		expect(items.every(({ user }) => group.members.includes(String((user as IDataObject).id)))).toBe(true);
	});

	it('tells only of users with a text in their names', async () => {
		const { poll } = published({ events: ['userLocked'], userName: 'A.NOVAKOV' });
		await poll();
		for (const user of cloud.state.users) user.locked = true;
		expect(await poll()).toMatchObject([{ user: { user_name: 'a.novakova' } }]);
	});

	it('keeps nothing by which the access key is known', async () => {
		const { poll, kept } = published({ events: ['userLocked'] });
		await poll();
		expect(Object.keys(kept)).toEqual(['scope', 'state']);
		expect(JSON.stringify(kept)).not.toContain(cloud.emulator.credential.accessKeyId);
	});
});

describe('a state of another', () => {
	const changes: Array<[string, object]> = [
		['access key', { credential: 'other' }],
		['group', { parameters: { events: ['userLocked'], groupId: 'group' } }],
		['text in names', { parameters: { events: ['userLocked'], userName: 'a' } }],
	];

	it.each(changes)('%s is not compared with: the trigger begins anew', async (_what, change) => {
		const { poll } = published({ events: ['userLocked'] });
		await poll();
		userIn(cloud.state).locked = true;
		const { parameters, credential } = change as { parameters?: INodeParameters; credential?: string };
		const group = present(cloud.state.groups.find(({ members }) => members.includes(userIn(cloud.state).id)));
		const differently = {
			...(parameters && { parameters: { ...parameters, ...(parameters.groupId && { groupId: byId(group.id) as never }) } }),
			...(credential && { credential: cloud.emulator.temporaryCredential }),
		};
		expect(await poll(differently)).toBeNull();
		userIn(cloud.state).locked = false;
		expect(await poll({ ...differently, parameters: { ...(differently.parameters ?? {}), events: ['userUnlocked'] } })).toMatchObject([{ event: 'userUnlocked' }]);
	});
});

describe('a form', () => {
	it.each([
		[{ events: [] }, "'Events' is empty. Choose what is to start the workflow"],
		[{ events: ['accountExpiresSoon'], daysBeforeExpiry: 181 }, "'Days Before Expiry' must be a whole number from 0 to 180"],
		[{ events: ['noLogin'], daysWithoutLogin: 0 }, "'Days Without Login' must be a whole number from 1 to 365"],
		[{ events: ['somethingElse'] }, expect.stringContaining("'Events' must be one of accountExpired")],
	])('that says nothing of use is refused before anything is sent: %j', async (parameters, message) => {
		expect(await published(parameters as INodeParameters).poll()).toMatchObject({ name: 'NodeOperationError', message });
		expect(cloud.requests).toEqual([]);
	});

	it.each([
		[byId('0'.repeat(32)), /^There is no user group with the ID 0{32} in this Workspace/],
		[byName('Nobody'), /^No user group is called "Nobody"/],
	])('with a group that does not exist is refused: %j', async (groupId, message) => {
		expect(await published({ events: ['userLocked'], groupId: groupId as never }).poll()).toMatchObject({ name: 'NodeOperationError', message: expect.stringMatching(message) });
	});

	it('is searched for groups as that of the Workspace node is', async () => {
		const { results } = await cloud.engine().search(TRIGGER.type, 'searchGroups', {}, String(cloud.state.groups[0]?.name));
		expect(results[0]).toMatchObject({ value: cloud.state.groups[0]?.id });
	});
});

describe('Fetch test event', () => {
	it.each(EVERYTHING)('shows a real user with %s, and keeps nothing', async (event) => {
		const { poll, kept } = published({ events: [event] });
		const [item] = (await poll({ manual: true })) as IDataObject[];
		const user = item?.user as IDataObject;
		expect(item).toEqual({ event, eventId: expect.stringMatching(/^[0-9a-f]{32}$/), at: new Date(NOW).toISOString(), user: expect.any(Object), before: expect.any(Object), after: expect.any(Object), changedFields: expect.any(Array) });
		expect(cloud.state.users.map(({ id }) => id)).toContain(user.id);
		expect(kept).toEqual({});
	});

	it('prefers somebody of whom it is true', async () => {
		const user = present(cloud.state.users.at(-1));
		for (const each of cloud.state.users) each.locked = each === user;
		expect(await published({ events: ['userLocked'] }).poll({ manual: true })).toMatchObject([{ user: { id: user.id }, before: { locked: false }, after: { locked: true }, changedFields: ['locked'] }]);
	});

	it('says so if there is nobody', async () => {
		expect(await published({ events: ['userLocked'], userName: 'nobody-at-all' }).poll({ manual: true })).toMatchObject({
			name: 'NodeOperationError',
			message: "There is no user for a test event. Create one, or check 'User Group' and 'User Name Contains'",
		});
	});
});

describe('a poll that cannot read everything', () => {
	const failing: Array<[string, string, object]> = [
		['the users', '/users', {}],
		['the desktops', '/desktops', {}],
		['the login records', '/connections/desktops', {}],
		['the second page of the users', '/users', { skip: 1 }],
	];

	it.each(failing)('throws, and changes nothing, as with %s', async (_what, path, more) => {
		const { poll, kept } = published({ events: EVERYTHING });
		const [user] = cloud.state.users;
		cloud.state.users.push(...Array.from({ length: 5000 }, (_, n) => ({ ...present(user), id: `id-${n}`, user_name: `user${n}` })));
		await poll();
		const before = { ...kept };
		userIn(cloud.state).locked = true;
		cloud.emulator.fault({ path: new RegExp(`^/v2/[^/]+${path}$`), status: 403, body: '{"error_code":"WKS.0403","error_msg":"no"}', ...more });
		const error = await poll();
		expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '403', description: expect.stringContaining('Read only') });
		expect(kept).toEqual(before);
		expect(await poll()).toMatchObject([{ event: 'userLocked' }]);
	});

	/** Holds back the next list of users until the function that it returns is called. */
	const holdBack = () => {
		let release = () => {};
		cloud.emulator.fault({ path: '/users', until: new Promise<void>((resolve) => (release = resolve)) });
		return () => release();
	};

	it('ends by itself before n8n gives it up', async () => {
		const release = holdBack();
		const { poll, kept } = published({ events: ['userLocked'] });
		const error = await poll({ budget: 1200 });
		release();
		expect(error).toMatchObject({ name: 'NodeOperationError', message: 'The users could not be read within 1 second, and n8n does not let a poll take much longer', description: expect.stringContaining('No event was sent') });
		expect(kept).toEqual({});
	});

	it('is one only where n8n says how long it may take', async () => {
		expect(await published({ events: ['userLocked'] }).poll({ budget: 0 })).toBeNull();
	});

	it('gives up what it read when another poll ended meanwhile, so that nothing is told twice or taken back', async () => {
		const { poll } = published({ events: ['userLocked', 'userUnlocked'] });
		await poll();
		const release = holdBack();
		const slow = poll();
		while (cloud.emulator.received.length < 2) await new Promise(setImmediate);
		userIn(cloud.state).locked = true;
		const fast = await poll();
		release();
		expect([await slow, fast]).toMatchObject([null, [{ event: 'userLocked' }]]);
		expect(await poll()).toBeNull();
	});
});

// What takes long comes last, so that mutants meet the rest before.
it('reads 10,000 users with two requests', async () => {
	const { poll } = published({ events: ['userCreated'] });
	const [user] = cloud.state.users;
	cloud.state.users.splice(0, Infinity, ...Array.from({ length: 10_000 }, (_, n) => ({ ...present(user), id: `id-${n}`, user_name: `user${n}` })));
	await poll();
	expect(cloud.requests).toHaveLength(2);
	cloud.state.users.push({ ...present(user), id: 'id-new', user_name: 'new' });
	expect(await poll()).toMatchObject([{ event: 'userCreated', user: { id: 'id-new' } }]);
});
