import { BUSY, type Case, hintFor } from '../../../../nodes/shared/answers/hints';

const hint = (part: Partial<Case>) => hintFor({ status: 400, code: '', message: '', ...part });

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
		['a service that is not there', { status: 403, code: 'APIGW.0801' }, /not offered, or not opened/, 'configuration-invalid'],
		['a user who is not there', { status: 403, code: 'APIGW.0802' }, /not offered, or not opened/, 'configuration-invalid'],
		['an API that is not there', { status: 404, code: 'APIGW.0101' }, /not offered, or not opened/, 'configuration-invalid'],
		['a backend that is not there', { status: 404, code: 'APIGW.0103' }, /not offered, or not opened/, 'configuration-invalid'],
		['an API that is not there, the code as some gateways write it', { status: 404, code: 'APIG.0101' }, /not offered, or not opened/, 'configuration-invalid'],
		['an address that is not allowed', { status: 403, code: 'APIGW.0401' }, /address of this n8n server/, 'configuration-invalid'],
		['an address on a list', { status: 403, code: 'APIGW.0402' }, /address of this n8n server/, 'configuration-invalid'],
		['a permission with a name', { status: 403, permission: 'workspace:users:update' }, /ask your administrator for workspace:users:update$/, 'configuration-invalid'],
		['a permission without a name', { status: 403 }, /lacks a permission\. Ask your administrator for access to the service$/, 'configuration-invalid'],
		['too many requests', { status: 429, code: 'APIGW.0308' }, /'Concurrency'.*'Max Retries'/, 'rate-limited'],
		['a busy instance', { status: 409, code: 'DBS.200019' }, /busy/, 'temporarily-unavailable'],
		['a busy instance, otherwise', { status: 409, code: 'DBS.212033' }, /busy/, 'temporarily-unavailable'],
		['a user who is missing', { status: 400, code: 'WKS.00170312' }, /no such user/, 'configuration-invalid'],
		['a simple Workspace password', { status: 400, code: 'WKS.00170101' }, /Workspace password/, undefined],
		['a former Workspace password', { status: 400, code: 'WKS.00170102' }, /Workspace password/, undefined],
		['a Workspace password with the name', { status: 400, code: 'WKS.00170103' }, /Workspace password/, undefined],
		['a DDM password', { status: 400, code: 'DBS.300306' }, /DDM password/, undefined],
		['a DDM account that is missing', { status: 400, code: 'DBS.300327' }, /account exists/, 'configuration-invalid'],
		['a DDM account, otherwise', { status: 400, code: 'DBS.300328' }, /account exists/, 'configuration-invalid'],
		['a DDM parameter', { status: 400, code: 'DBS.280001' }, /DDM instance and the account/, 'configuration-invalid'],
		['a DDM parameter, otherwise', { status: 400, code: 'DBS.300375' }, /DDM instance and the account/, 'configuration-invalid'],
		['a redirect', { status: 300 }, /redirect/, 'configuration-invalid'],
		['the last kind of redirect', { status: 399 }, /redirect/, 'configuration-invalid'],
		['what is not found', { status: 404 }, /Check the ID/, 'configuration-invalid'],
		['a broken service', { status: 500, code: 'DBS.200412' }, /problem of its own/, 'temporarily-unavailable'],
		['a missing service', { status: 503 }, /problem of its own/, 'temporarily-unavailable'],
	];

	it.each(cases)('for %s', (_what, part, text, cause) => {
		expect(hint(part)).toEqual({ text: expect.stringMatching(text), cause });
	});

	it('for what is not known is none', () => {
		expect(hint({ code: 'X.1', message: 'why' })).toEqual({ text: undefined, cause: undefined });
		expect(hint({ status: 409 })).toEqual({ text: undefined, cause: undefined });
	});

	it('is none for a code that only ends like one of the gateway', () => {
		expect(hint({ code: 'XAPIG.0101' }).text).toBeUndefined();
	});

	it('texts of a 401 mean something else with another status', () => {
		for (const message of ['the object does not exist', 'reach the limit', 'signature expired', 'signature fail']) {
			expect(hint({ status: 400, message }).text).toBeUndefined();
		}
	});
});

describe('a busy instance', () => {
	it('has these codes', () => {
		expect(BUSY).toEqual(['DBS.200019', 'DBS.212033']);
	});
});
