import type { IDataObject } from 'n8n-workflow';

import type { Api } from '../../nodes/shared/request';
import { nameOf, type Read } from './reads';

/** What an API was read with, and the entries of the answer's list. */
interface Reading {
	params: Record<string, string>;
	entries: IDataObject[];
}

/** What an API can be read with. */
export interface Values {
	params: Record<string, string>;
	query: Record<string, string>;
}

/** A list whose entries have a value that another API needs, and their field that has it. */
interface Source {
	of: string;
	field: string;
}

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().replace(/\.\d+/, '');

/** What the documents demand in the query of an API: a value, or what has it. */
const QUERIES: Record<string, () => Record<string, string | Source>> = {
	'workspaceapp ListCloudStorageAssignment': () => ({ storage_id: { of: 'workspaceapp ListCloudStorage', field: 'id' }, claim_mode: 'USER' }),
	'workspaceapp ListSessionByUserName': () => ({ user_name: { of: 'workspace ListUsers', field: 'user_name' } }),
	'workspaceapp ListSessions': () => ({ query_begin_time: daysAgo(30), query_end_time: daysAgo(0), limit: '100' }),
};

/** Parameters of paths that are in no list to which the path up to them leads, by the service. */
const ELSEWHERE: Record<string, Source> = {
	'codeartsartifact tenant_id': { of: 'iam KeystoneListAuthDomains', field: 'id' },
	'iam user_id': { of: 'iam ListUsersV5', field: 'user_id' },
};

/** What was read so far, in which the values are found that other APIs need. */
export class Readings {
	private readonly byName = new Map<string, Reading[]>();

	constructor(private readonly reads: readonly Read[]) {}

	/** Keeps the entries of an answer. */
	keep(api: Api, { params }: Values, body: unknown): void {
		const name = nameOf(api);
		this.byName.set(name, [...(this.byName.get(name) ?? []), { params, entries: entriesIn(body) }]);
	}

	/** The values with which an API can be read, all of them; or, as a text, what there is nothing of. */
	valuesFor(api: Api): Values[] | string {
		let all: Values[] = [{ params: {}, query: {} }];
		for (const [part, name, source] of needsOf(api, this.reads)) {
			if (typeof source === 'string') all = all.map((values) => ({ ...values, [part]: { ...values[part], [name]: source } }));
			else {
				if (!source) return `no list has its ${name}`;
				all = all.flatMap((values) => this.found(source, values.params).map((value) => ({ ...values, [part]: { ...values[part], [name]: value } })));
				if (all.length === 0) return `${source.of} gave no ${name}`;
			}
		}
		return all;
	}

	/** The values of a list that was read with these parameters, as far as it has the same. */
	private found({ of, field }: Source, params: Record<string, string>): string[] {
		const readings = (this.byName.get(of) ?? []).filter((reading) => Object.entries(reading.params).every(([name, value]) => params[name] === value));
		return readings.flatMap(({ entries }) => entries.map((entry) => entry[field] ?? entry.id)).filter((value) => typeof value === 'string' && value !== '') as string[];
	}
}

/** How many values an API needs that lists have to give. */
export const depthOf = (api: Api, reads: readonly Read[]): number => needsOf(api, reads).filter(([, , source]) => typeof source !== 'string').length;

/**
 * What an API needs, in the order in which it is found. A parameter of a path is in the list that the path up to it leads to:
 * `/v5/users/{user_id}/access-keys` is read for the users in `/v5/users`.
 */
function needsOf(api: Api, reads: readonly Read[]): Array<[part: keyof Values, name: string, source: string | Source | undefined]> {
	const params = [...api.path.matchAll(/\/\{(\w+)\}/g)].flatMap(({ 1: name = '', index }): Array<[keyof Values, string, Source | undefined]> => {
		if (name === 'project_id') return [];
		const list = reads.find((read) => read.api.service === api.service && read.api.path === api.path.slice(0, index));
		return [['params', name, list ? { of: nameOf(list.api), field: name } : ELSEWHERE[`${api.service} ${name}`]]];
	});
	return [...params, ...Object.entries(QUERIES[nameOf(api)]?.() ?? {}).map(([name, source]): [keyof Values, string, string | Source] => ['query', name, source])];
}

/** The entries of the list in an answer, or in an object within it. */
function entriesIn(body: unknown, depth = 1): IDataObject[] {
	if (typeof body !== 'object' || body === null) return [];
	const parts = Object.values(body);
	const list = parts.find((part): part is IDataObject[] => Array.isArray(part) && part.every((entry) => typeof entry === 'object' && entry !== null));
	if (list) return list;
	return depth === 0 ? [] : parts.map((part) => entriesIn(part, depth - 1)).find((entries) => entries.length > 0) ?? [];
}
