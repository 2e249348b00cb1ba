import { SEEDED } from '../emulator';
import { executionsOf } from '../n8n/rest/examples';
import { ended, json, type Saved, saveRow, until } from '../n8n/rest/run';
import { userIn } from '../n8n/rest/setup';
import type { Cloud } from './setup';

/** The trigger polls in the main process, and a worker does what it starts. */
export function trigger(cloud: Cloud): void {
	it('starts an execution for a change within two polls, which a worker carries out', async () => {
		const { queue, credentials, emulator } = cloud;
		const polls = () => emulator.received.filter(({ path, query, status }) => path.endsWith('/users') && query.limit?.[0] === '5000' && status === 200).length;
		const workflow = await saveRow(queue.main, [
			{
				name: 'Trigger',
				type: 'n8n-nodes-huaweicloud.huaweiCloudWorkspaceTrigger',
				parameters: { events: ['userLocked'], pollTimes: { item: [{ mode: 'everyMinute' }] } },
				credentials,
			},
			{ name: 'End', type: 'n8n-nodes-base.noOp', parameters: {} },
		], {});
		const { versionId } = await queue.main.rest<Saved>('GET', `/workflows/${workflow.id}`);
		await queue.main.rest('POST', `/workflows/${workflow.id}/activate`, { versionId });
		await until(async () => polls() > 0 || undefined, 150);

		userIn(emulator.state).locked = true;
		const before = polls();
		const id = await until(async () => (await executionsOf(queue.main, workflow)).at(0)?.id, 150);
		expect(polls() - before).toBeLessThanOrEqual(2);
		expect(queue.workers).toContain(await queue.workerOf(id));
		expect(json((await ended(queue.main, id)).main('End')[0])).toMatchObject([{ event: 'userLocked', user: { user_name: SEEDED.user } }]);
		await queue.main.rest('POST', `/workflows/${workflow.id}/deactivate`, {});
	});
}
