import { type IGetNodeParameterOptions, type INodeExecutionData, type IPollFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { duration } from '../shared/answers/words';
import { readParameters } from '../shared/form/parameters';
import type { FormValues } from '../shared/form/picked';
import type { Params } from '../shared/form/property';
import { callInProject, openScope } from '../shared/http/project';
import type { Session } from '../shared/http/session';
import type { Call } from '../shared/request';
import { codes } from '../HuaweiCloudWorkspace/codes';
import { userOutput } from '../HuaweiCloudWorkspace/userData';
import type { Settings } from './advance';
import { hashOf, type Told } from './event';
import { fields, settingsOf } from './fields';
import { groupNameOf, read } from './read';
import { sampleOf } from './sample';
import { step } from './step';

/** How long one request may take and be repeated, and for how many minutes the cloud may let nothing through: there is another poll. */
const SETTINGS = { maxRetries: 3, timeout: 60_000, maxThrottleWait: 2 };

/** How much of its time a poll may use, so that it ends by itself, with an error that says why. */
const PART = 0.9;

/** n8n 2.0 does not say how long a poll may take; this is what newer releases say where nothing else is set. */
const BUDGET = 300_000;

/** Changed when what is kept gets another meaning: a state of another version is not compared with. */
const VERSION = 1;

/**
 * Reads the users, compares them with those of the last poll and returns the items, or null if there is nothing to tell. Throws
 * a NodeApiError or a NodeOperationError, and changes nothing then; nor does a test, which returns an example.
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const budget = context.getPollBudgetMs?.() ?? BUDGET;
	const late = AbortSignal.timeout(budget * PART);
	try {
		const { values, byName } = readParameters(formOf(context), fields, 0);
		const params = values as object as Params<typeof fields>;
		const settings = settingsOf(params);
		const session = await openScope(context, SETTINGS, { codes, policy: 'Read only', cancelled: late });
		const call: Call = async (request, read) => await callInProject(session, request, read);
		const whole = { ...settings, groupName: await groupNameOf(call, params.groupId, byName[0]?.name) };
		const told = context.getMode() === 'manual' ? await test(call, whole) : await step(context.getWorkflowStaticData('node'), call, whole, scopeOf(session, params), context.logger);
		return told.length === 0 ? null : [told.map((one) => itemOf(one, params))];
	} catch (cause) {
		if (late.aborted) throw new NodeOperationError(context.getNode(), ...tooLong(budget));
		if (cause instanceof NodeApiError) throw new NodeApiError(context.getNode(), cause as never);
		throw new NodeOperationError(context.getNode(), cause as Error);
	}
}

/** A poll has no items, so its parameters have no index. */
const formOf = (context: IPollFunctions): FormValues => ({
	getNodeParameter: ((name: string, _item: number, fallback: unknown, options?: IGetNodeParameterOptions) => context.getNodeParameter(name, fallback, options)) as FormValues['getNodeParameter'],
	getTimezone: () => context.getTimezone(),
});

/** Stands for whose users are watched, and which of them. The access key cannot be told from it. */
const scopeOf = ({ credential: { accessKeyId, region, endpoint, projectId } }: Session, { groupId, userName }: Params<typeof fields>) =>
	hashOf([VERSION, accessKeyId, region, endpoint, projectId, groupId, userName]);

async function test(call: Call, settings: Settings): Promise<Told[]> {
	const now = Date.now();
	const told = sampleOf(settings, now, await read(call, settings, undefined, now));
	if (!told) throw new Error("There is no user for a test event. Create one, or check 'User Group' and 'User Name Contains'");
	return [told];
}

const itemOf = ({ event, eventId, at, user, before, after, changedFields }: Told, params: object): INodeExecutionData => ({
	json: { event, eventId, at, user: userOutput.of(user, params), before, after, changedFields },
});

const tooLong = (budget: number): [string, { description: string }] => [
	`The users could not be read within ${duration(budget * PART)}, and n8n does not let a poll take much longer`,
	{ description: "No event was sent, and the next poll starts again. If this happens again, lower 'Days Without Login', or remove the events that take the most requests: No Login, and Desktops Assigned or Removed." },
];
