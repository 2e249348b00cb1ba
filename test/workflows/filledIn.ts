import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { fromSources } from '../engine/sources';
import { PACKAGE } from '../engine/types';
import type { CloudState } from '../emulator';
import { iamUserId, SEEDED, uuid } from '../emulator/seeded';
import { present, type useCloud } from './setup';

/** The cloud in which things are picked. */
type Cloud = Pick<ReturnType<typeof useCloud>, 'emulator' | 'state' | 'engine'>;

/** The fields that n8n shows for an operation of a node that is not a tool. */
export const fieldsOf = (properties: INodeProperties[], resource: string, operation: string) =>
	properties.filter(({ displayOptions: { show = {} } = {} }) => {
		const inTool = show['@tool']?.includes(true) ?? false;
		return !inTool && (show.resource?.includes(resource) ?? true) && (show.operation?.includes(operation) ?? true);
	});

/** One field of a collection: a switch, or else the first text. */
function oneOf(fields: INodeProperties[]): INodeParameters {
	const field = fields.find(({ type }) => type === 'boolean') ?? fields.find(({ type, typeOptions }) => type === 'string' && !typeOptions?.multipleValues);
	return field ? { [field.name]: field.type === 'boolean' ? true : 'Filled in' } : {};
}

/**
 * What is picked where the first entry of a list does not do, by the list, in a node or in an operation: a desktop that can be
 * assigned to any user, and taken from one; an IAM user who has something of everything; a group the user is in; a policy that
 * nobody has, and one that the user has and a group; an instance that takes more accounts.
 */
const LOOKED_FOR: Record<string, string> = {
	searchDesktops: SEEDED.sharedDesktop,
	[`${PACKAGE}.huaweiCloudIam searchUsers`]: iamUserId(SEEDED.iamUser),
	searchInstances: 'billing-prod',
	'removeUser searchGroups': 'operators',
	'attach searchPolicies': SEEDED.iamUnattachedPolicy,
	'detach searchGroups': 'auditors',
	'detach searchPolicies': SEEDED.iamPolicy,
};

/** A job of the filled-in forms, which ended long ago. */
const ENDED_JOB = uuid('ended job');

function addEndedJob({ jobs, desktops: [desktop] }: CloudState): void {
	const { desktop_id, product_id, computer_name: desktop_name, ip_address } = present(desktop);
	const times = { begin_time: Date.UTC(2026, 10, 2, 6), end_time: Date.UTC(2026, 10, 2, 7), span: { begins: 0, runs: 0, ends: 0 } };
	jobs.push({ id: ENDED_JOB, kind: 'os-start', sub_jobs: [{ id: uuid('part'), status: 'SUCCESS', entities: { desktop_id, product_id, desktop_name, ip_address }, ...times, becomes: {}, deletesUsers: false }] });
}

/** Takes the access keys out of use that are put back into use. */
function deactivateKeys({ iam }: CloudState): void {
	for (const { accessKeys } of iam.users.filter(({ user_name }) => user_name === SEEDED.iamUser)) for (const key of accessKeys) key.status = 'inactive';
}

/** An operation of a node. */
interface Target {
	type: string;
	resource: string;
	operation: string;
}

/** The forms that were filled in: in a cloud that is as new they are the same each time. */
const known = new Map<string, INodeParameters>();

/**
 * The form of an operation filled in as a user would: first entries of the lists, one field of a collection, a valid
 * password. The cloud is as new afterwards, with what the operation needs besides.
 */
export async function filledIn(cloud: Cloud, target: Target): Promise<INodeParameters> {
	const key = JSON.stringify([target.type, target.resource, target.operation]);
	const parameters = known.get(key) ?? (await fillIn(cloud, target));
	known.set(key, parameters);
	cloud.emulator.reset();
	if ('jobId' in parameters) addEndedJob(cloud.state);
	if (target.operation === 'activate') deactivateKeys(cloud.state);
	return structuredClone(parameters);
}

async function fillIn(cloud: Cloud, { type, resource, operation }: Target): Promise<INodeParameters> {
	const parameters: INodeParameters = { resource, operation };
	const fields = fieldsOf(fromSources().nodes[type]?.description.properties ?? [], resource, operation);
	for (const { name, type: kind, modes, typeOptions, options = [], displayOptions, required, placeholder = '', default: preset } of fields.filter((field) => !(field.name in parameters))) {
		const list = modes?.find((mode) => mode.name === 'list')?.typeOptions?.searchListMethod;
		if (list) {
			const { results } = await cloud.engine().search(type, list, parameters, LOOKED_FOR[`${operation} ${list}`] ?? LOOKED_FOR[`${type} ${list}`] ?? LOOKED_FOR[list]);
			const [picked] = results;
			if (!picked) throw new Error(`There is nothing to pick for '${name}' of ${type}, ${resource} ${operation}`);
			parameters[name] = { __rl: true, mode: 'list', value: String(picked.value), cachedResultName: picked.name };
		} else if (typeOptions?.password) parameters[name] = 'Val1d~Password';
		else if (name === 'jobId') parameters[name] = ENDED_JOB;
		else if (name === 'codeArtsProjectId') parameters[name] = SEEDED.codeArtsProject;
		else if (name === 'updateFields') parameters[name] = oneOf(options as INodeProperties[]);
		else if (kind === 'string' && preset === '' && (required || name === 'userEmail')) parameters[name] = placeholder.replace(/^e\.g\. /, ''); // Who activates the account has to have an address.
		else if (kind === 'multiOptions') parameters[name] = (options as INodePropertyOptions[]).map(({ value }) => String(value)); // A user who activates the account has to be told.
		else if (kind === 'dateTime') parameters[name] = '2026-11-20';
		else parameters[name] = kind === 'boolean' && !displayOptions?.show?.returnAll ? true : (preset as string);
	}
	return parameters;
}
