import type { IDataObject } from 'n8n-workflow';

import { objectIn } from '../shared/answers/fields';
import { type Outcome, Unfinished } from '../shared/form/plan';
import type { Result } from '../shared/form/property';
import { entriesIn, failureOf, hasEnded, hasFailed, waitFor, type Waiting } from './job';

/**
 * What the answer to a change of desktops means for the one with this ID: the cloud refused it (`failed_operation_list`), or a
 * job does it, or, without a job, it is `done`. BatchDetachInstances has several jobs (`success_job_ids`), of which it does not
 * say which is whose. Throws for an answer that is no object.
 */
export function jobOutcome(body: unknown, id: string, { waitForCompletion, waitTimeout }: Waiting, done: IDataObject): Outcome {
	const refused = entriesIn(body, 'failed_operation_list').find(({ desktop_id: refusedId }) => refusedId === id);
	if (refused) return failureOf(refused.error_code, refused.error_msg);
	const { job_id, success_job_ids } = objectIn(body);
	const jobIds = [job_id, success_job_ids].flat().filter((jobId) => typeof jobId === 'string' && jobId !== '') as string[];
	if (jobIds.length === 0) return done;
	const all = jobIds.join(', ');
	if (!waitForCompletion) return { id, jobId: all };
	return new Unfinished(all, waitFor(jobIds, waitTimeout), (jobs: IDataObject[]) => partOf(jobs, id, done));
}

/** What jobs that have ended did to one desktop. The document does not say whether a job lists all of its parts. */
function partOf(jobs: readonly IDataObject[], id: string, done: IDataObject): Result | Error {
	const parts = jobs.flatMap((job) => entriesIn(job, 'sub_jobs'));
	const own = parts.find((part) => (part.entities as IDataObject | undefined)?.desktop_id === id && hasEnded(part));
	if (own) return hasFailed(own) ? failureOf(own.error_code, own.fail_reason) : done;
	const failed = jobs.find(hasFailed);
	return failed ? failureOf(failed.job_error_code, failed.fail_reason) : done;
}
