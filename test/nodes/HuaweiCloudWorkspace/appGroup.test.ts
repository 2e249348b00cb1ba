import { appGroup } from '../../../nodes/HuaweiCloudWorkspace/appGroup';
import { cloudStorage } from '../../../nodes/HuaweiCloudWorkspace/cloudStorage';
import { readParameters } from '../../../nodes/shared/form/parameters';
import { answering, contextOf } from '../../fixtures/context';

const things = { appGroupId: appGroup, cloudStorageId: cloudStorage };
const read = (name: keyof typeof things, value: object | string) => readParameters(contextOf({ parameters: { [name]: value } as never }), [things[name]], 0);

describe.each([
	['appGroupId', 'App Group', 'An app group', 1024],
	['cloudStorageId', 'Cloud Storage', 'A cloud storage', 128],
] as const)('%s', (name, title, kind, longest) => {
	it.each([{ mode: 'list', value: '540353431508881411' }, { mode: 'id', value: 'g_1-A' }])('is chosen by %j', (value) => {
		expect(read(name, value)).toEqual({ values: { [name]: value.value }, byName: [], names: {} });
	});

	it('is chosen by a name, which is looked up', () => {
		expect(read(name, { mode: 'name', value: 'Finance & Tax' })).toEqual({ values: { [name]: 'Finance & Tax' }, byName: [{ locator: things[name], name: 'Finance & Tax' }], names: {} });
	});

	it('is not chosen by what cannot be an ID or a name', () => {
		for (const value of ['..', 'a/b', 'x'.repeat(129)]) expect(() => read(name, { mode: 'id', value })).toThrow(new Error(`'${title}': ${kind} ID consists of letters, digits, "-" and "_"`));
		for (const value of ['a\tb', 'x'.repeat(longest + 1)]) expect(() => read(name, { mode: 'name', value })).toThrow(new Error(`'${title}': ${kind} name has 1 to ${longest} characters`));
	});
});

describe('the list to choose an app group from', () => {
	it('is searched by the cloud, and shows the description, and the servers of namesakes', async () => {
		const { call, requests } = answering({ items: [{ id: 'g1', name: 'SAP', description: 'ERP', app_server_group_name: 's1' }, { id: 'g2', name: 'SAP', app_server_group_name: 's2' }], count: 3 });

		expect(await appGroup.search(call, 'SA', '', String)).toEqual({ results: [{ name: 'SAP · ERP · s1', value: 'g1' }, { name: 'SAP · s2', value: 'g2' }], next: '2' });
		expect(requests).toMatchObject([{ service: 'workspaceapp', path: '/v1/{project_id}/app-groups', query: { name: 'SA', offset: 0, limit: 100 } }]);
	});
});

describe('the list to choose a cloud storage from', () => {
	it('is searched by the cloud', async () => {
		const { call, requests } = answering({ items: [{ id: 's1', name: 'profiles' }], count: 1 });

		expect(await cloudStorage.search(call, 'pro', '', String)).toEqual({ results: [{ name: 'profiles', value: 's1' }], next: undefined });
		expect(requests).toMatchObject([{ path: '/v1/{project_id}/cloud-storages', query: { name: 'pro', offset: 0, limit: 100 } }]);
	});
});

it.each([
	['app group', appGroup],
	['cloud storage', cloudStorage],
])('an %s is found by its exact name, among all', async (kind, { byName }) => {
	const items = [{ id: 'g1', name: 'sap' }, { id: 'g2', name: 'SAP' }, { id: 'g3', name: 'CAD' }, { id: 'g4', name: 'CAD' }];

	expect(await byName?.find(answering({ items, count: 4 }).call, ['SAP', 'CAD', 'Sap'])).toEqual([
		'g2',
		new Error(`2 ${kind}s are called "CAD": g3, g4. Choose one by its ID`),
		new Error(`No ${kind} is called "Sap"; similar names: "sap", "SAP". Upper and lower case matter`),
	]);
});
