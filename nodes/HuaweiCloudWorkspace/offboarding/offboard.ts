import type { IDataObject } from 'n8n-workflow';

import { inSteps, withFound } from '../../shared/form/inSteps';
import type { Steps, Values } from '../../shared/form/plan';
import type { Result } from '../../shared/form/property';
import { chunks } from '../../shared/run/parallel';
import { get } from '../actions/user/get';
import { user } from '../user';
import type { Person } from './person';
import { STEPS } from './steps';

const NAMES = user.byName as NonNullable<typeof user.byName>;

/** Values of an operation as its form has them. */
const asValues = (values: object) => values as Values;

/**
 * Takes the chosen steps with all people, one step after the other, so that people share requests. Returns each one's report;
 * an Incomplete with the report where a step failed.
 */
export async function offboardAll(steps: Steps, all: readonly Values[]): Promise<Array<Result | Error>> {
	const chosen = all as readonly object[] as ReadonlyArray<{ userId: string; steps: string[] }>;
	const users = await steps.perform(get, chosen.map(({ userId }) => asValues({ userId, simplify: false })));
	const personOf = (user: IDataObject, place: number): Person => {
		const { userId: id, steps: names } = chosen[place] as (typeof chosen)[0];
		return { id, name: String(user.user_name), user, steps: names, report: [] };
	};
	return await withFound(users, personOf, async (people) => {
		await findNamesakes(steps, people);
		return await inSteps(STEPS, steps, people);
	});
}

/** Tells of each person whether others have the same name, 50 names in a request. */
async function findNamesakes({ call }: Steps, people: readonly Person[]): Promise<void> {
	for (const some of chunks(people, NAMES.most)) {
		const found = await NAMES.find(call, some.map(({ name }) => name), true).catch((error: Error) => some.map(() => error));
		some.forEach((person, place) => (person.namesakes = found[place] instanceof Error ? (found[place] as Error) : undefined));
	}
}
