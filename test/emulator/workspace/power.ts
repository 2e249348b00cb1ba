import { listOf, oneOf, text } from '../guards';
import type { Call } from '../service';
import type { Desktop } from '../state';
import { bodyOf } from './body';
import { startJob } from './jobs';
import { allTargetsOf, targetsOf } from './targets';

const OPERATIONS = ['os-start', 'os-stop', 'reboot', 'os-hibernate'] as const;

interface RunBody {
	desktop_ids: string[];
	op_type: (typeof OPERATIONS)[number];
	type?: 'SOFT' | 'HARD';
}

// Terraform's provider waits for these states; ListDesktopsConnectStatus says that a desktop registers when it has started.
const RUNNING: Partial<Desktop> = { status: 'ACTIVE', connect_status: 'REGISTERED' };
const AFTER: Readonly<Record<RunBody['op_type'], Partial<Desktop>>> = {
	'os-start': RUNNING,
	reboot: RUNNING,
	'os-stop': { status: 'SHUTOFF', connect_status: 'UNREGISTER' },
	'os-hibernate': { status: 'HIBERNATED', connect_status: 'UNREGISTER' },
};

/**
 * Workspace API, BatchRunDesktops: starts, stops, reboots or hibernates 1 to 100 desktops. The definition has `job_id` for cold
 * migrations, but its example of stopping shows one, so one comes here. Not documented: that none comes if no desktop is left
 * for it, that what is so already succeeds at once, and what SOFT and HARD change.
 */
export function batchRunDesktops(call: Call) {
	const guards = { desktop_ids: listOf(1, 100, text(0, 255)), op_type: oneOf(...OPERATIONS), type: oneOf('SOFT', 'HARD') };
	const { desktop_ids: ids, op_type: type } = bodyOf<RunBody>(call, guards, 'desktop_ids', 'op_type');
	const { desktops, failed } = targetsOf(ids, call.state);
	const after = AFTER[type];
	const orders = desktops.map((desktop) => {
		const isSo = type !== 'reboot' && desktop.status === after.status;
		return { desktop, becomes: isSo ? {} : after };
	});
	return {
		job_id: orders.length > 0 ? startJob(call, type, orders).id : undefined,
		failed_operation_list: failed.length > 0 ? failed : undefined, // In the document's example of a success there is none.
	};
}

/**
 * Workspace API, BatchLogoffDesktops: ends the sessions on up to 100 desktops, with an answer that has no body. That it is
 * done by the time of the answer is not documented, nor what becomes of a desktop that is missing or has a task: it is refused.
 */
export function batchLogoffDesktops(call: Call): undefined {
	const { desktop_ids: ids = [] } = bodyOf<{ desktop_ids?: string[]; message?: string }>(call, {
		desktop_ids: listOf(0, 100, text(0, 255)),
		message: text(0, 255),
	});
	for (const desktop of allTargetsOf(ids, call.state)) {
		if (/^(CONNECTED|DISCONNECTED)$/.test(desktop.connect_status)) desktop.connect_status = 'REGISTERED';
		desktop.logoffs++;
	}
	return undefined; // "Response 200: no body schema".
}
