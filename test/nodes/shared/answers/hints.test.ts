import { type Case, type Hint, hintFor } from '../../../../nodes/shared/answers/hints';
import { homepage } from '../../../../package.json';

const hint = (part: Partial<Case>, codes: Hint[] = []) => hintFor({ status: 400, code: '', message: '', ...part }, codes);

describe('the hint', () => {
	const cases: Array<[string, Partial<Case>, RegExp, string | undefined]> = [
		['a blocked key', { status: 401, code: 'APIGW.0301', message: 'AK access failed to reach the limit,forbidden' }, /blocked this access key.*five minutes/, 'credential-invalid'],
		['a wrong clock', { status: 401, message: 'Incorrect IAM authentication information: calc aksk signature fail:signature expired,signature time:…' }, /clock/, 'credential-invalid'],
		['an unknown key', { status: 401, message: 'Get secretKey failed,ak:HPUAEXAMPLE,err:ak not exist' }, /Access Key ID .* is not known/, 'credential-invalid'],
		['a wrong secret', { status: 401, message: 'verify aksk signature fail' }, /Secret Access Key .* does not belong/, 'credential-invalid'],
		['any other 401', { status: 401, message: 'decrypt token fail' }, /did not accept the credential/, 'credential-invalid'],
		['a project of another region', { status: 400, code: 'SYS.0400' }, /Project ID and the Region/, 'configuration-invalid'],
		['a project that is not available', { status: 403, code: 'APIGW.0310' }, /Project ID and the Region/, 'configuration-invalid'],
		['a project told by its text', { status: 400, message: "URL's projectId is not equal token's projectId" }, /Project ID and the Region/, 'configuration-invalid'],
		['a project that is not found', { status: 404, message: 'The project p1 could not be found or does not exist: not found' }, /Project ID and the Region/, 'configuration-invalid'],
		['a service that is not there', { status: 403, code: 'APIGW.0801' }, /not offered .*, or not enabled/, 'configuration-invalid'],
		['a user who is not there', { status: 403, code: 'APIGW.0802' }, /not offered .*, or not enabled/, 'configuration-invalid'],
		['an API that is not there', { status: 404, code: 'APIGW.0101' }, /not offered .*, or not enabled/, 'configuration-invalid'],
		['a backend that is not there', { status: 404, code: 'APIGW.0103' }, /not offered .*, or not enabled/, 'configuration-invalid'],
		['an API that is not there, the code as some gateways write it', { status: 404, code: 'APIG.0101' }, /not offered .*, or not enabled/, 'configuration-invalid'],
		['an address that is not allowed', { status: 403, code: 'APIGW.0401' }, /address of this n8n server/, 'configuration-invalid'],
		['an address on a list', { status: 403, code: 'APIGW.0402' }, /address of this n8n server/, 'configuration-invalid'],
		['a permission with a name', { status: 403, permission: 'workspace:users:update' }, /ask your administrator for workspace:users:update$/, 'configuration-invalid'],
		['permissions with names', { status: 403, permission: ['a:b:c', 'd:e:f'] }, /ask your administrator for a:b:c, d:e:f$/, 'configuration-invalid'],
		['a permission that is not documented', { status: 403, permission: 'not documented', policy: 'Help desk' }, /lacks a permission\. Ask your administrator for access to the service$/, 'configuration-invalid'],
		['a permission that is not needed', { status: 403, permission: 'none needed', policy: 'Help desk' }, /lacks a permission\. Ask your administrator for access to the service$/, 'configuration-invalid'],
		['a permission without a name', { status: 403 }, /lacks a permission\. Ask your administrator for access to the service$/, 'configuration-invalid'],
		['a redirect', { status: 300 }, /redirect/, 'configuration-invalid'],
		['the last kind of redirect', { status: 399 }, /redirect/, 'configuration-invalid'],
		['what is not found', { status: 404 }, /Check the ID/, 'configuration-invalid'],
		['a broken service', { status: 500, code: 'DBS.200412' }, /on Huawei Cloud's side/, 'temporarily-unavailable'],
		['a missing service', { status: 503 }, /on Huawei Cloud's side/, 'temporarily-unavailable'],
	];

	it.each(cases)('for %s', (_what, part, text, cause) => {
		const later = (part.status ?? 0) >= 500 || undefined;

		expect(hint(part)).toEqual({ advice: expect.stringMatching(text), later, cause });
	});

	it('for a permission names the policy that holds it, where to find it, and the permission first', () => {
		const page = `${homepage.replace('#readme', '')}/blob/main/docs/permissions.md#joiner-and-leaver`;

		expect(hint({ status: 403, permission: 'a:b:c', policy: 'Joiner and leaver' }).advice).toBe(
			`The IAM user of the access key lacks a permission: ask your administrator for a:b:c. The policy "Joiner and leaver" in ${page} allows this`,
		);
	});

	it('for what is not known is none', () => {
		expect(hint({ code: 'X.1', message: 'why' })).toEqual({});
		expect(hint({ status: 409 })).toEqual({});
		expect(hint({ status: 429 })).toEqual({});
	});

	it('is none for a code that only ends like one of the gateway', () => {
		expect(hint({ code: 'XAPIG.0101' }).advice).toBeUndefined();
	});

	it('texts of a 401 mean something else with another status', () => {
		for (const message of ['the object does not exist', 'reach the limit', 'signature expired', 'signature fail']) {
			expect(hint({ status: 400, message }).advice).toBeUndefined();
		}
	});
});

describe("the hints of a service's own codes", () => {
	const codes: Hint[] = [
		{ when: ({ code }) => code === 'X.1', say: 'Do this', later: true },
		{ when: ({ status }) => status === 404, say: ({ code, permission }) => `Do that about ${code} with ${permission}`, cause: 'configuration-invalid' },
		{ when: () => true, say: 'Do anything' },
	];

	it('come before those of all services, the first that fits', () => {
		expect(hint({ status: 404, code: 'X.1' }, codes)).toEqual({ advice: 'Do this', later: true });
		expect(hint({ status: 500 }, codes)).toEqual({ advice: 'Do anything' });
	});

	it('may be made of the answer', () => {
		expect(hint({ status: 404, code: 'X.2', permission: 'x:y:z' }, codes)).toEqual({ advice: 'Do that about X.2 with x:y:z', cause: 'configuration-invalid' });
	});

	it('leave the others their hints', () => {
		expect(hint({ status: 404 }, codes.slice(0, 1)).advice).toMatch(/^Check the ID/);
	});
});

it('no hint says "Try again later" itself, since that is wrong after an unclear outcome', () => {
	for (const status of [300, 400, 401, 403, 404, 409, 429, 500, 503]) expect(hint({ status }).advice ?? '').not.toMatch(/try again/i);
});
