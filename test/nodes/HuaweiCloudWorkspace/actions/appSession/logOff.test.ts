import { logOff } from '../../../../../nodes/HuaweiCloudWorkspace/actions/appSession/logOff';
import type { Values } from '../../../../../nodes/shared/form/plan';
import { readParameters } from '../../../../../nodes/shared/form/parameters';
import { contextOf, planned } from '../../../../fixtures/context';

const params = (sessionId: string, more = {}) => ({ sessionId, delayTime: 0, additionalFields: {}, ...more });

describe('logging off a session', () => {
	it('needs no message', () => {
		expect(planned(logOff, params('s1')).request).toEqual({
			service: 'workspaceapp',
			api: 'LogoffUserSession',
			method: 'POST',
			path: '/v1/{project_id}/session/logoff',
			body: { session_ids: ['s1'], delay_time: 0, message_type: 0 },
			effect: 'set',
			permission: 'workspace:session:logoffUserSession',
		});
	});

	it('sends the message, its title and how serious it is, but no empty texts', () => {
		const additionalFields = { message: 'Bye', title: 'n8n', messageType: '2' };

		expect(planned(logOff, params('s1', { delayTime: 60, additionalFields })).request.body).toEqual({ session_ids: ['s1'], delay_time: 60, message_type: 2, message: 'Bye', title: 'n8n' });
		expect(planned(logOff, params('s1', { additionalFields: { message: '', title: '' } })).request.body).toEqual({ session_ids: ['s1'], delay_time: 0, message_type: 0 });
	});

	it('takes up to 999 sessions with the same message into one request, each once', () => {
		const { most, by, request } = logOff.fold ?? {};

		expect([most, request?.([params('s1'), params('s2'), params('s1')] as unknown as Values[]).body]).toEqual([999, { session_ids: ['s1', 's2'], delay_time: 0, message_type: 0 }]);
		expect(by?.(params('s1') as never)).toBe(by?.(params('s2') as never));
		for (const more of [{ delayTime: 1 }, { additionalFields: { message: 'Bye' } }]) expect(by?.(params('s1', more) as never)).not.toBe(by?.(params('s1') as never));
	});

	it('says what was done whatever the answer holds', () => {
		expect(planned(logOff, params('s1')).result(null)).toEqual({ id: 's1', logged_off: true });
	});

	it.each([
		[{ sessionId: '' }, "'Session ID' is empty"],
		[{ sessionId: 's'.repeat(65) }, "'Session ID' is longer than 64 characters"],
		[{ sessionId: 's1', delayTime: 1_000_000 }, "'Delay' must be a whole number from 0 to 999999"],
		[{ sessionId: 's1', additionalFields: { message: 'x'.repeat(256) } }, "'Message' is longer than 255 characters"],
		[{ sessionId: 's1', additionalFields: { title: 'x'.repeat(256) } }, "'Title' is longer than 255 characters"],
	])('is refused before sending: %j', (parameters, message) => {
		expect(() => readParameters(contextOf({ parameters }), logOff.properties, 0)).toThrow(new Error(message));
	});
});
