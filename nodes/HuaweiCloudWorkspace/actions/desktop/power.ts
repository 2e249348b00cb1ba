import type { Option } from '../../../shared/form/property';
import { actOnMany } from '../../../shared/form/verbs';
import { desktop } from '../../desktop';
import { stateOf } from '../../desktopData';
import { powerType } from '../../desktopFields';
import { waiting, withJobs } from '../../job';
import { jobOutcome } from '../../jobOutcome';

/** What tells the operations apart: the API's `op_type`, what the result says, and the status that it leads to, if it leads to one. */
interface Power {
	option: Option;
	opType: 'os-start' | 'os-stop' | 'reboot' | 'os-hibernate';
	done: 'started' | 'stopped' | 'restarted' | 'hibernated';
	effect: 'set' | 'once';
	fields?: ReadonlyArray<typeof powerType>;
	status?: string;
	/** That a desktop shows no task meanwhile, so that another status does not say that nothing is being done. */
	isSilent?: true;
}

/** Starts or stops desktops (Workspace API, BatchRunDesktops): up to 100 in one request, which a job carries out. */
const power = ({ option, opType, done, effect, fields = [], status, isSilent }: Power) =>
	withJobs(
		actOnMany({
			option,
			of: desktop,
			properties: [...fields, ...waiting],
			service: 'workspace',
			api: 'BatchRunDesktops',
			method: 'POST',
			path: '/v2/{project_id}/desktops/action',
			effect,
			permission: 'workspace:desktops:operate',
			policies: ['Help desk', 'Joiner and leaver'],
			most: 100,
			request: (ids, { type: how }) => ({ body: { desktop_ids: ids, op_type: opType, ...(fields.length > 0 && { type: how }) } }),
			result: (body, id, params) => jobOutcome(body, id, params, { id, [done]: true }),
			done: () => ({ [done]: true }),
			current: status ? { read: async (call, { desktopId }) => await stateOf(call, desktopId, (found) => (found && (!isSilent || found.status === status) ? { status: found.status } : {})), wanted: () => ({ status }) } : undefined,
		}),
	);

/** Starts desktops. */
export const start = power({
	option: { name: 'Start', value: 'start', action: 'Start a desktop', description: 'Start a desktop that is off or hibernated' },
	opType: 'os-start',
	done: 'started',
	effect: 'set',
	status: 'ACTIVE',
});

/** Shuts desktops down. */
export const stop = power({
	option: { name: 'Stop', value: 'stop', action: 'Stop a desktop', description: 'Shut a desktop down' },
	opType: 'os-stop',
	done: 'stopped',
	effect: 'set',
	fields: [powerType],
	status: 'SHUTOFF',
});

/** Restarts desktops. Sent again, it would restart them again. */
export const restart = power({
	option: { name: 'Restart', value: 'restart', action: 'Restart a desktop', description: 'Shut a desktop down and start it again' },
	opType: 'reboot',
	done: 'restarted',
	effect: 'once',
	fields: [powerType],
});

/** Hibernates desktops, for which ListDesktopsDetail has no task. */
export const hibernate = power({
	option: { name: 'Hibernate', value: 'hibernate', action: 'Hibernate a desktop', description: 'Shut a desktop down in such a way that what is open on it is there again after the start' },
	opType: 'os-hibernate',
	done: 'hibernated',
	effect: 'set',
	status: 'HIBERNATED',
	isSilent: true,
});
