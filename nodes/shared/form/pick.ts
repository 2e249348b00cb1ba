import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../request';
import { type Asked, type List, page } from './list';
import { type Shown, textOf } from './picked';
import type { Entries } from './property';

/** What a picker looks through: where it starts, a filter for an API that has none of its own, and where it stops looking. */
interface Wanted extends Asked {
	from: string;
	filter?: string;
	until?: number;
}

/**
 * Reads a page for a From List picker, and the next ones until something is found or all before `until` are read. `show`
 * gives nothing for an entry that is not to be shown.
 */
export async function pick(call: Call, list: List, show: (entry: IDataObject) => Shown | undefined, { from, filter = '', until = Infinity, ...asked }: Wanted): Promise<Entries> {
	for (let start = from; ; ) {
		// Shown while the answer is read, so that an entry that cannot be shown is reported as a useless answer.
		const { entries, next } = await page(call, list, asked, start, list.longest, show);
		const found = resultsOf(entries.filter((entry) => entry !== undefined));
		const results = found.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(filter.toLowerCase()));
		if (results.length > 0 || next === undefined || Number(next) >= until) return { results, next };
		start = next;
	}
}

function resultsOf(shown: Shown[]): Entries['results'] {
	return shown.map(({ value, name, details = [], apart }) => {
		const hasNamesake = shown.some((other) => other.name === name && other.value !== value);
		return { name: textOf({ value, name, details: hasNamesake ? [...details, apart] : details }), value };
	});
}

/**
 * Leads a From List picker through several lists, one after the other. The page token is `list:offset`. Lists where nothing
 * is found are passed over, since the editor takes an empty first page for an empty list. What is in two of them may be found
 * twice: the editor shows it once.
 */
export async function inTurn(count: number, from: string, pickFrom: (list: number, from: string) => Promise<Entries>): Promise<Entries> {
	const [first = 0, start = 0] = from.split(':').map(Number);
	for (let list = first, offset = start; list < count; list++, offset = 0) {
		const { results, next } = await pickFrom(list, String(offset));
		if (results.length > 0) return { results, next: next !== undefined ? `${list}:${next}` : list + 1 < count ? `${list + 1}:0` : undefined };
	}
	return { results: [] };
}
