import { SEEDED, type DdmInstance } from '..';
import { useEmulator } from '../client';

const cloud = useEmulator();
const path = (id: string) => `/v1/${cloud.projectId}/instances/${id}`;
const instance = () => cloud.state.instances.find(({ name }) => name === SEEDED.instance) as DdmInstance;
const unknown = { status: 400, json: { errCode: 'DBS.280001' } };

it('shows one instance with its administrator and its nodes, and no secret', async () => {
	const { id, name, node_count: count } = instance();
	const { json } = await cloud.send({ path: path(id) });
	expect(json).toMatchObject({ id, name, status: 'RUNNING', node_status: 'RUNNING', project_id: cloud.projectId, admin_user_name: 'ddm_admin' });
	expect((json as { nodes: object[] }).nodes).toHaveLength(count);
	expect(JSON.stringify(json)).not.toMatch(/Seeded~|accounts|databases/);
	expect(await cloud.send({ path: path('unknown') })).toMatchObject(unknown);
});

it('lists the databases of an instance, which its accounts may use', async () => {
	const list = async (query = {}) => (await cloud.send({ path: `${path(instance().id)}/databases`, query })).json;
	expect(await list()).toMatchObject({ total: 2, databases: [{ name: 'orders', used_rds: [{ status: 'RUNNING' }] }, { name: 'orders_archive' }] });
	expect(await list({ offset: '1', limit: '1' })).toMatchObject({ total: 2, databases: [{ name: 'orders_archive' }] });
	expect(await list({ limit: '129' })).toMatchObject(unknown.json);
	expect(await cloud.send({ path: `${path('unknown')}/databases` })).toMatchObject(unknown);
});
