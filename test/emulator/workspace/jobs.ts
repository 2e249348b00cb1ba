import { randomUUID } from 'node:crypto';

import type { Call } from '../service';
import type { CloudState, Desktop, Job, JobKind, SubJob } from '../state';

/** What a kind of job is called, what its desktops show meanwhile, and what they show after a failure. */
interface Kind {
	/** Workspace API, ListItaSubJobs, `job_type`. */
	jobType: string;
	meanwhile: Partial<Desktop>;
	failed?: Partial<Desktop>;
}

const attaching: Partial<Desktop> = { attach_state: 'ATTACHING' };
const detaching: Partial<Desktop> = { attach_state: 'DEATTACHING' };

// Workspace API, ListDesktopsDetail, `task_status` and `attach_state`. They have no task for hibernating or for assigning users.
const KINDS: Readonly<Record<JobKind, Kind>> = {
	'os-start': { jobType: 'operateDesktops', meanwhile: { task_status: 'powering-on' } },
	'os-stop': { jobType: 'operateDesktops', meanwhile: { task_status: 'powering-off' } },
	reboot: { jobType: 'operateDesktops', meanwhile: { task_status: 'rebooting' } },
	'os-hibernate': { jobType: 'operateDesktops', meanwhile: {} },
	attach: { jobType: 'attachDesktops', meanwhile: attaching, failed: { attach_state: 'ATTACHFAIL' } },
	detach: { jobType: 'detachDesktops', meanwhile: detaching, failed: { attach_state: 'DEATTACHFAIL' } },
	'batch-detach': { jobType: 'batchDetachDesktops', meanwhile: detaching, failed: { attach_state: 'DEATTACHFAIL' } },
	delete: { jobType: 'deleteDesktops', meanwhile: { task_status: 'deleting' } },
};

/** The vendor's name for a kind of job. */
export const jobTypeOf = ({ kind }: Job): string => KINDS[kind].jobType;

/** Something to be done to a desktop: see `SubJob` for the fields. */
export interface Order {
	desktop: Desktop;
	becomes: Partial<Desktop> | null;
	/** Whom the job is about, if not the first of those who have the desktop. */
	user_name?: string;
	deletesUsers?: boolean;
}

/** Starts a job with a part for each desktop; a part that changes nothing on its desktop has ended at once. */
export function startJob(call: Call, kind: JobKind, orders: readonly Order[]): Job {
	const job: Job = { id: randomUUID(), kind, sub_jobs: orders.map((order) => subJob(call, kind, order)) };
	call.state.jobs.push(job);
	settle(call);
	return job;
}

function subJob({ state, now, elapsed }: Call, kind: JobKind, { desktop, becomes, user_name, deletesUsers = false }: Order): SubJob {
	const { desktop_id, product_id, computer_name, ip_address, pool_id, attach_user_infos, failing } = desktop;
	const unchanged = becomes && Object.keys(becomes).length === 0;
	const time = unchanged ? 0 : state.jobTimes[kind];
	delete desktop.failing;
	if (!unchanged) Object.assign(desktop, KINDS[kind].meanwhile);
	return {
		id: randomUUID(),
		status: 'WAITING',
		entities: { desktop_id, product_id, user_name: user_name ?? attach_user_infos[0]?.user_name, desktop_name: computer_name, ip_address },
		desktop_pool_id: pool_id,
		begin_time: now,
		end_time: now + time,
		span: { begins: elapsed, runs: elapsed + state.jobTimes.waiting, ends: elapsed + time },
		failure: failing,
		becomes,
		deletesUsers,
	};
}

/** Brings jobs and desktops to where they are by now. Every request begins with it, so that no handler sees an old state. */
export function settle({ state, elapsed }: Pick<Call, 'state' | 'elapsed'>): void {
	for (const job of state.jobs) {
		for (const part of job.sub_jobs.filter(isOpen)) {
			if (elapsed >= part.span.ends) end(state, job.kind, part);
			else if (elapsed >= part.span.runs) part.status = 'RUNNING';
		}
	}
}

/** Whether a part of a job waits or runs. */
export function isOpen({ status }: SubJob): boolean {
	return status === 'WAITING' || status === 'RUNNING';
}

/** Whether something is being done to a desktop: a job of the cloud's, or a task that a test gave it. */
export function isBusy({ desktop_id: id, task_status: task }: Desktop, { jobs }: CloudState): boolean {
	return task !== '' || jobs.some(({ sub_jobs: parts }) => parts.some((part) => isOpen(part) && part.entities.desktop_id === id));
}

function end(state: CloudState, kind: JobKind, part: SubJob): void {
	part.status = part.failure ? 'FAILED' : 'SUCCESS';
	const desktop = state.desktops.find(({ desktop_id: id }) => id === part.entities.desktop_id);
	if (!desktop) return;
	desktop.task_status = '';
	if (part.failure) Object.assign(desktop, KINDS[kind].failed);
	else if (part.becomes) Object.assign(desktop, part.becomes);
	else remove(state, desktop, part.deletesUsers);
}

// Workspace API, DeleteDesktop: a user goes only with the last desktop.
function remove(state: CloudState, desktop: Desktop, deletesUsers: boolean): void {
	state.desktops = state.desktops.filter((other) => other !== desktop);
	if (!deletesUsers) return;
	const gone = desktop.attach_user_infos.map(({ user_id: id }) => id).filter((id) => desktopsOf(id, state) === 0);
	state.users = state.users.filter(({ id }) => !gone.includes(id));
	for (const group of state.groups) group.members = group.members.filter((id) => !gone.includes(id));
}

/** How many desktops a user has. Those of the user's groups do not count; whether they should is not documented. */
export function desktopsOf(userId: string, { desktops }: CloudState): number {
	return desktops.filter(({ attach_user_infos: users }) => users.some(({ user_id: id }) => id === userId)).length;
}
