import { textIn } from '../shared/answers/fields';
import { foundAmong } from '../shared/form/called';
import { apiOf, collect, type List } from '../shared/form/list';
import { byName, fromList, typed } from '../shared/form/modes';
import { outputOf } from '../shared/form/output';
import { pick } from '../shared/form/pick';
import { type Found, locator } from '../shared/form/property';
import type { Call } from '../shared/request';

/** The DDM instances (DDM API v1, ListInstances). */
export const instances: List = {
	service: 'ddm',
	api: 'ListInstances',
	path: '/v1/{project_id}/instances',
	permission: 'ddm:instance:list',
	entries: 'instances',
	total: ['total_record', 'total'],
	longest: 128,
	read: (entry) => ({ ...entry, id: textIn(entry, 'id') }),
};

const ID = '^[A-Za-z0-9-]{36}$';

/** The IDs of the instances that are called so. The API has no filter, so all are read. */
const find = async (call: Call, names: string[]): Promise<Found[]> =>
	foundAmong(await collect(call, instances), names, { kind: 'DDM instance', apart: ({ access_ip, status }) => [access_ip, status] });

/** One DDM instance. */
export const instance = locator({
	nameField: 'instance_name',
	field: {
		displayName: 'Instance',
		name: 'instanceId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The DDM instance to work on',
		modes: [
			fromList('an instance', 'searchInstances'),
			typed({
				displayName: 'By ID',
				name: 'id',
				placeholder: 'e.g. 1c8ba90eb3954e1ba4a1f3d2a6d9b3e4in09',
				pattern: ID,
				fault: 'A DDM instance ID consists of 36 letters and digits',
			}),
			byName('an instance name', 255, 'orders-prod', 'The name of the instance, in upper and lower case as in DDM'),
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
	byName: { most: 1000, find },
});

/** The ID of the instance that a form holds by its ID or by its name, for the pickers of what is in it. Throws an Error for an unknown name. */
export async function instanceIdOf(call: Call, value: string): Promise<string> {
	if (new RegExp(ID).test(value)) return value;
	const [found] = await find(call, [value]);
	if (typeof found !== 'string') throw found;
	return found;
}

/** What people read of an instance, and what else ListInstances and ShowInstance say. */
export const instanceOutput = outputOf(
	['id', 'name', 'status', 'engine_version', 'node_count', 'access_ip', 'access_port', 'enable_ssl', 'admin_user_name', 'error_msg'],
	[
		'available_zone', 'core_count', 'created', 'enterprise_project_id', 'flavor_ref', 'node_status', 'nodes', 'order_id', 'project_id', 'ram_capacity', 'security_group_id', 'subnet_id',
		'updated', 'vpc_id',
	],
);
