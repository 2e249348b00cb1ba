import { encode } from '../../../credentials/sign';

const LONGEST_MESSAGE = 300;
/** No key and no password of Huawei Cloud is shorter. What is shorter is a mistake in the form, and part of half of all words. */
const SHORTEST_SECRET = 6;

/** How much longer a secret can get by being escaped: as `\u00e4` throughout, and each of these characters as `%75`. */
const ESCAPED = 18;

/**
 * Shortens a text from outside and takes out the secrets it repeats, and the canonical request, in which the gateway
 * echoes the signed headers, a security token among them. However long the text is, little more is looked at than is shown.
 */
export function redact(text: string, secrets: readonly string[], longest = LONGEST_MESSAGE): string {
	const sought = secrets.filter(({ length }) => length >= SHORTEST_SECRET);
	// A secret that begins in what is shown has to be seen whole. What is behind is looked at only to that end.
	const margin = Math.max(0, ...sought.map(({ length }) => length)) * ESCAPED;
	const seen = text.slice(0, longest + margin);
	let clean = seen.replace(/canonicalRequest:[^]*/, 'canonicalRequest: (not shown)');
	const whole = seen.length === text.length || clean !== seen;
	for (const secret of sought) {
		const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret.toWellFormed()), encode(secret)];
		for (const form of forms) clean = clean.replaceAll(form, '***');
		if (comparable(secret) !== '' && comparable(clean).includes(comparable(secret))) return '(not shown, because it repeats a secret)';
	}
	clean = clean.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
	// In the margin a secret may begin that is not seen whole. Taking out has made no part longer, so this is all of the margin.
	const shown = whole ? clean.trim() : clean.slice(0, Math.max(0, clean.length - margin)).trim();
	return (whole && shown.length <= longest ? shown : `${shown.slice(0, longest)}…`).toWellFormed();
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text without the escapes of URLs, HTML and JSON, also where one is inside another. */
function unescaped(text: string, depth = 5): string {
	const plain = text
		.replace(/(%[\da-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString())
		.replace(/&#x?([\da-f]{1,6});/gi, (entity, code) => String.fromCodePoint(Math.min(parseInt(code, /x/i.test(entity) ? 16 : 10) || 0, 0x10ffff)))
		.replace(/&([a-z]+);/g, (entity, name) => ENTITIES[name] ?? entity)
		.replace(/\\u([\da-f]{4})/gi, (_escape, code) => String.fromCharCode(parseInt(code, 16)));
	return plain === text || depth === 0 ? plain : unescaped(plain, depth - 1);
}

/** What is left of a text however it was written: forms have `+` for blanks, JSON has backslashes in between. */
const comparable = (text: string) => unescaped(text).replace(/[\\\s+]/g, '');
