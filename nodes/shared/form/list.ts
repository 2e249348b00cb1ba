import type { IDataObject } from 'n8n-workflow';

import { property } from './operation';

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

/** One page of a list and how many entries the whole list has. */
export interface Page {
	entries: IDataObject[];
	total: number;
}

/** Reads page after page until the list ends or `wanted` entries are there. */
export async function collect(page: (offset: number, limit: number) => Promise<Page>, wanted: number, pageSize: number): Promise<IDataObject[]> {
	const all: IDataObject[] = [];
	for (;;) {
		const { entries, total } = await page(all.length, Math.min(pageSize, wanted - all.length));
		all.push(...entries);
		// An empty page ends the list too, whatever total it claims: asking on could go on for ever.
		if (entries.length === 0 || all.length >= Math.min(wanted, total)) return all.slice(0, wanted);
	}
}
