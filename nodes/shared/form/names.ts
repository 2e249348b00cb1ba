/** Renames the fields of a collection as the API calls them: from camel case to snake case, unless `exceptions` has another name. */
export function wireNames<Fields extends object>(fields: Fields, exceptions: Record<string, string> = {}): Record<string, Fields[keyof Fields]> {
	const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	return Object.fromEntries(Object.entries(fields).map(([name, value]) => [exceptions[name] ?? snake(name), value as Fields[keyof Fields]]));
}

/** Sorts texts as people look them up. Not localeCompare, whose first use in a process loads the rules of a language, which takes longer than all forms. */
export const byText = (one: string, other: string): number => (one.toLowerCase() < other.toLowerCase() ? -1 : 1);
