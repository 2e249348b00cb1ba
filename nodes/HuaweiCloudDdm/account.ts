import { textIn } from '../shared/answers/fields';
import { property } from '../shared/form/operation';
import { search } from '../shared/run/search';
import { pick } from './list';

/** Picks one account of the chosen instance. */
export const accountLocator = property({
	displayName: 'Account',
	name: 'accountName',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The database account in the instance',
	typeOptions: { loadOptionsDependsOn: ['instanceId.value'] },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an account...',
			typeOptions: { searchListMethod: 'searchAccounts', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. orders_app',
			validation: [
				{
					type: 'regex',
					properties: {
						regex: '^[A-Za-z][A-Za-z0-9_]{0,31}$',
						errorMessage: 'An account name starts with a letter and has up to 32 letters, digits and underscores',
					},
				},
			],
		},
	],
});

/** The accounts of the chosen instance for the From List picker, shown with their databases. */
export const searchAccounts = search(async (call, filter, from, context) => {
	const instanceId = context.getCurrentNodeParameter('instanceId', { extractValue: true });
	if (typeof instanceId !== 'string' || instanceId === '') throw new Error("Choose the 'Instance' first: its accounts are listed then");
	return await pick(call, ['instances', instanceId, 'users'], 'users', filter, from, (account) => {
		const { databases, status } = account;
		const name = textIn(account, 'name');
		const names = (Array.isArray(databases) ? databases : []).map((database) => (database as { name?: unknown }).name).join(', ');
		return { name: [name, names, status !== 'RUNNING' && status].filter(Boolean).join(' · '), value: name };
	});
});
