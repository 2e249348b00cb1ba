import { SEEDED, type AppGroup } from '..';
import { invalid, useEmulator } from '../client';

const cloud = useEmulator();
const path = () => `/v1/${cloud.projectId}/app-groups`;

describe('ListAppGroup', () => {
	const list = (query: Record<string, string> = {}) => cloud.send({ path: path(), query });
	const names = async (query: Record<string, string>) => ((await list(query)).json as { items: AppGroup[] }).items.map(({ name }) => name);

	it('lists the app groups', async () => {
		const { json } = await list();
		expect(json).toMatchObject({ count: 6, items: cloud.state.appGroups.map(({ id, name }) => ({ id, name, app_count: expect.any(Number), tenant_id: cloud.projectId })) });
		expect(JSON.stringify(json)).not.toMatch(/"grants"|"revocations"/);
	});

	it('finds those whose name contains the text, or that are of a kind', async () => {
		const [CAD] = cloud.state.appGroups.filter(({ name }) => name === 'CAD');
		expect(await names({ name: 'sap' })).toEqual([SEEDED.appGroups[0], SEEDED.similarAppGroup]);
		expect(await names({ app_type: 'SESSION_DESKTOP_APP' })).toEqual(['Shared Desktop']);
		expect(await names({ app_group_id: CAD?.id ?? '' })).toEqual(['CAD']);
		expect(await names({ app_server_group_id: CAD?.app_server_group_id ?? '' })).toEqual(['CAD']);
		expect(await names({ authorization_type: 'APP' })).toEqual([]);
		expect(await names({ name: '', app_type: '', authorization_type: '', app_group_id: '' })).toHaveLength(6);
		expect(await names({ offset: '4', limit: '1' })).toEqual(['CAD']);
	});

	it.each([
		['limit', '101'],
		['offset', 'x'],
		['name', 'x'.repeat(1025)],
		['app_group_id', 'x'.repeat(129)],
		['app_server_group_id', 'x'.repeat(129)],
		['authorization_type', 'USER'],
		['app_type', 'common_app'],
	])('refuses a wrong %s: %s', async (name, value) => {
		expect(await list({ [name]: value })).toMatchObject(invalid(name));
	});
});
