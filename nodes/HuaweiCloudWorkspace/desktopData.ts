import type { IDataObject } from 'n8n-workflow';

import { listIn, textIn } from '../shared/answers/fields';
import { outputOf } from '../shared/form/output';
import type { Api, Call } from '../shared/request';

/** What people read of a desktop, and what else ListDesktops and ListDesktopsDetail say. */
export const desktopOutput = outputOf(
	['id', 'computer_name', 'user_name', 'attach_user_infos', 'status', 'task_status', 'connect_status', 'desktop_type', 'ip_address', 'pool_id'],
	[
		'attach_state', 'availability_zone', 'created', 'data_volumes', 'enterprise_project_id', 'flavor', 'in_maintenance_mode', 'internet_mode', 'ip_addresses', 'metadata',
		'os_host_name', 'os_version', 'ou_name', 'product', 'sid', 'subnet_id', 'tags', 'user_group',
	],
);

/**
 * Returns a desktop with the field names of ListDesktops, and its ID as `id`. ListDesktopsDetail calls the connection
 * `login_status`, and has a list of addresses.
 */
export function uniform({ login_status, ...desktop }: IDataObject): IDataObject {
	const { ip_addresses } = desktop;
	return {
		id: textIn(desktop, 'desktop_id'),
		...desktop,
		...(login_status !== undefined && { connect_status: login_status }),
		...(Array.isArray(ip_addresses) && ip_addresses.length > 0 && { ip_address: ip_addresses[0] as string }),
	};
}

/** Reads desktops with all their data (Workspace API, ListDesktopsDetail). */
export const showDesktop = {
	service: 'workspace',
	api: 'ListDesktopsDetail',
	method: 'GET',
	path: '/v2/{project_id}/desktops/detail',
	effect: 'read',
	permission: 'workspace:desktops:listDetail',
} as const satisfies Api;

/** The desktop with this ID in the answer of `showDesktop`; undefined if there is none. */
export const desktopIn = (body: unknown, id: string) => listIn(body, 'desktops').map(uniform).find((desktop) => desktop.id === id);

/**
 * The state of one desktop that a change is about: what `read` gives, or nothing that could be told while something is being
 * done to it (`task_status`, `attach_state`), since only its end decides. `read` gets undefined for a desktop that does not exist.
 */
export async function stateOf(call: Call, id: string, read: (desktop: IDataObject | undefined) => IDataObject): Promise<IDataObject> {
	const desktop = await call({ ...showDesktop, query: { desktop_id: [id] } }, (body) => desktopIn(body, id));
	const isBusy = Boolean(desktop?.task_status) || ['ATTACHING', 'DEATTACHING', 'WAITING'].includes(String(desktop?.attach_state));
	return isBusy ? {} : read(desktop);
}

/** The users and groups to whom a desktop is assigned. */
export const usersOf = (desktop: IDataObject | undefined) => (desktop && Array.isArray(desktop.attach_user_infos) ? listIn(desktop, 'attach_user_infos') : []);
