import { useEmulator } from '../client';
import { invalid } from './expected';

interface Page {
	users: Array<{ user_id: string }>;
	page_info: { current_count: number; next_marker?: string };
}

const cloud = useEmulator();
const list = async (query: Record<string, string>) => (await cloud.send({ path: '/v5/users', query })).json as Page;
const ids = ({ users }: Page) => users.map(({ user_id: id }) => id);

it('gives 100 entries, if it is not told otherwise, and the rest for the marker', async () => {
	const first = await list({});
	expect(first.page_info).toEqual({ current_count: 100, next_marker: expect.stringMatching(/^[A-Za-z0-9+/=_-]{4,400}$/) });
	const second = await list({ marker: first.page_info.next_marker ?? '' });
	expect(second.page_info).toEqual({ current_count: 30 });
	expect([...ids(first), ...ids(second)]).toEqual(cloud.state.iam.users.map(({ user_id: id }) => id).sort());
});

it('has a marker that a query must escape', async () => {
	const { next_marker: marker = '' } = (await list({ limit: '1' })).page_info;
	expect(marker).toMatch(/\+.*\/.*=/);
	const unescaped = await cloud.send({ path: '/v5/users', query: { marker: marker.replaceAll('+', ' ') } });
	expect(unescaped).toMatchObject({ status: 400, json: { error_code: 'PAP5.0010' } });
});

it('has no marker on a last page that is full', async () => {
	expect((await list({ limit: '130' })).page_info).toEqual({ current_count: 130 });
	expect((await list({ limit: '129' })).page_info).toHaveProperty('next_marker');
});

it('goes on after an entry that has been deleted since', async () => {
	const first = await list({ limit: '10' });
	const last = ids(first).at(-1);
	cloud.state.iam.users = cloud.state.iam.users.filter(({ user_id: id }) => id !== last);
	const second = await list({ limit: '200', marker: first.page_info.next_marker ?? '' });
	expect(ids(second)).toHaveLength(120);
});

it('refuses a marker that it did not make, and an impossible limit', async () => {
	for (const marker of ['', 'abcd', 'not a marker']) {
		expect(await cloud.send({ path: '/v5/users', query: { marker } })).toMatchObject({ status: 400, json: { error_code: 'PAP5.0010', error_msg: 'invalid marker' } });
	}
	for (const limit of ['0', '201', 'ten']) expect(await cloud.send({ path: '/v5/users', query: { limit } })).toMatchObject(invalid('limit'));
});
