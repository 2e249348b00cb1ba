import { SEEDED } from '../emulator';
import { byId, byName, deleteUser, json, useCloud, userIn } from './setup';

const cloud = useCloud();
const sent = () => cloud.requests.filter(({ method }) => method === 'POST');
const people = (count: number) => cloud.state.users.slice(0, count).map(({ id }) => ({ id }));
const deleting = (more = {}) => deleteUser({ userId: byId('={{ $json.id }}'), ...more });
const sizes = () => sent().map(({ body }) => (body as { user_ids: string[] }).user_ids.length);

it('deletes by name', async () => {
	const { id } = userIn(cloud.state);
	const { done } = await cloud.run(deleteUser({ userId: byName(SEEDED.user) }));
	expect(json(done)).toEqual([{ id, user_name: SEEDED.user, deleted: true }]);
	expect([sent(), cloud.state.users.filter((user) => user.id === id)]).toEqual([[{ method: 'POST', path: '/v2/{project_id}/users/batch-delete', query: {}, body: { user_ids: [id] } }], []]);
});

it('deletes 100 in a request', async () => {
	const all = people(130);
	const { done } = await cloud.run(deleting(), all);
	expect([sizes(), json(done), cloud.state.users.length]).toEqual([[100, 30], all.map(({ id }) => ({ id, deleted: true })), 110]);
});

it('says of those who are gone that nothing changed, and deletes the others', async () => {
	const [first, second] = people(2);
	const { done } = await cloud.run(deleting(), [first, { id: 'gone' }, second] as never);
	expect(json(done)).toEqual([{ id: first?.id, deleted: true }, { id: 'gone', deleted: true, changed: false }, { id: second?.id, deleted: true }]);
});

it('settles an unclear outcome by reading', async () => {
	cloud.emulator.fault({ method: 'POST', reset: 'after', times: Infinity });
	const [person] = people(1);
	const { done, error } = await cloud.run(deleting({ options: { maxRetries: 0 } }), [person] as never);
	expect([error, json(done)]).toEqual([undefined, [{ ...person, deleted: true }]]);
});

it('says that nobody was deleted who is still there', async () => {
	cloud.emulator.fault({ method: 'POST', status: 503, body: '', times: Infinity });
	const { error } = await cloud.run(deleting(), people(1));
	expect(error?.message).toMatch(/\(looked up afterwards: the change was not made\)$/);
});

it('deletes nobody in a dry run', async () => {
	const { done } = await cloud.run(deleting({ options: { dryRun: true } }), people(1));
	expect(json(done)).toMatchObject([{ ...people(1)[0], dryRun: true, changes: { deleted: { before: false, after: true } } }]);
	expect(cloud.state.users).toHaveLength(240);
});
