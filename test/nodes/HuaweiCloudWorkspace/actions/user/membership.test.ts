import { addToGroup, removeFromGroup } from '../../../../../nodes/HuaweiCloudWorkspace/actions/user/membership';
import type { Operation } from '../../../../../nodes/shared/form/operation';
import type { Values } from '../../../../../nodes/shared/form/plan';
import { planned } from '../../../../fixtures/context';

const member = (userId: string, groupId = 'g1') => ({ userId, groupId });

const request = (type: string, ...ids: string[]) => ({
	service: 'workspace',
	api: 'RunActionsOnGroup',
	method: 'POST',
	path: '/v2/{project_id}/groups/{group_id}/actions',
	params: { group_id: 'g1' },
	body: { op_type: type, user_ids: ids },
	effect: 'set',
	permission: 'workspace:userGroups:operate',
});

/** The one request for several items, as it is made of their values. */
const folded = ({ fold }: Operation, ...all: object[]) => fold?.request(all as Values[]);

describe.each([
	['adding a user to a group', addToGroup, 'ADD', 'added'],
	['removing a user from a group', removeFromGroup, 'DELETE', 'removed'],
])('%s', (_what, operation, type, done) => {
	it('is a request that leads to the same state however often it is sent', () => {
		expect(planned(operation, member('u1')).request).toEqual(request(type, 'u1'));
	});

	it.each([null, {}, { job_id: 'j1' }])('says what was done whatever the answer holds: %j', (body) => {
		expect(planned(operation, member('u1')).result(body)).toEqual({ id: 'u1', group_id: 'g1', [done]: true });
	});

	it('takes up to 50 users of one group into one request', () => {
		expect(operation.fold?.most).toBe(50);
		expect(operation.fold?.by(member('u1', 'g2') as never)).toBe(operation.fold?.by(member('u2', 'g2') as never));
		expect(operation.fold?.by(member('u1', 'g2') as never)).not.toBe(operation.fold?.by(member('u1', 'g3') as never));
		expect(folded(operation, member('u2'), member('u1'), member('u3'))).toEqual(request(type, 'u2', 'u1', 'u3'));
	});

	it('names a user once who comes in twice', () => {
		expect(folded(operation, member('u1'), member('u2'), member('u1'))).toEqual(request(type, 'u1', 'u2'));
	});

	it('does not try users one by one when the group does not exist', () => {
		expect(operation.fold?.aboutAll).toEqual(['WKS.00170208', 'WKS.00170117']);
	});
});
