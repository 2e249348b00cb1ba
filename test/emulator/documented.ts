import documents from './documents.json';
import { SERVICES } from './gateway';
import { match, segmentsOf } from './service';

/** The fields of an API's answer by their paths, `[]` for each entry of a list, with their types. */
export type Fields = Readonly<Record<string, string>>;

/**
 * What the documents say about every API that is emulated, by its name there. A question mark stands behind the type of a field
 * that need not come; what is within an `object` that is listed itself is not: names there are values, or were left out.
 */
export const DOCUMENTED: Readonly<Record<string, { fields: Fields }>> = documents;

/** The fields of the API with this method and this path, whose parameters stand in braces; nothing for one that is not emulated. */
export function fieldsFor(method: string, path: string): Fields | undefined {
	const sent = segmentsOf(path.replace(/\{\w+\}/g, 'x'));
	const route = SERVICES.flatMap(({ routes }) => routes).find((one) => one.method === method && match(segmentsOf(one.path), sent));
	return route && DOCUMENTED[route.name]?.fields;
}

/** In what answers differ from the documents, by the paths and the types of fields; values are not looked at. */
export interface Differences {
	/** Fields that come nowhere although there is something they belong to. */
	missing: string[];
	/** Fields that no document names; of those within one another the outermost. */
	unknown: string[];
	/** Fields of other types, or null. */
	types: string[];
	/** Lists without entries, and objects that were left out: their fields could not be compared. */
	empty: string[];
}

/** Compares answers to the same API, taken together, with its documented fields. */
export function compare(fields: Fields, answers: readonly unknown[]): Differences {
	const shape = new Map<string, Set<string>>();
	for (const answer of answers) note(shape, answer, '');
	const typesOf = new Map(Object.entries(fields).map(([path, type]) => [path, type.replace('?', '')]));
	for (const path of Object.keys(fields)) for (const outer of outersOf(path)) if (!typesOf.has(outer)) typesOf.set(outer, path.startsWith(`${outer}[]`) ? 'array' : 'object');
	const isOpen = (path: string) => path in fields && typesOf.get(path) === 'object';
	const isNamed = (path: string) => typesOf.has(path) || outersOf(path).some((outer) => isOpen(outer) || !typesOf.has(outer));

	const missing: string[] = [];
	const empty = new Set<string>();
	for (const [path, type] of Object.entries(fields)) {
		if (type.endsWith('?') || shape.has(path)) continue;
		const outer = outersOf(path).find((one) => shape.has(one)) ?? '';
		// One of another type, such as null, is told of by its type.
		if (!shape.get(outer)?.has(typesOf.get(outer) ?? '')) continue;
		if (typesOf.get(outer) === 'array') empty.add(outer);
		else missing.push(path);
	}
	return {
		missing,
		unknown: [...shape].flatMap(([path, types]) => (isNamed(path) ? [] : [`${path}: ${[...types].join(' or ')}`])),
		types: [...shape].flatMap(([path, types]) => {
			const documented = typesOf.get(path) ?? '';
			return typesOf.has(path) ? [...types].filter((type) => type !== documented).map((type) => `${path || 'the answer'}: ${type} instead of ${documented}`) : [];
		}),
		empty: [...empty],
	};
}

/** Notes the types that the parts of an answer have, by their paths. */
function note(shape: Map<string, Set<string>>, value: unknown, path: string): void {
	shape.set(path, (shape.get(path) ?? new Set()).add(typeOf(value)));
	if (Array.isArray(value)) for (const entry of value) note(shape, entry, `${path}[]`);
	else if (typeof value === 'object' && value !== null) {
		for (const [name, inner] of Object.entries(value)) if (inner !== undefined) note(shape, inner, path ? `${path}.${name}` : name);
	}
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
}

/** What a field is in, from the innermost to the answer itself. */
function outersOf(path: string): string[] {
	const outers: string[] = [];
	for (let rest = path; rest !== ''; ) {
		rest = rest.endsWith('[]') ? rest.slice(0, -2) : rest.slice(0, Math.max(rest.lastIndexOf('.'), 0));
		outers.push(rest);
	}
	return outers;
}
