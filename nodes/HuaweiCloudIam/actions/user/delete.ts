import { inSteps } from '../../../shared/form/inSteps';
import { operationOf } from '../../../shared/form/operation';
import type { Values } from '../../../shared/form/plan';
import type { Step } from '../../../shared/form/stepwise';
import { actOnOne } from '../../../shared/form/verbs';
import { distinct } from '../../../shared/request';
import { guarded } from '../../guard';
import { apisIn, EMPTYING } from '../../offboarding/emptying';
import { type Leaver, leaverOf } from '../../offboarding/leaver';
import { hasStatus } from '../../statuses';
import { user } from '../../user';
import { isGone, readUser, showUser } from '../../userData';

const option = { name: 'Delete', value: 'delete', action: 'Delete a user', description: 'Delete an IAM user permanently, which cannot be undone' };

/** Deletes a user as it is (IAM API 5.0, DeleteUserV5). */
const remove = actOnOne({
	option,
	of: user,
	service: 'iam',
	api: 'DeleteUserV5',
	method: 'DELETE',
	path: '/v5/users/{user_id}',
	effect: 'set',
	permission: 'iam:users:deleteUserV5',
	mayBeSo: [404],
	done: () => ({ deleted: true }),
	current: { read: async (call, { userId }) => ({ deleted: await isGone(call, userId) }), wanted: () => ({ deleted: true }) },
});

const EMPTIED: ReadonlyArray<Step<Leaver>> = [...EMPTYING, { name: 'deleteUser', needs: EMPTYING.map(({ name }) => name), operation: remove, of: ({ id }) => [{ userId: id }] }];

/**
 * Deletes a user with everything the user has. The API declares a conflict without a cause: then everything is taken away
 * first, and the result tells so step by step.
 */
export const deleteUser = guarded(
	operationOf({
		option,
		properties: [user],
		apis: distinct([...remove.apis, ...apisIn(EMPTYING), showUser]),
		warnings: [{ say: 'A user who is deleted cannot be restored, and loses access keys, MFA devices, groups and policies.' }],
		policies: ['IAM joiner and leaver'],
		async execute(steps, { userId }) {
			const [outcome = new Error('The execution was canceled')] = await steps.perform(remove, [{ userId } as object as Values]);
			if (!hasStatus(outcome, 409)) return outcome;
			const leaver = leaverOf(await readUser(steps.call, userId), EMPTIED.map(({ name }) => name));
			const [report = outcome] = await inSteps(EMPTIED, steps, [leaver]);
			return report instanceof Error ? report : { ...report, deleted: true };
		},
	}),
	'deleted',
);
