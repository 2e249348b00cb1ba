import { randomUUID } from 'node:crypto';

import type { Credentials } from '../n8n/import';
import type { Instance } from '../n8n/instance';
import { executionsOf, post, publish } from '../n8n/rest/examples';
import { type Saved, saveRow, until } from '../n8n/rest/run';

/** What n8n is to keep of the executions of a workflow: nothing. */
export const SAVE_NOTHING = { saveDataErrorExecution: 'none', saveDataSuccessExecution: 'none', saveManualExecutions: false, saveExecutionProgress: false };

/** Where a workflow is saved, and the credentials its nodes use there. */
interface Home {
	queue: { readonly main: Instance };
	credentials: Credentials;
}

/** A published workflow: a webhook, and a node that does something to each of the people in the event. */
export class Flow {
	private constructor(
		private readonly home: Home,
		private readonly path: string,
		readonly workflow: Saved,
	) {}

	/** Saves and publishes one that runs the Workspace node with these parameters. The answer to the event is what the node makes. */
	static async publish(home: Home, parameters: object, { settings, ...more }: { settings?: object; onError?: string; credentials?: object } = {}): Promise<Flow> {
		const { queue: { main }, credentials } = home;
		const path = randomUUID();
		const workflow = await saveRow(main, [
			{ name: 'Event', type: 'n8n-nodes-base.webhook', typeVersion: 2.1, parameters: { httpMethod: 'POST', path, authentication: 'headerAuth', responseMode: 'lastNode', responseData: 'allEntries' }, webhookId: path, credentials },
			{ name: 'People', type: 'n8n-nodes-base.splitOut', parameters: { fieldToSplitOut: 'body.people' } },
			{ name: 'Each', type: 'n8n-nodes-huaweicloud.huaweiCloudWorkspace', parameters, credentials, ...more },
		], { settings });
		await publish(main, workflow, path);
		return new Flow(home, path, workflow);
	}

	/** Sends an event about these people, to the main process unless told otherwise. Resolves with the answer. */
	async send(people: object[], { url } = this.home.queue.main as { url: string }): Promise<{ status: number; text: string }> {
		return await post({ url }, this.path, { people });
	}

	/** The numbers of the executions, the last one first, once there are so many. */
	async executions(count: number): Promise<string[]> {
		return (await until(async () => await this.all((those) => those.length === count))).map(({ id }) => id);
	}

	/** The statuses of all executions, the last one first, once they have ended. */
	async statuses(): Promise<string[]> {
		return (await until(async () => await this.all((those) => those.every(({ status }) => !['new', 'running'].includes(status))), 150)).map(({ status }) => status);
	}

	private async all(wanted: (those: Array<{ id: string; status: string }>) => boolean) {
		const those = await executionsOf(this.home.queue.main, this.workflow);
		return wanted(those) ? those : undefined;
	}
}
