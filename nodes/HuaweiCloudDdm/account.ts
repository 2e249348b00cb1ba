import type { IDataObject } from 'n8n-workflow';

import { listIn, textIn } from '../shared/answers/fields';
import { apiOf, collect, type List } from '../shared/form/list';
import { fromList, typed } from '../shared/form/modes';
import { pick } from '../shared/form/pick';
import { locator } from '../shared/form/property';
import type { Call } from '../shared/request';
import { instanceIdOf } from './instance';

/** The accounts of an instance (DDM API v1, ListUsers). */
export const accounts: List = {
	service: 'ddm',
	api: 'ListUsers',
	path: '/v1/{project_id}/instances/{instance_id}/users',
	permission: 'ddm:user:list',
	entries: 'users',
	total: ['total_record', 'total'],
	longest: 128,
	read: (entry) => ({ ...entry, name: textIn(entry, 'name') }),
};

/** What the name of an account may be, and an administrator's (DDM API, CreateUsers and ResetAdministrator). */
export const NAME = { pattern: '^[A-Za-z][A-Za-z0-9_]{0,31}$', fault: 'An account name starts with a letter and has up to 32 letters, digits and underscores' };

/** The names of the databases that an account may use. */
export const databasesOf = (account: IDataObject) => (Array.isArray(account.databases) ? listIn(account, 'databases').map(({ name }) => String(name)) : []);

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
		modes: [fromList('an account', 'searchAccounts'), typed({ displayName: 'By Name', name: 'name', placeholder: 'e.g. orders_app', ...NAME })],
	},
	apis: [apiOf(accounts)],
	/** Shown with its databases. The API has no filter. */
	async search(call, filter, from, parameter) {
		const chosen = parameter('instanceId');
		if (chosen === '') throw new Error("Choose the 'Instance' first: its accounts are listed then");
		const instanceId = await instanceIdOf(call, chosen);
		return await pick(
			call,
			accounts,
			({ name, status, ...entry }) => ({ value: String(name), name, details: [databasesOf(entry).join(', '), status !== 'RUNNING' && status] }),
			{ params: { instance_id: instanceId }, from, filter },
		);
	},
});

/** An instance and an account in it, as the forms have them. */
export interface Picked {
	instanceId: string;
	accountName: string;
}

/** The path's parameters for an account. */
export const pathOf = ({ instanceId, accountName }: Picked) => ({ instance_id: instanceId, username: accountName });

/** An account as the list has it, since no API reads a single one; nothing if there is none of this name. */
export async function readAccount(call: Call, { instanceId, accountName }: Picked): Promise<IDataObject | undefined> {
	return (await collect(call, accounts, { params: { instance_id: instanceId } })).find(({ name }) => name === accountName);
}
