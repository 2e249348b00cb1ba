import { wireNames } from '../../../shared/form/names';
import type { Params } from '../../../shared/form/property';
import { actOnMany } from '../../../shared/form/verbs';
import { NOT_THERE } from '../../codes';
import { desktop } from '../../desktop';
import { stateOf } from '../../desktopData';
import { deleteOptions } from '../../desktopFields';
import { waiting, withJobs } from '../../job';
import { jobOutcome } from '../../jobOutcome';

/** Deletes desktops (Workspace API, BatchDeleteDesktops): up to 100 in one request, which a job carries out. */
export const deleteDesktop = withJobs(
	actOnMany({
		option: { name: 'Delete', value: 'delete', action: 'Delete a desktop', description: 'Delete a desktop with all its data, which cannot be undone' },
		of: desktop,
		properties: waiting,
		options: deleteOptions,
		service: 'workspace',
		api: 'BatchDeleteDesktops',
		method: 'POST',
		path: '/v2/{project_id}/desktops/batch-delete',
		effect: 'set',
		permission: 'workspace:desktops:batchDelete',
		warnings: [{ say: 'The desktop is deleted with all its data. This cannot be undone.' }],
		policies: ['Joiner and leaver'],
		most: 100,
		request: (ids, params) => {
			const { deleteUsers, emailNotification, isForceDelete } = params as typeof params & Params<typeof deleteOptions>;
			return { body: { desktop_ids: ids, ...wireNames({ deleteUsers, emailNotification, isForceDelete }) } };
		},
		result: (body, id, params) => jobOutcome(body, id, params, { id, deleted: true }),
		done: () => ({ deleted: true }),
		already: NOT_THERE,
		current: { read: async (call, { desktopId }) => await stateOf(call, desktopId, (found) => ({ deleted: found === undefined })), wanted: () => ({ deleted: true }) },
	}),
);
