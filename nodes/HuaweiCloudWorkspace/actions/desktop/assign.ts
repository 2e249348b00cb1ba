import { wireNames } from '../../../shared/form/names';
import { operation } from '../../../shared/form/operation';
import type { Params } from '../../../shared/form/property';
import { groupBy } from '../../../shared/run/parallel';
import { accountName, named } from '../../accountName';
import { desktop } from '../../desktop';
import { stateOf, usersOf } from '../../desktopData';
import { additionalFields, userGroup } from '../../desktopFields';
import { waiting, withJobs } from '../../job';
import { jobOutcome } from '../../jobOutcome';
import { user } from '../../user';
import { showUser } from '../../userData';

const properties = [desktop, user, userGroup, additionalFields, ...waiting, accountName] as const;

/** Clearing data is the API's default, so it is always sent whether to. */
function entryOf({ desktopId, userId, accountName: name, userGroup: rights, additionalFields: { isClearData = false, ...others } }: Params<typeof properties>) {
	if (others.computerName !== undefined && !/^[a-z][\w-]*$/i.test(others.computerName)) throw new Error(`'Computer Name' must consist of letters, digits, "-" and "_", with a letter first: ${others.computerName}`);
	return { desktop_id: desktopId, attach_user_infos: [{ user_id: userId, user_name: name, user_group: rights, type: 'USER' }], is_clear_data: isClearData, ...wireNames(others) };
}

const doneFor = ({ desktopId, userId }: Params<[typeof desktop, typeof user]>) => ({ id: desktopId, user_id: userId, assigned: true });

/** Several users of one desktop are one entry. Its data is cleared only if that was chosen for all of them. */
function merged(all: ReadonlyArray<ReturnType<typeof entryOf>>) {
	return { ...(Object.assign({}, ...all) as (typeof all)[number]), attach_user_infos: all.flatMap((one) => one.attach_user_infos), is_clear_data: all.every((one) => one.is_clear_data) };
}

/**
 * Assigns desktops to users (Workspace API, AttachInstances): up to 50 desktops in one request, which a job carries out. One
 * that is assigned is refused, which is a success if it is assigned to this user; a shared one keeps its other users.
 */
export const assign = named(
	withJobs(
		operation({
			option: { name: 'Assign', value: 'assign', action: 'Assign a desktop to a user', description: 'Give a desktop to a desktop user' },
			properties,
			service: 'workspace',
			api: 'AttachInstances',
			method: 'POST',
			path: '/v2/{project_id}/desktops/attach',
			effect: 'set',
			permission: 'workspace:desktops:attach',
			warnings: [{ say: "The data of the desktop's former user is cleared. This cannot be undone.", when: '$parameter["additionalFields"]["isClearData"] === true' }],
			policies: ['Joiner and leaver'],
			request: (_first, all) => ({ body: { desktops: groupBy(all.map(entryOf), ({ desktop_id }) => desktop_id).map(merged) } }),
			fold: { most: 50, by: ({ waitForCompletion, waitTimeout }) => JSON.stringify([waitForCompletion, waitTimeout]) },
			result: (body, params) => jobOutcome(body, params.desktopId, params, doneFor(params)),
			done: doneFor,
			mayBeSo: [409],
			current: {
				read: async (call, { desktopId, userId }) => await stateOf(call, desktopId, (found) => ({ assigned: usersOf(found).some(({ user_id }) => user_id === userId) })),
				wanted: () => ({ assigned: true }),
			},
		}),
	),
	[showUser],
);
