import fc from 'fast-check';

jest.setTimeout(1_800_000); // More runs take longer; a property that hangs is noticed by whoever waits.

/**
 * How often a property is tried: `FC_RUNS` raises the number, `FC_SEED` chooses other input. Without them every run has
 * the same input, and a failure prints the seed and the path that lead to the smallest counterexample.
 */
export const runs = (usual: number) => ({
	numRuns: Math.max(usual, Number(process.env.FC_RUNS ?? 0)),
	seed: Number(process.env.FC_SEED ?? 20261121),
	includeErrorInReport: true,
});

/** What tends to break requests, paths, headers, logs and parsers. */
export const HOSTILE = [
	'', ' ', '.', '..', '../', '../../v3/auth/projects', '/', '//', '\\', '%', '%2', '%zz', '%2f', '%2F..%2f', '%00', '%252e', '+', '*', '~', "'", '"', '(!)',
	'a b', '?a=b', '#a', '&', '=', 'a=b&c=d', ';', ',', '|', '\r\nX-Evil: 1', 'a\r\n\r\nGET / HTTP/1.1\r\n\r\n', '\n', '\t', '\0', '\u007f', '\u0085', '\u00a0', '\u200b', '\u2028',
	'\ufeff', '\ud800', '\udc00\ud800', '😀', 'é', 'e\u0301', '用户', '<b>', '</title><script>', '{{ 1 }}', '$&', '$1', '{project_id}', 'constructor', 'null', 'true', '0', '-1', '1e3',
] as const;

// Not `fc.string({ unit: 'binary' })`, which makes a table of all of Unicode first.
const codePoints = fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 12 }).map((points) => String.fromCodePoint(...points));
const codeUnits = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units));

/** Any text: ASCII, all of Unicode, halves of surrogate pairs, control characters, and what is known to be hostile. */
export const text = fc.oneof(
	fc.string({ maxLength: 20 }),
	codePoints,
	codeUnits,
	fc.constantFrom(...HOSTILE),
	fc.array(fc.constantFrom(...HOSTILE, 'a', '1'), { maxLength: 4 }).map((parts) => parts.join('')),
);

const latin1 = fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.constantFrom(9, 0x20), fc.integer({ min: 0x80, max: 0xff }));

/** Whatever HTTP allows as the value of a header. */
export const headerValue = fc.array(latin1, { maxLength: 20 }).map((codes) => String.fromCharCode(...codes));

/** Headers that nobody interprets, by names that differ not only in case. */
export const freeHeaders = fc
	.uniqueArray(fc.tuple(fc.stringMatching(/^X-G[A-Za-z0-9!#$%&'*^`|~._-]{0,10}$/), headerValue), { maxLength: 4, selector: ([name]) => name.toLowerCase() })
	.map((pairs) => Object.fromEntries(pairs));

/** Parameters of a query, as names and values. */
export const queryPairs = fc.array(fc.tuple(text, text), { maxLength: 5 });

/** Any value that JSON has, not too deep. */
export const jsonValue = fc.oneof(fc.jsonValue({ maxDepth: 2 }), text, fc.constantFrom(null, true, false, 0, -1, 1e21, '', [], {}, [[]], [null], [{}]));

/** One character of a text replaced by a letter. */
export function altered(whole: string, position: number): string {
	if (whole === '') return 'x';
	const index = position % whole.length;
	return `${whole.slice(0, index)}${whole[index] === 'x' ? 'y' : 'x'}${whole.slice(index + 1)}`;
}
