import { textIn } from '../shared/answers/fields';
import { property } from '../shared/form/operation';
import { search } from '../shared/run/search';
import { pick } from './list';

/** Picks one DDM instance. */
export const instanceLocator = property({
	displayName: 'Instance',
	name: 'instanceId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The DDM instance the account belongs to',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an instance...',
			typeOptions: { searchListMethod: 'searchInstances', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1c8ba90eb3954e1ba4a1f3d2a6d9b3e4in09',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^[A-Za-z0-9-]{36}$', errorMessage: 'A DDM instance ID consists of 36 letters and digits' },
				},
			],
		},
	],
});

/** The instances of the From List picker, shown with their status: only a running one can be changed. */
export const searchInstances = search(
	async (call, filter, from) =>
		await pick(call, ['instances'], 'instances', filter, from, (entry) => ({
			name: [entry.name, entry.engine_version && `DDM ${entry.engine_version}`, entry.status].filter(Boolean).join(' · '),
			value: textIn(entry, 'id'),
		})),
);
