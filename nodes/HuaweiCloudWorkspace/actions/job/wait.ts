import type { IDataObject } from 'n8n-workflow';

import { operationOf } from '../../../shared/form/operation';
import { Unfinished } from '../../../shared/form/plan';
import { checkedJobId, failureOf, hasFailed, jobId, showJob, waitFor, waitTimeout } from '../../job';

/** Waits for the end of a job, once for all items with the same one. A job that failed is a failure, since who waits counts on it. */
export const wait = operationOf({
	option: { name: 'Wait', value: 'wait', action: 'Wait for a job', description: 'Wait until a job has ended, and fail if the job failed' },
	properties: [jobId, waitTimeout] as const,
	apis: [showJob],
	policies: ['Joiner and leaver', 'Help desk'],
	check: ({ jobId: id }) => void checkedJobId(id),
	execute: async (_steps, { jobId: id, waitTimeout: minutes }) => new Unfinished(id, waitFor([id], minutes), ([job = {}]: IDataObject[]) => (hasFailed(job) ? failureOf(job.job_error_code, job.fail_reason) : job)),
});
