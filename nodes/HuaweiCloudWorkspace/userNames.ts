import type { IDataObject } from 'n8n-workflow';

import { textIn } from '../shared/answers/fields';
import type { Operation } from '../shared/form/operation';
import type { Procedure, Values } from '../shared/form/plan';
import { showUser, userIn } from './userData';

/** The value with the name of the user that `userId` picks. */
export interface NamedUser {
	userName?: string;
}

const reading: Procedure = {
	plan: ({ userId }) => ({ request: { ...showUser, params: { user_id: String(userId) } }, result: (body) => ({ userName: textIn(userIn(body), 'user_name') }) }),
	target: ({ userId }) => String(userId),
};

/**
 * Makes an operation know the names of the users that its items pick, since APIs of desktops take no user without the name.
 * Each user is read once, before the changes.
 */
export function withUserNames(operation: Operation): Operation {
	return {
		...operation,
		apis: [...operation.apis, showUser],
		async together({ perform }, all) {
			const ids = [...new Set(all.map(({ userId }) => String(userId)))];
			const read = await perform(reading, ids.map((userId) => ({ userId })));
			const userOf = ({ userId }: Values) => read[ids.indexOf(String(userId))] as IDataObject | Error;
			const known = all.flatMap((values) => {
				const user = userOf(values);
				return user instanceof Error ? [] : [{ values, named: { ...values, ...user } }];
			});
			const outcomes = await perform(operation, known.map(({ named }) => named as Values));
			const made = new Map(known.map(({ values }, place) => [values, outcomes[place]]));
			return all.map((values) => made.get(values) ?? (userOf(values) as Error));
		},
	};
}
