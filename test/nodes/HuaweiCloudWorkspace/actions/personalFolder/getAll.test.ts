import { getAll } from '../../../../../nodes/HuaweiCloudWorkspace/actions/personalFolder/getAll';
import { takeSteps } from '../../../../fixtures/context';

const storages = (...ids: string[]) => ({ items: ids.map((id) => ({ id, name: `name of ${id}` })), count: ids.length });
const folders = (...names: string[]) => ({ items: names.map((attach_name) => ({ cloud_storage_assignment_id: `folder of ${attach_name}`, attach_name, used_quota: 0 })), count: names.length });
const run = async (params: object, ...bodies: object[]) => {
	const { result, requests } = await takeSteps(getAll, { foldersIn: 'all', filters: {}, returnAll: false, limit: 3, ...params }, ...bodies);
	return { result, asked: requests.map(({ query }) => query) };
};
const folder = (name: string, storage: string) => ({ id: `folder of ${name}`, attach_name: name, storage_id: storage, storage_name: `name of ${storage}`, used_quota: 0 });
const paged = (limit: number) => ({ offset: 0, limit });

describe('getting personal folders', () => {
	it('reads one storage after the other, until there are enough', async () => {
		expect(await run({}, storages('s1', 's2', 's3'), folders('ana', 'ben'), folders('cem'))).toEqual({
			result: [folder('ana', 's1'), folder('ben', 's1'), folder('cem', 's2')],
			asked: [{ storage_id: undefined, ...paged(100) }, { storage_id: 's1', claim_mode: 'USER', ...paged(3) }, { storage_id: 's2', claim_mode: 'USER', ...paged(1) }],
		});
	});

	it('reads one storage only, if one is chosen', async () => {
		expect((await run({ foldersIn: 'one', cloudStorageId: 's2' }, storages('s2'), folders('ana'))).asked).toEqual([{ storage_id: 's2', ...paged(100) }, { storage_id: 's2', claim_mode: 'USER', ...paged(3) }]);
		await expect(run({ foldersIn: 'one', cloudStorageId: 's2' }, storages())).rejects.toThrow("There is no such 'Cloud Storage'");
	});

	it('asks for ten names at a time, takes exactly these, and no more than are wanted', async () => {
		const names = Array.from({ length: 11 }, (_, index) => `u${index}`);
		const { result, asked } = await run({ filters: { userNames: names } }, storages('s1'), folders('u0', 'U1', 'u2'), folders('u10', 'u1'));

		expect(result).toEqual(['u0', 'u2', 'u10'].map((name) => folder(name, 's1')));
		expect(asked.slice(1).map((query) => query?.attach_names)).toEqual([names.slice(0, 10), ['u10']]);
	});
});
