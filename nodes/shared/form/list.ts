import type { IDataObject } from 'n8n-workflow';

import { countIn, listIn, objectIn } from '../answers/fields';
import type { Api, ApiRequest, Call } from '../request';
import { property } from './property';

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

/** A list of the cloud that is read in pages. */
export interface List extends Omit<Api, 'method' | 'effect'> {
	/** The answer's field that holds all the others, if there is one. */
	within?: string;
	/** The answer's field with the entries. */
	entries: string;
	/** The fields that may hold how many entries there are in all. A list without is read by the markers of IAM v5. */
	total?: readonly [string, ...string[]];
	/** Whether its pages have numbers, from 1, and not offsets. */
	numbered?: boolean;
	/** The longest page. */
	longest: number;
	/** Makes an item of an entry. Throws for an entry that cannot be used, such as one without an ID. */
	read?: (entry: IDataObject) => IDataObject;
}

/** The API that a list is read with. */
export const apiOf = ({ service, api, path, permission }: List): Api => ({ service, api, method: 'GET', path, effect: 'read', permission });

/** Which part of a list is wanted: the values of the path's parameters, and filters. */
export type Asked = Pick<ApiRequest, 'params' | 'query'>;

/** A page of a list, and where the next one starts, if there is one. */
interface Page<Entry> {
	entries: Entry[];
	next?: string;
}

/**
 * Reads the page that starts at `from`, at the beginning for an empty text. `make` makes something else of the list's items.
 * Throws when the answer is not such a page.
 */
export async function page<Entry = IDataObject>(call: Call, list: List, { params, query }: Asked, from: string, limit: number, make: (item: IDataObject) => Entry = (item) => item as Entry): Promise<Page<Entry>> {
	const { within, entries: name, total, numbered, read = (entry) => entry } = list;
	const start = Number(from) || (numbered ? 1 : 0);
	return await call({ ...apiOf(list), params, query: { ...query, ...pageAt(list, from, start, limit) } }, (body) => {
		const answer = objectIn(body, within);
		const entries = listIn(answer, name).map((entry) => make(read(entry)));
		if (!total) return { entries, next: markerIn(answer, from) };
		const after = (numbered ? (start - 1) * limit : start) + entries.length;
		// An empty page ends the list too, whatever total it claims: asking on could go on for ever.
		const goesOn = after < countIn(answer, ...total) && entries.length > 0;
		return { entries, next: goesOn ? String(numbered ? start + 1 : after) : undefined };
	});
}

/** The parameters that ask for a page. */
function pageAt({ total, numbered }: List, from: string, start: number, limit: number): ApiRequest['query'] {
	if (numbered) return { page_no: start, page_size: limit };
	return total ? { offset: start, limit } : { marker: from || undefined, limit };
}

/** The marker of the next page; nothing where it is missing, or leads to the same page again. */
function markerIn(body: unknown, from: string): string | undefined {
	const { page_info: info } = objectIn(body) as { page_info?: { next_marker?: unknown } };
	return typeof info?.next_marker === 'string' && info.next_marker !== from ? info.next_marker : undefined;
}

/** How many entries a list with offsets has in all. */
export async function countOf(call: Call, list: List & Required<Pick<List, 'total'>>): Promise<number> {
	return await call({ ...apiOf(list), query: { offset: 0, limit: 1 } }, (body) => countIn(body, ...list.total));
}

/** Reads page after page until the list ends or there are `wanted` entries, and returns no more than those. */
export async function collect(call: Call, list: List, asked: Asked = {}, wanted = Infinity): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for (let from: string | undefined = ''; from !== undefined && all.length < wanted; ) {
		// What the number of a page means depends on how long the pages are.
		const { entries, next }: Page<IDataObject> = await page(call, list, asked, from, Math.min(list.longest, list.numbered ? wanted : wanted - all.length));
		all.push(...entries);
		from = next;
	}
	return all.slice(0, wanted);
}
