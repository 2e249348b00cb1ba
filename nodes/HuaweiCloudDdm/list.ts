import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import { countIn, listIn } from '../shared/answers/fields';
import type { Call } from '../shared/request';
import type { Entries } from '../shared/run/search';

/** The longest page of DDM's lists (DDM API v1). */
const LARGEST_PAGE = 128;

/**
 * One page of a From List picker over a list of DDM's v1 API, whose path is `of`. That API has no filter, so entries are
 * filtered here by what the user sees, and pages without a match are passed over.
 */
export async function pick(
	call: Call,
	of: string[],
	field: string,
	filter: string,
	from: string,
	show: (entry: IDataObject) => INodeListSearchItems,
): Promise<Entries> {
	for (let offset = Number(from) || 0; ; ) {
		const { entries, total } = await call(
			{ service: 'ddm', method: 'GET', path: ['v1', '{project_id}', ...of], query: { offset, limit: LARGEST_PAGE }, effect: 'read' },
			(body) => ({ entries: listIn(body, field).map(show), total: countIn(body, 'total_record', 'total') }),
		);
		offset += entries.length;
		const ends = entries.length === 0 || offset >= total;
		const results = entries.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(filter.toLowerCase()));
		if (results.length > 0 || ends) return { results, next: ends ? undefined : offset };
	}
}
