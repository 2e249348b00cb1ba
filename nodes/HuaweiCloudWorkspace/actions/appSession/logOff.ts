import { operation } from '../../../shared/form/operation';
import { delayTime, logOffFields, sessionId } from '../../appSessionFields';

/**
 * Ends sessions (Workspace Application Streaming API, LogoffUserSession): up to 999 in one request. An ID belongs to one
 * session only, so it may be repeated. A session cannot be read by its ID.
 */
export const logOff = operation({
	option: { name: 'Log Off', value: 'logOff', action: 'Log off an app session', description: 'End a session in application streaming; what the user has not saved is lost' },
	properties: [sessionId, delayTime, logOffFields],
	service: 'workspaceapp',
	api: 'LogoffUserSession',
	method: 'POST',
	path: '/v1/{project_id}/session/logoff',
	effect: 'set',
	permission: 'workspace:session:logoffUserSession',
	warnings: [{ say: 'The session ends, and what the user has not saved is lost.' }],
	policies: ['Help desk', 'Joiner and leaver'],
	target: ({ sessionId: id }) => id,
	fold: { most: 999, by: (params) => JSON.stringify({ ...params, sessionId: undefined }) },
	request: ({ delayTime: seconds, additionalFields: { message, messageType = '0', title } }, all) => ({
		body: {
			session_ids: [...new Set(all.map(({ sessionId: id }) => id))],
			delay_time: seconds,
			message_type: Number(messageType),
			// The API takes no empty ones.
			...(message && { message }),
			...(title && { title }),
		},
	}),
	result: (_body, { sessionId: id }) => ({ id, logged_off: true }),
	done: ({ sessionId: id }) => ({ id, logged_off: true }),
});
