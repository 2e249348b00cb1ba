import { textIn } from '../shared/answers/fields';
import { apiOf, type List } from '../shared/form/list';
import { fromList, typed } from '../shared/form/modes';
import { pick } from '../shared/form/pick';
import { locator } from '../shared/form/property';

/** The DDM instances (DDM API v1, ListInstances). */
const instances: List = {
	service: 'ddm',
	api: 'ListInstances',
	path: '/v1/{project_id}/instances',
	permission: 'ddm:instance:list',
	entries: 'instances',
	total: ['total_record', 'total'],
	longest: 128,
	read: (entry) => ({ ...entry, id: textIn(entry, 'id') }),
};

/** One DDM instance. */
export const instance = locator({
	field: {
		displayName: 'Instance',
		name: 'instanceId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The DDM instance the account belongs to',
		modes: [
			fromList('an instance', 'searchInstances'),
			typed({
				displayName: 'By ID',
				name: 'id',
				placeholder: 'e.g. 1c8ba90eb3954e1ba4a1f3d2a6d9b3e4in09',
				pattern: '^[A-Za-z0-9-]{36}$',
				fault: 'A DDM instance ID consists of 36 letters and digits',
			}),
		],
	},
	apis: [apiOf(instances)],
	/** Shown with its status: only a running one can be changed. The API has no filter. */
	search: async (call, filter, from) =>
		await pick(
			call,
			instances,
			({ id, name, engine_version, status }) => ({ value: String(id), name, details: [engine_version && `DDM ${engine_version}`, status] }),
			{ from, filter },
		),
});
