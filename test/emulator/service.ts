import { randomInt } from 'node:crypto';

import type { Refusal } from './refusal';
import type { CloudState } from './state';

/** An authentic request on its way into a service. */
export interface Call {
	/** Decoded path parameters by their names in the documentation. */
	params: Record<string, string>;
	query: Record<string, string[]>;
	/** By lower-case name. */
	headers: Record<string, string>;
	body: string;
	state: CloudState;
	/** The server's clock, in milliseconds. */
	now: number;
	/** Milliseconds of a clock that no correction of the time of day moves; jobs and limits go by it. */
	elapsed: number;
	/** When each access key last signed a request since the start, by its ID, in milliseconds. */
	uses: ReadonlyMap<string, number>;
	requestId: string;
}

/** One API: `handle` validates, acts and returns the JSON of a success, or throws a refusal. */
export interface Route {
	/** Its name in the vendor's SDKs. */
	name: string;
	method: string;
	/** As documented, with parameters in braces. */
	path: string;
	/** The IAM permission it asks for; none if the documentation says that none is needed, or does not name it. */
	action?: string;
	/** The documented status of a success; 200 unless told otherwise. */
	status?: number;
	/** Nothing for a success without a body. */
	handle(call: Call): unknown;
}

/** The emulated services. */
export type ServiceName = 'IAM' | 'Workspace' | 'WorkspaceApp' | 'DDM' | 'CodeArts Artifact';

/** A service: its routes and its error form. */
export interface Service {
	name: ServiceName;
	routes: Route[];
	refuse(status: number, code: string, message: string, more?: object): Refusal;
	/** Its code for a missing permission; without one the gateway refuses in its own form. */
	forbidden?: string;
}

/** The segments of a path, decoded. */
export const segmentsOf = (path: string) => path.split('/').map(decodeURIComponent);

/** The path parameters if the segments of a path, decoded, are those of a route; undefined otherwise. */
export function match(names: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
	if (segments.length !== names.length) return undefined;
	const params: Record<string, string> = {};
	for (const [index, name] of names.entries()) {
		const segment = segments[index] ?? '';
		if (!name.startsWith('{')) {
			if (name !== segment) return undefined;
		} else {
			if (segment === '') return undefined;
			params[name.slice(1, -1)] = segment;
		}
	}
	return params;
}

/** The object a JSON body holds; undefined for any other text. */
export function parseObject(body: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(body);
		return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
	} catch {
		return undefined;
	}
}

/**
 * The name of a field that an API does not have. What the services do with one is not documented; every API here refuses
 * it, so that a misspelt name does not pass for a change.
 */
export function unknownField(fields: object, known: readonly string[]): string | undefined {
	return Object.keys(fields).find((name) => !known.includes(name));
}

/** The length of a text as the documents count it: in characters, not in the halves of some of them. */
export function characters(text: string): number {
	return [...text].length;
}

/** Milliseconds of `YYYY-MM-DDTHH:MM:SSZ`, with or without three digits of milliseconds; NaN for any other text and for a day that does not exist. */
export function timeOf(text: string): number {
	if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(text)) return NaN;
	const time = Date.parse(text);
	const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 19));
	return exists ? time : NaN;
}

/** A query parameter that is a whole number within limits; undefined if it is anything else. */
export function wholeNumber(values: string[] | undefined, absent: number, min: number, max = 2 ** 31 - 1): number | undefined {
	if (!values) return absent;
	const value = Number(values[0]);
	return /^\d+$/.test(values[0] ?? '') && value >= min && value <= max ? value : undefined;
}

/** Whether `text` contains `part`, in any case: what the documentation calls a fuzzy match. */
export function fuzzy(text: string, part: string | undefined): boolean {
	return part === undefined || text.toLowerCase().includes(part.toLowerCase());
}

/** A copy of an entity without the fields that an API does not show. */
export function without<T extends object, K extends keyof T>(entity: T, ...hidden: K[]): Omit<T, K> {
	const names: PropertyKey[] = hidden;
	return Object.fromEntries(Object.entries(entity).filter(([name]) => !names.includes(name))) as Omit<T, K>;
}

/** A new password with lower case, upper case, digits and special characters. */
export function newPassword(length: number): string {
	const classes = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '~!@#%^*-_+?'];
	return Array.from({ length }, (_, index) => pick(classes[index % classes.length] ?? '')).join('');
}

function pick(chars: string): string {
	return chars.charAt(randomInt(chars.length));
}
