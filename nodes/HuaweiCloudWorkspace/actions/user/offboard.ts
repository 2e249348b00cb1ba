import { operationOf } from '../../../shared/form/operation';
import { distinct } from '../../../shared/request';
import { steps } from '../../offboarding/chosen';
import { offboardAll } from '../../offboarding/offboard';
import { STEPS } from '../../offboarding/steps';
import { user } from '../../user';
import { showUser } from '../../userData';

const apis = [showUser, ...user.apis, ...STEPS.flatMap(({ operation, reading }) => [...operation.apis, ...(reading?.apis ?? [])])];

/** Locks people out and takes away what they have, as one step with one report, made of the operations of this node. */
export const offboard = operationOf({
	option: {
		name: 'Offboard',
		value: 'offboard',
		action: 'Offboard a user',
		description: 'Disable a leaver and take away desktops, sessions, groups and applications, with a report of every step',
	},
	properties: [user, steps] as const,
	apis: distinct(apis),
	warnings: [{ say: 'Some of the chosen steps delete data or the user for good. Options > Dry Run shows what would be done.', when: '["deleteDesktops", "deletePersonalFolder", "deleteUser", "resetProfile"].some((step) => $parameter["steps"].includes(step))' }],
	policies: ['Joiner and leaver'],
	// Nobody is told the new password, and a lock-out that may not have happened is made sure of.
	isRepeatable: true,
	check: ({ steps: chosen }) => {
		if (chosen.length === 0) throw new Error("'Steps' is empty. Choose at least one");
	},
	together: offboardAll,
});
