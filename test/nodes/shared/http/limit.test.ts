import { isThrottled, limitInWords, readLimit } from '../../../../nodes/shared/http/limit';

const refusal = (message: string, headers: Record<string, string> = {}) => ({ status: 429, headers, text: JSON.stringify({ error_code: 'APIGW.0308', error_msg: message }) });
const said = (limit: string, time: string) => `The throttling threshold has been reached: policy user over ratelimit,limit:${limit},time:${time}`;
const NOW = Date.UTC(2026, 10, 21, 10);

describe('a refusal', () => {
	it.each([
		[429, 'anything', true],
		[429, '', true],
		[403, '{"error_code":"APIGW.0308"}', true],
		[400, '{"error_code":"APIG.0308","error_msg":"x"}', true],
		[500, '{"error_code":"APIC.0308"}', true],
		[403, '{"error_code":"APIGW.0302"}', false],
		[403, '{"error_code":"XAPIGW.0308"}', false],
		[403, '{"error_code":"APIGW.03081"}', false],
		[200, '{"error_code":"APIGW.0308"}', false],
		[503, '', false],
	])('has the status %d and the text %s: %s', (status, text, expected) => {
		expect(isThrottled({ status, headers: {}, text })).toBe(expected);
	});

	it.each([
		['100', '1 minute', { limit: 100, window: 60_000 }],
		['200', '5 minute', { limit: 200, window: 300_000 }],
		['5', '5 second', { limit: 5, window: 5000 }],
		['1000', '2 hour', { limit: 1000, window: 7_200_000 }],
		['10', '1 day', { limit: 10, window: 86_400_000 }],
		['10', '0.2 second', { limit: 10, window: 200 }],
		['0', '1 minute', {}],
		['10', '0 minute', {}],
		['100', '1 fortnight', {}],
	])('that names %s in %s is read', (limit, time, expected) => {
		expect(readLimit(refusal(said(limit, time)), NOW)).toEqual(expected);
	});

	it('may have spaces and capitals, as other versions of the gateway do', () => {
		expect(readLimit(refusal('Policy API over ratelimit, Limit: 7, Time: 3 Minutes'), NOW)).toEqual({ limit: 7, window: 180_000 });
	});

	it('is read at its beginning only, which a page in place of an answer does not end', () => {
		const long = refusal(`${'x'.repeat(3000)}${said('100', '1 minute')}`);
		expect([readLimit(long, NOW), limitInWords(long)]).toEqual([{}, undefined]);
	});

	it('without numbers says nothing', () => {
		expect([readLimit(refusal('The throttling threshold has been reached'), NOW), limitInWords(refusal('No'))]).toEqual([{}, undefined]);
	});

	it('may name its limit in a header, of which the one that is used up counts, or else the one that lets least through', () => {
		const headers = { 'x-apig-ratelimit-api': 'remain:9,limit:10,time:10 second', 'x-apig-ratelimit-user': 'remain:0,limit:100,time:1 minute' };
		expect(readLimit(refusal('No', headers), NOW)).toEqual({ limit: 100, window: 60_000 });
		expect(readLimit(refusal('No', { ...headers, 'x-apig-ratelimit-user': 'remain:5,limit:30,time:1 minute' }), NOW)).toEqual({ limit: 30, window: 60_000 });
		expect(readLimit(refusal('No', { 'not-x-apig-ratelimit-api': 'remain:9,limit:10,time:10 second' }), NOW)).toEqual({});
	});

	it.each([
		['7', { retryAfter: 7000 }],
		[' 7 ', { retryAfter: 7000 }],
		['86400', { retryAfter: 86_400_000 }],
		['99999999999999999999', { retryAfter: 86_400_000 }],
		['Thu, 31 Dec 2099 23:59:59 GMT', { retryAfter: 86_400_000 }],
		['Sat, 21 Nov 2026 10:00:30 GMT', { retryAfter: 30_000 }],
		['Sat, 21 Nov 2026 09:00:00 GMT', {}],
		['0', {}],
		['-5', {}],
		['1.5', {}],
		['soon', {}],
		['2099-12-31', {}],
		['', {}],
	])('with the Retry-After "%s" says %j', (header, expected) => {
		expect(readLimit(refusal('No', { 'retry-after': header }), NOW)).toEqual(expected);
	});
});

it.each([
	['1', '1 second', '1 request in 1 second'],
	['100', '1 minute', '100 requests in 1 minute'],
	['200', '5 minute', '200 requests in 5 minutes'],
])('%s in %s is told as "%s"', (limit, time, words) => {
	expect(limitInWords(refusal(said(limit, time)))).toBe(words);
});
