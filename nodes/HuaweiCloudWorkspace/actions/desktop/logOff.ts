import { actOnMany } from '../../../shared/form/verbs';
import { desktop } from '../../desktop';
import { stateOf } from '../../desktopData';
import { message } from '../../desktopFields';

/**
 * Logs off whoever is connected to a desktop (Workspace API, BatchLogoffDesktops): up to 100 in one request, whose answer has
 * no body. Whether it is done by then is not documented, so a user who is still there does not show that it was not done.
 */
export const logOff = actOnMany({
	option: { name: 'Log Off', value: 'logOff', action: 'Log off the user of a desktop', description: 'End the sessions on a desktop, which stays on' },
	of: desktop,
	properties: [message] as const,
	service: 'workspace',
	api: 'BatchLogoffDesktops',
	method: 'POST',
	path: '/v2/{project_id}/desktops/logoff',
	effect: 'set',
	permission: 'workspace:desktops:logoff',
	warnings: [{ say: 'The session ends, and what the user has not saved is lost.' }],
	policies: ['Help desk', 'Joiner and leaver'],
	most: 100,
	request: (ids, { message: text }) => ({ body: { desktop_ids: ids, ...(text !== '' && { message: text }) } }),
	done: () => ({ logged_off: true }),
	current: {
		read: async (call, { desktopId }) => await stateOf(call, desktopId, (found) => (found && !/^(DIS)?CONNECTED$/.test(String(found.connect_status)) ? { logged_off: true } : {})),
		wanted: () => ({ logged_off: true }),
	},
});
