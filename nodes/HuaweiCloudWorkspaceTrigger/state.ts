import type { IDataObject } from 'n8n-workflow';

import type { EventName } from './event';

/** What is kept of a user from one poll to the next. */
export interface Kept {
	/** The tracked fields as they were. */
	values: IDataObject;
	/** In how many polls a change was told. It tells the second lock from the first one, and is saved whenever it grows. */
	revision: number;
	/** What `noticeOf` said for each event that comes with a date. */
	notices: Partial<Record<EventName, number>>;
	/** When the user last connected, in ms; 0 if it is longer ago than was looked for. */
	lastLogin?: number;
	/** When the user was new or enabled again, in ms, from which on the days without a login count as well; 0 if not seen. */
	countedFrom?: number;
}

/** What is kept between two polls. */
export interface State {
	/** When the first poll was, so that no event of another beginning has the same ID. */
	since: string;
	/** What was watched: fields, and events that come with a date. What is new is not compared with. */
	tracked: string[];
	/** When the newest login of all was, in ms. */
	loginsUntil?: number;
	users: Map<string, Kept>;
}

/** Users as columns, which is how equal values compress best: 10,000 users take a third of what they take one after the other. */
interface Columns extends Omit<State, 'users'> {
	ids: string[];
	fields: Record<string, unknown[]>;
	revisions: number[];
	notices: Record<string, unknown[]>;
	lastLogins: Array<number | null>;
	countedFroms: Array<number | null>;
}

/** The state as a text that is short enough for n8n's database. */
export async function textOf({ users, ...rest }: State): Promise<string> {
	const kept = [...users.values()];
	const columns = (names: Iterable<string>, part: (one: Kept) => object) =>
		Object.fromEntries([...new Set(names)].map((name) => [name, kept.map((one) => (part(one) as IDataObject)[name] ?? null)]));
	const all: Columns = {
		...rest,
		ids: [...users.keys()],
		fields: columns(kept.flatMap(({ values }) => Object.keys(values)), ({ values }) => values),
		revisions: kept.map(({ revision }) => revision),
		notices: columns(kept.flatMap(({ notices }) => Object.keys(notices)), ({ notices }) => notices),
		lastLogins: kept.map(({ lastLogin }) => lastLogin ?? null),
		countedFroms: kept.map(({ countedFrom }) => countedFrom ?? null),
	};
	return Buffer.from(await piped(Buffer.from(JSON.stringify(all)), new CompressionStream('deflate-raw'))).toString('base64');
}

/** The state that `textOf` made a text of. */
export async function stateIn(text: string): Promise<State> {
	const json = Buffer.from(await piped(Buffer.from(text, 'base64'), new DecompressionStream('deflate-raw'))).toString();
	const { ids, fields, revisions, notices, lastLogins, countedFroms, ...rest } = JSON.parse(json) as Columns;
	const row = (columns: Record<string, unknown[]>, index: number) =>
		Object.fromEntries(Object.entries(columns).flatMap(([name, column]) => (column[index] === null ? [] : [[name, column[index]]])));
	const kept = (index: number): Kept => ({
		values: row(fields, index) as IDataObject,
		revision: revisions[index] as number,
		notices: row(notices, index),
		...(lastLogins[index] !== null && { lastLogin: lastLogins[index] }),
		...(countedFroms[index] !== null && { countedFrom: countedFroms[index] }),
	});
	return { ...rest, users: new Map(ids.map((id, index) => [id, kept(index)])) };
}

/** n8n's rules for community nodes forbid zlib; this is the same in every Node.js. */
const piped = async (bytes: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream) => await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer();
