import type { IDataObject } from 'n8n-workflow';

import { inSteps, withFound } from '../../../shared/form/inSteps';
import { operationOf } from '../../../shared/form/operation';
import type { Steps, Values } from '../../../shared/form/plan';
import type { Result } from '../../../shared/form/property';
import { distinct } from '../../../shared/request';
import { guarded } from '../../guard';
import { steps as chosen } from '../../offboarding/chosen';
import { apisIn } from '../../offboarding/emptying';
import { leaverOf } from '../../offboarding/leaver';
import { STEPS } from '../../offboarding/steps';
import { user } from '../../user';
import { showUser } from '../../userData';
import { get } from './get';

/** Takes the chosen steps with everybody, one step after the other. Returns each one's report; an Incomplete where a step failed. */
async function offboardAll(run: Steps, all: readonly Values[]): Promise<Array<Result | Error>> {
	const found = await run.perform(get, all.map(({ userId }) => ({ userId, include: [] }) as object as Values));
	const leaver = (read: IDataObject, place: number) => leaverOf(read, (all[place] as object as { steps: string[] }).steps);
	return await withFound(found, leaver, async (people) => await inSteps(STEPS, run, people));
}

/** Locks people out and takes away what they have, as one step with one report, made of the operations of this node. */
export const offboard = guarded(
	operationOf({
		option: { name: 'Offboard', value: 'offboard', action: 'Offboard a user', description: 'Disable a leaver and take away access keys, password, MFA devices, groups and policies, with a report of every step' },
		properties: [user, chosen] as const,
		apis: distinct([showUser, ...apisIn(STEPS)]),
		warnings: [{ say: 'Some of the chosen steps delete something for good. Options > Dry Run shows what would be done.', when: '["deleteAccessKeys", "deleteMfaDevices", "deleteUser"].some((step) => $parameter["steps"].includes(step))' }],
		policies: ['IAM joiner and leaver'],
		check({ steps }) {
			if (steps.length === 0) throw new Error("'Steps' is empty. Choose at least one");
		},
		together: offboardAll,
	}),
	'offboarded',
);
