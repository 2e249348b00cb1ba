import type { IDataObject } from 'n8n-workflow';

import { countIn, listIn } from '../answers/fields';
import type { Api, ApiRequest, Call } from '../request';
import { type Entries, property } from './property';

/** n8n's pair of fields for lists; the wording is prescribed. */
export const paging = [
	property({
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	}),
	property({
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	}),
] as const;

/** A list of the cloud that is read in pages by `offset` and `limit`. */
export interface List extends Omit<Api, 'method' | 'effect'> {
	/** The answer's field with the entries, and the fields that may hold how many there are in all. */
	entries: string;
	total: readonly [string, ...string[]];
	/** The longest page. */
	longest: number;
	/** Makes an item of an entry. Throws for an entry that cannot be used, such as one without an ID. */
	read?: (entry: IDataObject) => IDataObject;
}

/** The API that a list is read with. */
export const apiOf = ({ service, api, path, permission }: List): Api => ({ service, api, method: 'GET', path, effect: 'read', permission });

/** Which part of a list is wanted: the values of the path's parameters, and filters. */
export type Asked = Pick<ApiRequest, 'params' | 'query'>;

/** Reads one page of a list, and how many entries the whole list has. Throws when the answer is not such a page. */
export async function page(call: Call, list: List, { params, query }: Asked, offset: number, limit: number): Promise<{ entries: IDataObject[]; total: number }> {
	const { entries, total, read = (entry) => entry } = list;
	return await call({ ...apiOf(list), params, query: { ...query, offset, limit } }, (body) => ({
		entries: listIn(body, entries).map(read),
		total: countIn(body, ...total),
	}));
}

/** Reads page after page until the list ends or there are `wanted` entries, and returns no more than those. */
export async function collect(call: Call, list: List, asked: Asked = {}, wanted = Infinity): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for (;;) {
		const { entries, total } = await page(call, list, asked, all.length, Math.min(list.longest, wanted - all.length));
		all.push(...entries);
		// An empty page ends the list too, whatever total it claims: asking on could go on for ever.
		if (entries.length === 0 || all.length >= Math.min(wanted, total)) return all.slice(0, wanted);
	}
}

/**
 * Reads a page for a From List picker, from the offset `from`. For an API without a filter of its own, `filter` is looked
 * for in what `show` makes of the entries, and pages without a match are skipped.
 */
export async function pick(
	call: Call,
	list: List,
	show: (entry: IDataObject) => Entries['results'][number],
	{ from, filter = '', ...asked }: Asked & { from: string; filter?: string },
): Promise<Entries> {
	// Shown while the answer is read, so that an entry that cannot be shown is reported as a useless answer.
	const shown: List = { ...list, read: (entry) => show(list.read ? list.read(entry) : entry) };
	for (let offset = Number(from) || 0; ; ) {
		const { entries, total } = await page(call, shown, asked, offset, list.longest);
		offset += entries.length;
		const ends = entries.length === 0 || offset >= total;
		const results = (entries as Entries['results']).filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(filter.toLowerCase()));
		if (results.length > 0 || ends) return { results, next: ends ? undefined : offset };
	}
}
