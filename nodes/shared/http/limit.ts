import type { Answer } from '../answer';
import { parse, readEnvelope } from '../answers/envelope';
import type { Said } from './pace';

const UNITS: Record<string, number> = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** As the gateway's message has it (`policy user over ratelimit,limit:100,time:1 minute`), and its X-Apig-RateLimit headers. */
const NUMBERS = /limit:\s*(\d+),\s*time:\s*(\d+(?:\.\d+)?)\s*(second|minute|hour|day)/i;

/** Whether the gateway refused a request because there were too many: it then has not reached the service. */
export function isThrottled({ status, text }: Answer): boolean {
	if (status === 429) return true;
	return status >= 400 && /^API(GW|G|C)\.0308$/.test(readEnvelope(parse(text)).code ?? '');
}

/** What the refusal says about the limit, in its message, in `X-Apig-RateLimit-*` headers and in `Retry-After`. */
export function readLimit({ headers, text }: Answer, now = Date.now()): Said {
	return { ...(numbersIn(text.slice(0, 2000)) ?? numbersInHeaders(headers)), ...retryAfter(headers['retry-after'], now) };
}

/** The limit in words, as the cloud named it: `100 requests in 1 minute`; nothing if it named none. */
export function limitInWords({ headers, text }: Answer): string | undefined {
	const named = [text.slice(0, 2000), ...headersOf(headers)].map((said) => NUMBERS.exec(said)).find(Boolean);
	return named ? `${count(named[1], 'request')} in ${count(named[2], named[3])}` : undefined;
}

const count = (number = '', unit = '') => `${number} ${unit}${number === '1' ? '' : 's'}`;

function numbersIn(text: string): Said | undefined {
	const [, limit, count, unit = ''] = NUMBERS.exec(text) ?? [];
	const said = { limit: Number(limit), window: Number(count) * (UNITS[unit.toLowerCase()] ?? 0) };
	return said.limit > 0 && said.window > 0 ? said : undefined;
}

const headersOf = (headers: Answer['headers']) =>
	Object.entries(headers).flatMap(([name, value]) => (/^x-apig-ratelimit-/i.test(name) ? [value] : []));

/** There may be one header for each kind of limit: what is used up counts, and of several the one that lets least through. */
function numbersInHeaders(headers: Answer['headers']): Said | undefined {
	const all = headersOf(headers);
	const usedUp = all.filter((value) => /remain:\s*0\b/i.test(value));
	const rate = ({ limit = 0, window = 1 }: Said) => limit / window;
	return (usedUp.length > 0 ? usedUp : all).flatMap((value) => numbersIn(value) ?? []).sort((a, b) => rate(a) - rate(b))[0];
}

/** As long as the longest window of the gateway: what names a later time is a mistake, which must not close an API until n8n is restarted. */
const LONGEST = 86_400_000;

/** `Retry-After` in seconds or as a date; 0, the past and nonsense say nothing. */
function retryAfter(header: string | undefined, now: number): Said {
	if (!header) return {};
	const date = /[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
	const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : date - now;
	return wait > 0 ? { retryAfter: Math.min(wait, LONGEST) } : {};
}
