import { operation } from '../../../shared/form/operation';
import { checkedJobId, jobId, jobIn, showJob } from '../../job';

/** Reads one job, with what it does to each desktop. */
export const get = operation({
	...showJob,
	option: { name: 'Get', value: 'get', action: 'Get a job', description: 'Retrieve the progress of a job, and what became of each desktop' },
	properties: [jobId] as const,
	policies: ['Joiner and leaver', 'Help desk'],
	request: ({ jobId: id }) => ({ params: { job_id: checkedJobId(id) } }),
	result: jobIn,
});
