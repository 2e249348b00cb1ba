import { type IDataObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { UnknownName } from '../form/called';
import type { ByName } from '../form/parameters';
import type { Found } from '../form/property';
import type { Call } from '../request';
import { halving } from './fold';
import { groupBy } from './parallel';

/** An item's values, and the names in them that have to be replaced by IDs. */
export interface Named {
	values: IDataObject;
	byName: ByName[];
}

type Query = Pick<ByName, 'locator' | 'mayBeNew'> & { names: string[] };

/** This many characters of names fit into a URL that every gateway accepts. */
const LONGEST = 4000;

/** The requests that find all these names: each name once, and as many in a request as its locator and a URL take. */
function queriesOf(wanted: readonly ByName[]): Query[] {
	return groupBy(wanted, ({ locator }) => locator.field.name).flatMap((same) => {
		const { locator, mayBeNew } = same[0] as ByName;
		const queries: Query[] = [];
		let length = 0;
		for (const name of new Set(same.map((one) => one.name))) {
			const more = encodeURIComponent(name.toWellFormed()).length;
			const last = queries.at(-1);
			if (last && last.names.length < (locator.byName?.most ?? 1) && length + more <= LONGEST) {
				last.names.push(name);
				length += more;
			} else {
				queries.push({ locator, mayBeNew, names: [name] });
				length = more;
			}
		}
		return queries;
	});
}

/** Whether a look-up has to be made again: it was not made, or it failed only for the moment. A name that does not exist is a plain Error. */
function isOpen(outcome: Found | undefined): boolean {
	if (outcome === undefined || outcome instanceof NodeOperationError) return true;
	if (!(outcome instanceof NodeApiError)) return false;
	const status = Number(outcome.httpCode);
	return !status || status === 429 || status >= 500; // Without a status there was no answer.
}

/**
 * Looks up all names and puts the IDs into the values. Names whose request failed for the moment (limit, breakdown, no
 * answer) are looked up once more at the end; names that do not exist are not. Returns for each of `named` what went wrong,
 * or nothing; never throws. `inParallel` runs the requests, and may leave some out when the execution is canceled.
 */
export async function lookUp(named: readonly Named[], call: Call, inParallel: (count: number, task: (index: number) => Promise<void>) => Promise<void>): Promise<Array<Error | undefined>> {
	const wanted = named.flatMap(({ byName }) => byName);
	const found = new Map<string, Found>();
	const keyOf = (one: Pick<ByName, 'locator' | 'name'>) => `${one.locator.field.name} ${one.name}`;
	for (let turn = 0; turn < 2; turn++) {
		const queries = queriesOf(wanted.filter((one) => isOpen(found.get(keyOf(one)))));
		await inParallel(queries.length, async (index) => {
			const { names, ...query } = queries[index] as Query;
			const outcomes = await halving(names, async (some) => (await query.locator.byName?.find(call, [...some], query.mayBeNew)) ?? []);
			names.forEach((name, place) => {
				const key = keyOf({ ...query, name });
				const outcome = outcomes[place] ?? new Error(`"${name}" was not looked up`);
				// That nothing more is sent says less than the failure that came before.
				if (!(outcome instanceof NodeOperationError && found.has(key))) found.set(key, outcome);
			});
		});
	}
	return named.map(({ values, byName }) => {
		for (const one of byName) {
			const outcome = found.get(keyOf(one));
			if (one.mayBeNew && outcome instanceof UnknownName) continue;
			if (typeof outcome !== 'string') return outcome ?? new Error('The execution was canceled');
			values[one.mayBeNew ? 'existing' : one.locator.field.name] = outcome;
		}
		return undefined;
	});
}
