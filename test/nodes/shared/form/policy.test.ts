import { policiesOf } from '../../../../nodes/shared/form/policy';
import type { Api, Effect } from '../../../../nodes/shared/request';

const apis = (...effects: Effect[]) => effects.map((effect): Api => ({ service: 'workspace', api: 'Tested', method: 'GET', path: '/v2', effect, permission: 'none needed' }));

it.each([
	['only reads', { apis: apis('read', 'read') }, ['Read only']],
	['only reads, for a task', { apis: apis('read'), policies: ['Rotation'] }, ['Read only', 'Rotation']],
	['reads a password', { apis: apis('read'), secret: 'password', policies: ['Help desk'] }, ['Help desk']],
	['changes something that may be repeated', { apis: apis('set'), policies: ['Help desk', 'Rotation'] }, ['Help desk', 'Rotation']],
	['changes something and reads', { apis: apis('once', 'read') }, []],
] as const)('an operation that %s is in the policies for that', (_what, operation, policies) => {
	expect(policiesOf(operation)).toEqual(policies);
});
