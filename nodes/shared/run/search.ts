import { type ILoadOptionsFunctions, type INodeListSearchItems, type INodeListSearchResult, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { call, openSession } from '../http/transport';
import type { Call } from '../request';

/** Entries of a From List picker, and where the next page starts. */
export interface Entries {
	results: INodeListSearchItems[];
	next?: string | number;
}

/** Makes n8n's list search of a function that fetches one page with the bound transport. */
export function search(
	fetchPage: (call: Call, filter: string, from: string, context: ILoadOptionsFunctions) => Promise<Entries>,
): (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) => Promise<INodeListSearchResult> {
	return async function (filter = '', paginationToken = '') {
		try {
			const session = await openSession(this, { maxRetries: 2, timeout: 15_000 });
			const { results, next } = await fetchPage(async (request, read) => await call(session, request, read, []), filter.trim(), paginationToken, this);
			return { results, ...(next !== undefined && { paginationToken: String(next) }) };
		} catch (cause) {
			if (cause instanceof NodeApiError) throw new NodeApiError(this.getNode(), cause as never);
			throw new NodeOperationError(this.getNode(), cause as Error);
		}
	};
}
