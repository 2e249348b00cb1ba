import { either } from '../../../shared/form/either';
import { operation } from '../../../shared/form/operation';
import { type Params, shownWhen } from '../../../shared/form/property';
import { actOnMany } from '../../../shared/form/verbs';
import { groupBy } from '../../../shared/run/parallel';
import { accountName, named } from '../../accountName';
import { desktop } from '../../desktop';
import { stateOf, usersOf } from '../../desktopData';
import { shutoffAfterDetach, unassignFrom } from '../../desktopFields';
import { waiting, withJobs } from '../../job';
import { jobOutcome } from '../../jobOutcome';
import { user } from '../../user';
import { showUser } from '../../userData';

const oneUser = shownWhen({ unassignFrom: ['user'] }, user);

const policies = ['Joiner and leaver'] as const;
const option = { name: 'Unassign', value: 'unassign', action: 'Unassign a desktop from users', description: 'Take a desktop from one of its users or from all of them, and keep the desktop' };

/** Takes all users from desktops (Workspace API, DetachInstances). The API states no limit; 100 are as many as the similar ones take. */
const fromAll = withJobs(
	actOnMany({
		option,
		of: desktop,
		properties: [unassignFrom, shutoffAfterDetach, ...waiting] as const,
		service: 'workspace',
		api: 'DetachInstances',
		method: 'POST',
		path: '/v2/{project_id}/desktops/detach',
		effect: 'set',
		permission: 'workspace:desktops:detach',
		most: 100,
		request: (ids, { shutoffAfterDetach: shutsOff }) => ({ body: { desktop_ids: ids, shutoff_after_detach: shutsOff } }),
		result: (body, id, params) => jobOutcome(body, id, params, { id, unassigned: true }),
		done: () => ({ unassigned: true }),
		current: { read: async (call, { desktopId }) => await stateOf(call, desktopId, (found) => ({ assigned: usersOf(found).length > 0 })), wanted: () => ({ assigned: false }) },
	}),
);

const properties = [desktop, unassignFrom, oneUser, ...waiting, accountName] as const;

const entryOf = ({ desktopId, userId, accountName: name }: Params<typeof properties>) => ({ desktop_id: desktopId, detach_user_infos: [{ user_id: userId, user_name: name, type: 'USER' }] });

const merged = (all: ReadonlyArray<ReturnType<typeof entryOf>>) => ({ ...all[0], detach_user_infos: all.flatMap((one) => one.detach_user_infos) });

const doneFor = ({ desktopId, userId }: Params<typeof properties>) => ({ id: desktopId, user_id: userId, unassigned: true });

/**
 * Takes one user each from up to 100 desktops (Workspace API, BatchDetachInstances). A desktop whose job is not waited for has a
 * request of its own: of several jobs the answer does not say which is whose.
 */
const fromOne = named(
	withJobs(
		operation({
			option,
			properties,
			service: 'workspace',
			api: 'BatchDetachInstances',
			method: 'POST',
			path: '/v2/{project_id}/desktops/batch-detach',
			effect: 'set',
			permission: 'workspace:desktops:batchDetach',
			request: (_first, all) => ({ body: { desktops: groupBy(all.map(entryOf), ({ desktop_id }) => desktop_id).map(merged) } }),
			fold: { most: 100, by: ({ waitForCompletion, waitTimeout, desktopId }) => JSON.stringify(waitForCompletion ? [waitTimeout] : [desktopId]) },
			result: (body, params) => jobOutcome(body, params.desktopId, params, doneFor(params)),
			done: doneFor,
			current: {
				read: async (call, { desktopId, userId }) => await stateOf(call, desktopId, (found) => ({ assigned: usersOf(found).some(({ user_id }) => user_id === userId) })),
				wanted: () => ({ assigned: false }),
			},
		}),
	),
	[showUser],
);

/** Takes desktops from all their users, or from one. */
export const unassign = either({ option, policies, properties: [desktop, unassignFrom, oneUser, shutoffAfterDetach, ...waiting], target: ({ desktopId }) => String(desktopId) }, [fromAll, fromOne], (values) =>
	(values as { unassignFrom?: string }).unassignFrom === 'all' ? fromAll : fromOne,
);
