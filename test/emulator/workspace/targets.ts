import type { CloudState, Desktop } from '../state';
import { isBusy } from './jobs';
import { refuse } from './refusals';

/** A desktop of a request that nothing is done to, with the reason (Workspace API, VmOperateResult). */
export interface FailedOperation {
	desktop_id: string;
	desktop_name?: string;
	error_code: string;
	error_msg: string;
}

// The error table has no code for a missing desktop; this is its code for a resource that is not there.
const NOT_THERE = { error_code: 'WKS.00211902', error_msg: 'The desktop does not exist.' };

// Terraform's provider waits at this code and tries again: the state of the desktop does not allow the operation. That this
// holds while something else is being done to it is the one case known; which states allow what is not documented.
const BUSY = { error_code: 'WKS.00010032', error_msg: 'Operation conflict: another task on the desktop has not ended.' };

/** The desktops that can be changed, and the others with the reasons. An ID that is there twice counts once, which is not documented. */
export function targetsOf(ids: readonly string[], state: CloudState): { desktops: Desktop[]; failed: FailedOperation[] } {
	const desktops: Desktop[] = [];
	const failed: FailedOperation[] = [];
	for (const id of new Set(ids)) {
		const desktop = state.desktops.find(({ desktop_id }) => desktop_id === id);
		if (!desktop) failed.push({ desktop_id: id, ...NOT_THERE });
		else if (isBusy(desktop, state)) failed.push({ desktop_id: id, desktop_name: desktop.computer_name, ...BUSY });
		else desktops.push(desktop);
	}
	return { desktops, failed };
}

/**
 * The desktops of a request whose answer has no place for those that fail: throws a 404 or 409, which its document declares,
 * if one is missing or busy. That nothing is done to the others then is not documented.
 */
export function allTargetsOf(ids: readonly string[], state: CloudState): Desktop[] {
	const { desktops, failed } = targetsOf(ids, state);
	const [first] = failed;
	if (first) throw refuse(first.error_code === BUSY.error_code ? 409 : 404, first.error_code, first.error_msg);
	return desktops;
}
