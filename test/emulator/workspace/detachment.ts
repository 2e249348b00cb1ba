import { flag, listOf, objectOf, text } from '../guards';
import type { Call } from '../service';
import type { AttachedUser, Desktop } from '../state';
import { find, isSame, NAMED_USER, type NamedUser } from './assignment';
import { bodyOf } from './body';
import { startJob, type Order } from './jobs';
import { targetsOf } from './targets';

interface DetachBody {
	desktop_ids: string[];
	shutoff_after_detach?: boolean;
}

interface DetachedDesktop {
	desktop_id: string;
	detach_user_infos?: NamedUser[];
	is_detach_all_users?: boolean;
}

const DESKTOP = objectOf<DetachedDesktop>(
	{
		desktop_id: text(1, 255),
		detach_user_infos: listOf(0, 500, objectOf<NamedUser>(NAMED_USER, 'user_name')),
		is_detach_all_users: flag,
	},
	'desktop_id', // Not mandatory in the table, but nothing else there says which desktop it is.
);

/** Workspace API, DetachInstances: takes all users from desktops, and shuts them off if asked to. The list of IDs must not be empty. */
export function detachInstances(call: Call) {
	const guards = { desktop_ids: listOf(1, Infinity, text(0, 255)), shutoff_after_detach: flag };
	const { desktop_ids: ids, shutoff_after_detach: shutsOff } = bodyOf<DetachBody>(call, guards, 'desktop_ids');
	const { desktops, failed } = targetsOf(ids, call.state);
	const off: Partial<Desktop> = shutsOff ? { status: 'SHUTOFF', connect_status: 'UNREGISTER' } : {};
	const orders = desktops.map((desktop) => {
		const order = detachment(desktop, []);
		return { ...order, becomes: { ...order.becomes, ...off } };
	});
	// Whether there is a job if no desktop is left for it is not documented.
	return { job_id: orders.length > 0 ? startJob(call, 'detach', orders).id : undefined, failed_operation_list: failed };
}

/**
 * Workspace API, BatchDetachInstances: takes all or some of the users from 1 to 100 desktops. `job_id` is for desktops of a pool
 * and "empty" for others, which here means that it does not come. The jobs of the others are in `success_job_ids`; how many
 * there are is not documented, here it is one for each desktop.
 */
export function batchDetachInstances(call: Call) {
	const { desktops: entries } = bodyOf<{ desktops: DetachedDesktop[] }>(call, { desktops: listOf(1, 100, DESKTOP) }, 'desktops');
	const named = new Map(entries.map(({ desktop_id: id, detach_user_infos: users = [] }) => [id, users.map((user) => find(user, call.state))]));
	const all = new Set(entries.filter(({ is_detach_all_users: is }) => is).map(({ desktop_id: id }) => id));

	const { desktops, failed } = targetsOf(entries.map(({ desktop_id: id }) => id), call.state);
	const orders = desktops.map((desktop) => {
		const { desktop_id: id, attach_user_infos: users } = desktop;
		return detachment(desktop, all.has(id) ? [] : users.filter((user) => !named.get(id)?.some((gone) => isSame(user, gone))));
	});
	const pooled = orders.filter(({ desktop }) => desktop.pool_id !== undefined);
	const single = orders.filter(({ desktop }) => desktop.pool_id === undefined);
	return {
		job_id: pooled.length > 0 ? startJob(call, 'batch-detach', pooled).id : undefined,
		success_job_ids: single.map((order) => startJob(call, 'batch-detach', [order]).id),
		failed_operation_list: failed,
	};
}

// That nothing happens if nobody has to go is not documented.
function detachment(desktop: Desktop, left: AttachedUser[]): Order {
	if (left.length === desktop.attach_user_infos.length) return { desktop, becomes: {} };
	return { desktop, becomes: { attach_user_infos: left, attach_state: left.length > 0 ? 'ATTACHED' : 'DEATTACHED' } };
}
