import { apiOf } from '../shared/form/list';
import { byId, fromList } from '../shared/form/modes';
import { pick } from '../shared/form/pick';
import { locator } from '../shared/form/property';
import { accessKeys } from './accessKeyData';
import { chosenUser } from './chosenUser';

/** One access key of the chosen user: from the list, or by ID. */
export const accessKey = locator({
	field: {
		displayName: 'Access Key',
		name: 'accessKeyId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The access key of the user',
		typeOptions: { loadOptionsDependsOn: ['userId.value'] },
		modes: [fromList('an access key', 'searchAccessKeys'), byId('an access key', 40, 'HPUAEXAMPLE123456789')],
	},
	apis: [apiOf(accessKeys)],
	/** Shown with its state and the day it was created. The API has no filter. */
	search: async (call, filter, from, parameter) =>
		await pick(
			call,
			accessKeys,
			({ access_key_id, status, created_at }) => ({ value: String(access_key_id), name: access_key_id, details: [status, created_at && `created ${String(created_at).slice(0, 10)}`] }),
			{ params: { user_id: await chosenUser(call, parameter, 'access keys') }, from, filter },
		),
});
