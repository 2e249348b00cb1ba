import { SEEDED } from '../emulator';
import { byId, getJob, json, present, startDesktop, useCloud, waitForJob } from './setup';

const cloud = useCloud();
const desktop = (name: string) => present(cloud.state.desktops.find(({ computer_name }) => computer_name === name));
const sent = (path: string) => cloud.requests.filter((request) => request.path.endsWith(path));
const EACH = { desktopId: byId('={{ $json.id }}') };

describe('a job', () => {
	const begin = async (...names: string[]) => {
		const { done } = await cloud.run(startDesktop({ ...EACH, waitForCompletion: false }), names.map((name) => ({ id: desktop(name).desktop_id })));
		return String(json(done)[0]?.jobId);
	};

	it('can be looked at', async () => {
		const id = await begin(SEEDED.stoppedDesktop);
		expect(json((await cloud.run(getJob({ jobId: id }))).done)).toMatchObject([{ id, status: 'WAITING', sub_jobs: [{ entities: { desktop_name: SEEDED.stoppedDesktop } }] }]);
	});

	it('is waited for, once for all items', async () => {
		const id = await begin(SEEDED.stoppedDesktop);
		const { done } = await cloud.run(waitForJob({ jobId: id }), [{}, {}, {}]);
		expect(json(done)).toMatchObject([{ id, status: 'SUCCESS' }, { id, status: 'SUCCESS' }, { id, status: 'SUCCESS' }]);
		expect(sent(id)).toHaveLength(6);
	});

	it('that failed is a failure', async () => {
		desktop(SEEDED.stoppedDesktop).failing = { error_code: 'WKS.00010109', fail_reason: 'No capacity.' };
		const { error } = await cloud.run(waitForJob({ jobId: await begin(SEEDED.stoppedDesktop, SEEDED.hibernatedDesktop) }));
		expect([error?.message, error?.description]).toEqual(['No capacity.', 'WKS.00010109.']);
	});

	it.each([getJob, waitForJob])('that does not exist is not found', async (operation) => {
		const { error } = await cloud.run(operation({ jobId: 'nothing' }));
		expect(error?.description).toMatch(/^There is no such job in this Workspace\. /);
	});

	it.each([getJob, waitForJob])('whose ID cannot be one is not asked for', async (operation) => {
		const { error } = await cloud.run(operation({ jobId: 'a/b' }));
		expect([error?.message, cloud.requests]).toEqual([`'Job ID' must consist of letters, digits, "-" and "_"`, []]);
	});
});
