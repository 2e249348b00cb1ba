import { SEEDED } from '..';
import { useEmulator } from '../client';

const cloud = useEmulator();

describe('ShowQuotas', () => {
	const users = async () => {
		const { json } = await cloud.send({ path: `/v2/${cloud.projectId}/quotas` });
		return (json as { quotas: { resources: Array<{ type: string }> } }).quotas.resources.find(({ type }) => type === 'users');
	};

	it('counts the users there are', async () => {
		expect(await users()).toEqual({ type: 'users', quota: 3000, used: 240 });
		await cloud.send({ method: 'DELETE', path: `/v2/${cloud.projectId}/users/${cloud.named(SEEDED.user).id}` });
		expect(await users()).toMatchObject({ used: 239 });
	});
});
