import { flag, listOf, text } from '../guards';
import type { Call } from '../service';
import { bodyOf } from './body';
import { flagOf } from './desktop-filters';
import { startJob } from './jobs';
import { allTargetsOf } from './targets';

interface DeleteBody {
	desktop_ids: string[];
	delete_users?: boolean;
	email_notification?: boolean;
	is_force_delete?: boolean;
}

/**
 * Workspace API, DeleteDesktop: 204 without a body, while the desktop is there until the deletion has ended. That it
 * starts a job, as a deletion of several does, is not documented, nor what forcing it changes.
 */
export function deleteDesktop(call: Call): undefined {
	const users = flagOf(call.query, 'delete_users') ?? false;
	flagOf(call.query, 'email_notification');
	flagOf(call.query, 'is_force_delete');
	deleteAll(call, [call.params.desktop_id ?? ''], users);
	return undefined;
}

/** Workspace API, BatchDeleteDesktops: 1 to 100 desktops, 202 with the ID of the job. */
export function batchDeleteDesktops(call: Call) {
	const guards = { desktop_ids: listOf(1, 100, text(0, 255)), delete_users: flag, email_notification: flag, is_force_delete: flag };
	const { desktop_ids: ids, delete_users: users = false } = bodyOf<DeleteBody>(call, guards, 'desktop_ids');
	return { job_id: deleteAll(call, ids, users).id };
}

function deleteAll(call: Call, ids: readonly string[], deletesUsers: boolean) {
	const orders = allTargetsOf(ids, call.state).map((desktop) => ({ desktop, becomes: null, deletesUsers }));
	return startJob(call, 'delete', orders);
}
