import type { IDataObject } from 'n8n-workflow';

import { waitFor } from '../../../nodes/HuaweiCloudWorkspace/job';
import { jobOutcome } from '../../../nodes/HuaweiCloudWorkspace/jobOutcome';
import { PartFailure } from '../../../nodes/shared/failure';
import { Unfinished } from '../../../nodes/shared/form/plan';
import { answering, stepsOf } from '../../fixtures/context';

const WAIT = { waitForCompletion: true, waitTimeout: 30 };
const DONE = { id: 'd1', started: true };
const outcome = (body: unknown, waiting = WAIT) => jobOutcome(body, 'd1', waiting, DONE);

/** What becomes of the desktop when its jobs have ended like this. */
function ended(...jobs: IDataObject[]) {
	const unfinished = outcome({ job_id: 'j1' });
	if (!(unfinished instanceof Unfinished)) throw new Error('It has ended');
	return unfinished.result(jobs as never);
}

const part = (desktop_id: string, status: string, more = {}) => ({ status, entities: { desktop_id }, ...more });
const BROKEN = { error_code: 'E1', fail_reason: 'No capacity.' };

describe('an answer', () => {
	it('with a job goes on', () => {
		expect(outcome({ job_id: 'j1' })).toMatchObject({ id: 'j1' });
		expect(outcome({ job_id: 'j1', failed_operation_list: [{ desktop_id: 'd2' }] })).toMatchObject({ id: 'j1' });
	});

	it('with several jobs goes on until all have ended', () => {
		expect(outcome({ success_job_ids: ['j1', 'j2'] })).toMatchObject({ id: 'j1, j2' });
	});

	it.each([{}, { job_id: '' }, { job_id: null, failed_operation_list: null }, { failed_operation_list: [], success_job_ids: [] }])('without a job says what was done: %j', (body) => {
		expect(outcome(body)).toEqual(DONE);
	});

	it('is the job where nobody waits', () => {
		expect(outcome({ job_id: 'j1' }, { ...WAIT, waitForCompletion: false })).toEqual({ id: 'd1', jobId: 'j1' });
	});

	it('says why a desktop was refused', () => {
		expect(outcome({ job_id: 'j1', failed_operation_list: [{ desktop_id: 'd1', error_code: 'E1', error_msg: 'Busy.' }] })).toEqual(new PartFailure('E1', 'Busy.'));
		expect(outcome({ failed_operation_list: [{ desktop_id: 'd1' }] })).toEqual(new PartFailure('no error code', 'Huawei Cloud gave no reason'));
	});

	it.each([[null], [[]], ['x'], [{ failed_operation_list: 'x' }]])('that is %j cannot be used', (body) => {
		expect(() => outcome(body)).toThrow(/^it is not a JSON object$|^its field "failed_operation_list" is not a list of objects$/);
	});
});

describe('a job that has ended', () => {
	it.each(['SUCCESS', 'COMPLETE'])('well is a success: %s', (status) => {
		expect(ended({ status })).toEqual(DONE);
	});

	it.each(['FAIL', 'FAILED'])('badly is a failure, for the reason it gives: %s', (status) => {
		expect(ended({ status, job_error_code: 'E1', fail_reason: 'No capacity.' })).toEqual(new PartFailure('E1', 'No capacity.'));
	});

	it('means for each desktop what its own part says', () => {
		expect(ended({ status: 'FAILED', sub_jobs: [part('d1', 'SUCCESS'), part('d2', 'FAILED', BROKEN)] })).toEqual(DONE);
		expect(ended({ status: 'SUCCESS', sub_jobs: [part('d2', 'SUCCESS'), part('d1', 'FAIL', BROKEN)] })).toEqual(new PartFailure('E1', 'No capacity.'));
		expect(ended({ status: 'SUCCESS' }, { status: 'FAILED', sub_jobs: [part('d1', 'FAILED', BROKEN)] })).toEqual(new PartFailure('E1', 'No capacity.'));
	});

	it('is what counts where a part is not told or has not ended', () => {
		expect(ended({ status: 'FAILED', job_error_code: 'E2', fail_reason: 'Gone.', sub_jobs: [part('d1', 'WAITING'), { status: 'SUCCESS' }] })).toEqual(new PartFailure('E2', 'Gone.'));
	});
});

it('waits for all jobs, without a pause before one that has probably ended too', async () => {
	const pauses: number[] = [];
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
	const { call, requests } = answering({ id: 'j1', status: 'RUNNING' }, { id: 'j1', status: 'SUCCESS' }, { id: 'j2', status: 'SUCCESS' });
	const jobs = await waitFor(['j1', 'j2'], 30)(stepsOf(call, { pause: async (ms) => void pauses.push(ms) }));
	expect([jobs.map(({ id }) => id), pauses, requests.map(({ params }) => params?.job_id)]).toEqual([['j1', 'j2'], [2000, 3400, 0], ['j1', 'j1', 'j2']]);
	jest.restoreAllMocks();
});
