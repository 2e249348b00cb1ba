import { hex } from '../seeded';
import { without, type Call, type Route } from '../service';
import type { DdmInstance } from '../state';
import { pageOf } from './paging';
import { busy, parameterError, type Refuse } from './refusals';

/** DDM API, instances and their logical databases. */
export const INSTANCES: Route[] = [
	{ name: 'ListInstances', method: 'GET', path: '/v1/{project_id}/instances', action: 'ddm:instance:list', handle: listInstances },
	{ name: 'ShowInstance', method: 'GET', path: '/v1/{project_id}/instances/{instance_id}', action: 'ddm:instance:get', handle: showInstance },
	{
		name: 'ListDatabases',
		method: 'GET',
		path: '/v1/{project_id}/instances/{instance_id}/databases',
		action: 'ddm:database:list',
		handle: listDatabases,
	},
];

/** The instance that the path names. That an unknown one is a parameter error is not documented. */
export function findInstance({ params, state }: Call, form?: Refuse): DdmInstance {
	const instance = state.instances.find(({ id }) => id === params.instance_id);
	if (!instance) throw parameterError(form);
	return instance;
}

/** The same, refused as long as something goes on with it (DDM API, error codes; Terraform's provider waits for RUNNING). */
export function findRunning(call: Call, form?: Refuse): DdmInstance {
	const instance = findInstance(call, form);
	if (instance.status !== 'RUNNING') throw busy(form);
	return instance;
}

const listed = (instance: DdmInstance, { params }: Call) => ({
	...without(instance, 'accounts', 'admin_user_name', 'databases', 'administratorPassword', 'administratorChanges'),
	project_id: params.project_id,
	node_status: instance.status,
});

// DDM API, ListInstances: 10 at a time unless told otherwise.
function listInstances(call: Call) {
	const { records, ...page } = pageOf(call.query, call.state.instances, 10);
	return { instance_num: page.total_record, instances: records.map((instance) => listed(instance, call)), ...page };
}

function showInstance(call: Call) {
	const instance = findInstance(call);
	const nodes = Array.from({ length: instance.node_count }, (_, index) => ({
		node_id: `${hex(`node ${index} of ${instance.id}`)}no09`,
		group_id: `${hex(`group of ${instance.id}`)}gr09`,
		ip: instance.access_ip.replace(/\d+$/, (last) => String(Number(last) + 1 + index)),
		port: instance.access_port,
		status: instance.status,
	}));
	return { ...listed(instance, call), admin_user_name: instance.admin_user_name, nodes };
}

// DDM API, ListDatabases: 128 at a time unless told otherwise, with the total alone.
function listDatabases(call: Call) {
	const { records, total_record: total } = pageOf(call.query, findInstance(call).databases, 128);
	return { databases: records, total };
}
