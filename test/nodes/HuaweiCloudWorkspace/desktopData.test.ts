import { desktopIn, stateOf, uniform, usersOf } from '../../../nodes/HuaweiCloudWorkspace/desktopData';
import { answering } from '../../fixtures/context';

it('a desktop has the field names of the list, and an ID', () => {
	expect(uniform({ desktop_id: 'd1', login_status: 'CONNECTED', ip_addresses: ['10.0.0.1'] })).toEqual({ id: 'd1', desktop_id: 'd1', connect_status: 'CONNECTED', ip_addresses: ['10.0.0.1'], ip_address: '10.0.0.1' });
	expect(uniform({ desktop_id: 'd1', ip_addresses: [], connect_status: 'REGISTERED' })).toEqual({ id: 'd1', desktop_id: 'd1', ip_addresses: [], connect_status: 'REGISTERED' });
	expect(() => uniform({})).toThrow('its field "desktop_id" is missing or not a text');
});

it('only the desktop that was asked for is taken', () => {
	expect(desktopIn({ desktops: [{ desktop_id: 'd2' }] }, 'd1')).toBeUndefined();
	expect(desktopIn({ desktops: [{ desktop_id: 'd2' }, { desktop_id: 'd1' }] }, 'd1')).toMatchObject({ id: 'd1' });
	expect(() => desktopIn({}, 'd1')).toThrow('its field "desktops" is not a list of objects');
});

describe('the state of a desktop', () => {
	const state = async (desktop: object) => await stateOf(answering({ desktops: [{ desktop_id: 'd1', ...desktop }] }).call, 'd1', (found) => ({ status: found?.status }));

	it.each([{ task_status: 'rebooting' }, { attach_state: 'ATTACHING' }, { attach_state: 'DEATTACHING' }, { attach_state: 'WAITING' }])('cannot be told with %j', async (desktop) => {
		expect(await state({ status: 'ACTIVE', ...desktop })).toEqual({});
	});

	it('is what is read of it otherwise, also if it does not exist', async () => {
		expect(await state({ status: 'ACTIVE', task_status: '', attach_state: 'ATTACHED' })).toEqual({ status: 'ACTIVE' });
		expect(await stateOf(answering({ desktops: [] }).call, 'd1', (found) => ({ gone: found === undefined }))).toEqual({ gone: true });
	});
});

it.each([undefined, {}, { attach_user_infos: null }])('nobody has %j', (desktop) => {
	expect(usersOf(desktop)).toEqual([]);
});
