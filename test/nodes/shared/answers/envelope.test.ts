import { parse, readEnvelope, reportsFailure } from '../../../../nodes/shared/answers/envelope';

describe('a body', () => {
	it.each([
		['nothing', '', null],
		['blanks', ' \r\n', null],
		['null', 'null', null],
		['an object', '{"a":1}', { a: 1 }],
		['a text', '"a"', 'a'],
		['a page', '<html>', undefined],
		['cut off', '{"a":', undefined],
	])('that is %s', (_what, text, parsed) => {
		expect(parse(text)).toEqual(parsed);
	});
});

describe('code and message', () => {
	it.each([
		['gateway, Workspace, IAM v5', { error_code: 'APIGW.0301', error_msg: 'why', request_id: 'r' }],
		['DDM v1 and v2', { errCode: 'APIGW.0301', externalMessage: 'why' }],
		['older services', { errorCode: 'APIGW.0301', errorMsg: 'why' }],
		['CCE', { errorCode: 'APIGW.0301', errorMessage: 'why' }],
		['several', { code: 'APIGW.0301', message: 'why' }],
		['IAM v3', { error: { code: 'APIGW.0301', message: 'why', title: 'Unauthorized' } }],
		['OpenStack', { itemNotFound: { message: 'why', code: 'APIGW.0301' } }],
		['CodeArts Artifact', { status: 'error', trace_id: 't', error_code: 'APIGW.0301', error_msg: 'why' }],
		['null beside the pair', { result: null, error: { code: 'APIGW.0301', message: 'why' } }],
	])('are found as %s writes them', (_service, body) => {
		expect(readEnvelope(body)).toEqual({ code: 'APIGW.0301', message: 'why' });
	});

	it.each([
		['a number as code', { code: 401, message: 'why', details: { code: 'x' } }, { code: '401', message: 'why' }],
		['a list of one as code, as IAM v3.0 writes it', { errorcode: ['1109'] }, { code: '1109', message: undefined }],
		['no message', { error_code: 'X.1' }, { code: 'X.1', message: undefined }],
		['no code', { error_msg: 'why' }, { code: undefined, message: 'why' }],
		['an empty code', { error_code: '', error_msg: 'why' }, { code: undefined, message: 'why' }],
		['an object as message', { code: 'X.1', message: { a: 1 } }, { code: 'X.1', message: undefined }],
		['half a pair before a full one', { error_code: 'Y.1', code: 'X.1', message: 'why' }, { code: 'X.1', message: 'why' }],
		['an empty pair before a full one', { error_code: '', error_msg: '', code: 'X.1', message: 'why' }, { code: 'X.1', message: 'why' }],
		['no message, deeper', { error: { code: 'X.1' } }, { code: 'X.1', message: undefined }],
		['no code, deeper', { error: { message: 'why' } }, { code: undefined, message: 'why' }],
		['the reason of a refusal', { error_code: 'X.1', error_msg: 'why', encoded_authorization_message: 'abc' }, { code: 'X.1', message: 'why', encodedReason: 'abc' }],
		['the reason of a refusal, deeper', { error: { code: 'X.1', message: 'why', encoded_authorization_message: 'abc' } }, { code: 'X.1', message: 'why', encodedReason: 'abc' }],
	])('are read with %s', (_what, body, envelope) => {
		expect(readEnvelope(body)).toEqual(envelope);
	});

	it.each([undefined, null, 'text', 5, true, [], {}, { id: 'u1' }, { error: 'text' }])('are not found in %j', (body) => {
		expect(readEnvelope(body)).toEqual({});
	});

	it('are looked for one object deeper and no further, so that no answer keeps n8n busy', () => {
		expect(readEnvelope({ a: { b: { code: 'X.1', message: 'why' } } })).toEqual({});
	});
});

describe('a failure in spite of a good status', () => {
	it.each([
		{ status: 'error', trace_id: 't' },
		{ success: false, instance_id: 'i' },
		{ error_code: 'WKS.00010109' },
		{ errCode: 'DBS.280001' },
		{ errorCode: 'X.1' },
	])('is seen in %j', (body) => {
		expect(reportsFailure(body)).toBe(true);
	});

	it.each([
		undefined,
		null,
		'error',
		[],
		{},
		{ status: 'success' },
		{ status: 0 },
		{ success: true },
		{ error_code: '' },
		{ error_code: null },
		{ code: 'a', message: 'b' },
		{ items: [{ error_code: 'X.1' }] },
	])('is not seen in %j', (body) => {
		expect(reportsFailure(body)).toBe(false);
	});
});
