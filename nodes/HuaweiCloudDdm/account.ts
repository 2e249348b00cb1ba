import { textIn } from '../shared/answers/fields';
import { apiOf, type List } from '../shared/form/list';
import { fromList, typed } from '../shared/form/modes';
import { pick } from '../shared/form/pick';
import { locator } from '../shared/form/property';

/** The accounts of an instance (DDM API v1, ListUsers). */
const accounts: List = {
	service: 'ddm',
	api: 'ListUsers',
	path: '/v1/{project_id}/instances/{instance_id}/users',
	permission: 'ddm:user:list',
	entries: 'users',
	total: ['total_record', 'total'],
	longest: 128,
	read: (entry) => ({ ...entry, name: textIn(entry, 'name') }),
};

/** One account of the chosen instance. Its name is what the API knows it by. */
export const account = locator({
	field: {
		displayName: 'Account',
		name: 'accountName',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The database account in the instance',
		typeOptions: { loadOptionsDependsOn: ['instanceId.value'] },
		modes: [
			fromList('an account', 'searchAccounts'),
			typed({
				displayName: 'By Name',
				name: 'name',
				placeholder: 'e.g. orders_app',
				pattern: '^[A-Za-z][A-Za-z0-9_]{0,31}$',
				fault: 'An account name starts with a letter and has up to 32 letters, digits and underscores',
			}),
		],
	},
	apis: [apiOf(accounts)],
	/** Shown with its databases. The API has no filter. */
	async search(call, filter, from, parameter) {
		const instanceId = parameter('instanceId');
		if (instanceId === '') throw new Error("Choose the 'Instance' first: its accounts are listed then");
		return await pick(
			call,
			accounts,
			({ name, status, ...entry }) => {
				const databases = (Array.isArray(entry.databases) ? entry.databases : []).map((database) => (database as { name?: unknown }).name).join(', ');
				return { value: String(name), name, details: [databases, status !== 'RUNNING' && status] };
			},
			{ params: { instance_id: instanceId }, from, filter },
		);
	},
});
