import type { IDataObject } from 'n8n-workflow';

import type { Found } from './property';

/** That nobody, or nothing, has a name. */
export class UnknownName extends Error {}

/** Says that nothing of a `kind` has this name, and what similar names there are. */
export function unknownName(kind: string, name: string, similar: unknown[] = []): UnknownName {
	const like = similar.flatMap((other) => (typeof other === 'string' ? `"${other}"` : [])).slice(0, 5).join(', ');
	// The services' IDs are such numbers, and nobody's name is.
	if (/^[0-9a-f]{32}$/i.test(name)) return new UnknownName(`No ${kind} is called "${name}": this looks like an ID. Choose 'By ID' instead of 'By Name'`);
	return new UnknownName(`No ${kind} is called "${name}"${like && `; similar names: ${like}`}. Upper and lower case matter`);
}

/** Says that several of a `kind` have this name: their IDs, each with what tells it from the others. */
export function sharedName(kind: string, name: string, candidates: Array<{ id: unknown; apart: unknown[] }>): Error {
	const all = candidates.map(({ id, apart }) => {
		const known = apart.filter((detail) => typeof detail === 'string' && detail !== '').join(', ');
		return known === '' ? id : `${id} (${known})`;
	});
	return new Error(`${all.length} ${kind.replace(/y$/, 'ie')}s are called "${name}": ${all.join(', ')}. Choose one by its ID`);
}

/** Which fields of an entry are its ID and its name, what its `kind` is called, and what tells namesakes apart. */
interface Looking {
	kind: string;
	id?: string;
	name?: string;
	apart: (entry: IDataObject) => unknown[];
}

/** For each name the ID of the only one of `all` that is called exactly so, or why there is none. */
export function foundAmong(all: readonly IDataObject[], names: readonly string[], { kind, id: idField = 'id', name: nameField = 'name', apart }: Looking): Found[] {
	return names.map((name) => {
		const [first, ...others] = all.filter((entry) => entry[nameField] === name);
		if (first && others.length === 0) return String(first[idField]);
		if (first) return sharedName(kind, name, [first, ...others].map((entry) => ({ id: entry[idField], apart: apart(entry) })));
		return unknownName(kind, name, all.map((entry) => entry[nameField]).filter((other) => String(other).toLowerCase().includes(name.toLowerCase())));
	});
}
