import { inspect } from 'node:util';

import fc from 'fast-check';

import { byId, byName, CARRY_ON, getUser, instanceIn, OPERATIONS, setAccountPassword, resetMavenPassword, SPLIT, useCloud } from '../workflows/setup';
import { errorsIn } from './errors';
import { runs } from './generated';
import { type Said, startVendor } from './vendor';

const cloud = useCloud();
let vendor: Awaited<ReturnType<typeof startVendor>>;
beforeAll(async () => void (vendor = await startVendor()));
afterAll(() => vendor.stop());

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const eachUnit = (write: (code: number) => string) => (secret: string) => [...Array(secret.length).keys()].map((index) => write(secret.charCodeAt(index))).join('');
const eachByte = (write: (code: number) => string) => (secret: string) => [...Buffer.from(secret)].map(write).join('');
const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The ways in which software writes a text into another one. */
const WRITTEN: Record<string, (secret: string) => string> = {
	plainly: (secret) => secret,
	'in JSON': (secret) => JSON.stringify(secret).slice(1, -1),
	'in JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
	'in JSON with escaped slashes': (secret) => JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
	'in JSON for HTML': (secret) => JSON.stringify(secret).slice(1, -1).replace(/[<>&'=+]/g, eachUnit((code) => `\\u${hex(code, 4)}`)),
	'in JSON of ASCII': eachUnit((code) => `\\u${hex(code, 4)}`),
	'in a URL': encodeURIComponent,
	'in a URL, strictly': (secret) => encodeURIComponent(secret).replace(/[!'()*]/g, eachByte((code) => `%${hex(code, 2).toUpperCase()}`)),
	'in a URL, in lower case': (secret) => encodeURIComponent(secret).replace(/%../g, (escape) => escape.toLowerCase()),
	'in a URL, all of it': eachByte((code) => `%${hex(code, 2)}`),
	'in a form': (secret) => new URLSearchParams([['', secret]]).toString().slice(1),
	'in HTML': (secret) => secret.replace(/[&<>"']/g, (char) => named[char] ?? ''),
	'in HTML, by number': (secret) => [...secret].map((char) => `&#${char.codePointAt(0)};`).join(''),
};
const ways = fc.subarray(Object.keys(WRITTEN), { minLength: 1, maxLength: 4 });

/** Where a vendor may repeat what it was sent; the last ones look like successes. */
const PLACES: Record<string, (text: string) => Partial<Said>> = {
	message: (text) => ({ status: 400, body: JSON.stringify({ error_code: 'X.1', error_msg: text }) }),
	'code and message': (text) => ({ status: 404, body: JSON.stringify({ errCode: text, externalMessage: text }) }),
	'encoded reason': (text) => ({ status: 403, body: JSON.stringify({ error_code: 'X.1', error_msg: 'No.', encoded_authorization_message: text }) }),
	'refused key': (text) => ({ status: 401, body: JSON.stringify({ error_code: 'APIGW.0301', error_msg: `${text}, canonicalRequest:${text}` }) }),
	headers: (text) => {
		const value = Buffer.from(text).toString('latin1').replace(/[^\t\x20-\x7e\x80-\xff]/g, ' ');
		return { status: 400, headers: { 'X-Request-Id': value, 'Content-Type': value, 'Retry-After': value, Location: value }, body: '{}' };
	},
	title: (text) => ({ status: 502, body: `<html><title>${text}</title>` }),
	page: (text) => ({ status: 502, body: `<html><body><p>You sent ${text}</p></body>` }),
	text: (text) => ({ status: 500, body: text }),
	'far into a text': (text) => ({ status: 400, body: `${'lorem ipsum '.repeat(24)}${text}` }),
	'JSON that breaks off': (text) => ({ status: 400, body: `{"request":{"body":"${text}` }),
	'failure with status 200': (text) => ({ body: JSON.stringify({ status: 'error', success: false, error_code: text, error_msg: text }) }),
	'no JSON with status 200': (text) => ({ body: text, headers: { 'Content-Type': encodeURI(text).slice(0, 500) } }),
	'unknown fields': (text) => ({ body: JSON.stringify({ [text]: text, users: text, result: text }) }),
	'list of users': (text) => ({ body: JSON.stringify({ users: [{ id: text, user_name: text }, { id: text, user_name: 'a.novak', domain: text }, { id: 'x', user_name: 'a.novak' }], total_count: 3 }) }),
};

// At least as long as the shortest password: what is shorter may stand in an error by chance. No "*": it stands for what was taken out.
const shapeless = (unit: 'grapheme' | 'grapheme-ascii') => fc.string({ unit, minLength: 8, maxLength: 40 }).filter((secret) => !/[\s*]/.test(secret) && secret.length >= 8);
const pattern = fc.array(fc.constantFrom('$&', '$1', '.+', '[a-z]', '\\d', '\\\\', '"', '<b>', '&amp;', '%2F', '%25', '(', ')', '{', '|', '^', 'Kx9', '+/='), { minLength: 5, maxLength: 10 }).map((parts) => parts.join(''));
const secretAccessKey = fc.oneof(shapeless('grapheme-ascii'), shapeless('grapheme'), pattern);
const securityToken = fc.oneof(shapeless('grapheme-ascii'), pattern, fc.base64String({ minLength: 40, maxLength: 80 }));
const password = fc.stringMatching(/^[A-Za-z0-9~!@#%^\-_+?]{5,20}aB3$/);
const secrets = fc.record({ secretAccessKey, securityToken: fc.option(securityToken, { nil: '' }), password });

const setPassword = () => setAccountPassword({ instanceId: byId(instanceIn(cloud.state).id), accountName: byName('orders_app'), password: '={{ $json.password }}' });
const TESTED: typeof OPERATIONS = [
	...OPERATIONS.filter(({ operation }) => !operation.includes('account')),
	{ operation: "resetting an account's password", node: setPassword },
	{ operation: 'resetting and reading the Maven password', node: () => resetMavenPassword({ returnCredentials: true }) },
	{ operation: 'reading a user by name', node: () => getUser({ userId: byName('a.novak') }) },
];

it.each(TESTED)('$operation keeps every secret out of its errors, however and wherever the vendor repeats it', async ({ operation, node }) => {
	const place = fc.constantFrom(...Object.keys(PLACES));
	const property = fc.asyncProperty(secrets, ways, place, fc.constantFrom({}, CARRY_ON, SPLIT), async ({ password: chosen, ...key }, written, where, onError) => {
		const known = [key.secretAccessKey, key.securityToken, operation.includes('account') ? chosen : ''].filter(Boolean);
		const forms = known.flatMap((secret) => Object.values(WRITTEN).map((write) => write(secret)));
		const repeated = known.flatMap((secret) => written.map((way) => WRITTEN[way]?.(secret))).join(' and ');
		vendor.say({ status: 200, headers: {}, body: '', ...PLACES[where]?.(repeated) });

		const { done, failed, error, run } = await cloud.run(node(cloud.state), [{ password: chosen }], { credential: { ...key, endpoint: vendor.url }, ...onError });
		const errors = [...errorsIn({ done, failed, error }), ...(run.data.resultData.runData.Tested ?? []).map((task) => task.error), done.map(({ json: { credentialsError } }) => credentialsError)];
		const kept = [JSON.stringify(errors), inspect(errors, { depth: null, maxStringLength: null }), ...errorsIn({ done, failed, error }).flatMap(({ message, description }) => [message, description])].join('\n');
		expect(forms.filter((form) => kept.includes(form))).toEqual([]);
	});
	await fc.assert(property, runs(30));
});
