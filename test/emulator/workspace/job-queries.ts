import { without, type Call } from '../service';
import type { Job, SubJob } from '../state';
import { page } from './desktop-filters';
import { isOpen, jobTypeOf } from './jobs';
import { checkLengths, refuse } from './refusals';

/** Workspace API, ShowJob: the job and what it does to each desktop. A missing one is a 404; its code is that of a missing resource. */
export function showJob({ params, state }: Call) {
	const job = state.jobs.find(({ id }) => id === params.job_id);
	if (!job) throw refuse(404, 'WKS.00211902', 'The job does not exist.');
	const { sub_jobs: parts } = job;
	const failure = parts.find((part) => part.status === 'FAILED')?.failure;
	const open = parts.some(isOpen);
	return {
		id: job.id,
		job_type: jobTypeOf(job),
		begin_time: timeText(Math.min(...parts.map(({ begin_time: time }) => time))),
		end_time: open ? undefined : timeText(Math.max(...parts.map(({ end_time: time }) => time))),
		status: statusOf(parts),
		job_error_code: failure?.error_code,
		fail_reason: failure?.fail_reason,
		sub_jobs_total: parts.length,
		sub_jobs: parts.map((part) => shown(part, job, params)),
	};
}

/** Workspace API, ListItaSubJobs: what jobs do to each desktop, 1,000 at a time; a job that does not exist has none. */
export function listSubJobs({ query, params, state }: Call) {
	checkLengths(query, { job_type: 255, desktop_pool_id: 255 });
	const jobs = state.jobs.filter((job) => (query.job_id?.includes(job.id) ?? true) && (query.job_type?.includes(jobTypeOf(job)) ?? true));
	const found = jobs.flatMap((job) =>
		job.sub_jobs
			.filter((part) => (query.status?.includes(part.status) ?? true) && (query.desktop_pool_id?.includes(part.desktop_pool_id ?? '') ?? true))
			.map((part) => shown(part, job, params)),
	);
	return { total_count: found.length, jobs: page(query, found, 1000, 1000, 10_000) };
}

// What a job is whose parts do not all end alike is not documented: here one failure is enough.
function statusOf(parts: readonly SubJob[]): SubJob['status'] {
	if (parts.every(({ status }) => status === 'WAITING')) return 'WAITING';
	if (parts.some(isOpen)) return 'RUNNING';
	return parts.some(({ status }) => status === 'FAILED') ? 'FAILED' : 'SUCCESS';
}

const PROGRESS: Readonly<Record<SubJob['status'], number>> = { WAITING: 0, RUNNING: 50, SUCCESS: 100, FAILED: 100 };

function shown(part: SubJob, job: Job, { project_id: project }: Call['params']) {
	const visible = without(part, 'span', 'failure', 'becomes', 'deletesUsers', 'desktop_pool_id');
	return {
		...visible,
		job_id: job.id,
		job_type: jobTypeOf(job),
		begin_time: timeText(part.begin_time),
		end_time: isOpen(part) ? undefined : timeText(part.end_time),
		...(part.status === 'FAILED' ? part.failure : {}),
		ip_address: part.entities.ip_address,
		project_id: project,
		process: PROGRESS[part.status],
	};
}

// As in the example of ListItaSubJobs.
function timeText(time: number): string {
	return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
