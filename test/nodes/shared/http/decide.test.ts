import type { Answer } from '../../../../nodes/shared/answer';
import { NoAnswer, type FailureKind } from '../../../../nodes/shared/failure';
import { decide, isDown, isUnclear, showsAcceptedKey } from '../../../../nodes/shared/http/decide';

const answer = (status: number, text = '', headers: Answer['headers'] = {}): Answer => ({ status, headers, text });
const none = (kind: FailureKind) => new NoAnswer(kind, 'why');
const BUSY = answer(409, '{"errCode":"DBS.200019","externalMessage":"Busy."}');
const policy = { maxRetries: 3, busy: ['DBS.200019'] };
const DONE = { do: 'done' };
const FAIL = { do: 'fail' };
const again = (to: number, from = 0) => ({ do: 'again', from, to, counts: true });
const REFUSED = { do: 'again', from: 0, to: 0, counts: false };

it.each([
	['200', answer(200), DONE, DONE, DONE],
	['204', answer(204), DONE, DONE, DONE],
	['a redirect', answer(302), FAIL, FAIL, FAIL],
	['400', answer(400), FAIL, FAIL, FAIL],
	['401', answer(401), FAIL, FAIL, FAIL],
	['403', answer(403), FAIL, FAIL, FAIL],
	['404', answer(404), FAIL, FAIL, FAIL],
	['another conflict', answer(409, '{"errCode":"DBS.300311"}'), FAIL, FAIL, FAIL],
	['a busy instance', BUSY, again(500), again(500), again(500)],
	['500 with a code that says busy', answer(500, BUSY.text), again(500), again(500), FAIL],
	['429', answer(429), REFUSED, REFUSED, REFUSED],
	['500', answer(500), again(500), again(500), FAIL],
	['501', answer(501), FAIL, FAIL, FAIL],
	['503 that names a time', answer(503, '', { 'retry-after': '7' }), again(7000, 7000), again(7000, 7000), FAIL],
	['503 that names a day', answer(503, '', { 'retry-after': '86400' }), again(60_000, 60_000), again(60_000, 60_000), FAIL],
	['504', answer(504), again(500), again(500), FAIL],
	['no connection', none('unreachable'), again(500), again(500), again(500)],
	['an untrusted certificate', none('certificate'), FAIL, FAIL, FAIL],
	['a proxy that refuses', none('proxy'), FAIL, FAIL, FAIL],
	['a forbidden address', none('forbidden'), FAIL, FAIL, FAIL],
	['no answer in time', none('timeout'), again(500), again(500), FAIL],
	['a broken connection', none('interrupted'), again(500), again(500), FAIL],
	['an endless answer', none('oversized'), FAIL, FAIL, FAIL],
	['the end of the execution', none('cancelled'), FAIL, FAIL, FAIL],
])('%s: what to do after it is decided by what sending does', (_what, outcome, read, set, once) => {
	expect((['read', 'set', 'once'] as const).map((effect) => decide({ effect }, outcome, 0, policy))).toEqual([read, set, once]);
});

it('the time grows with the attempts, and after the last one it fails', () => {
	expect([0, 1, 2, 3].map((attempts) => decide({ effect: 'read' }, answer(500), attempts, policy))).toEqual([again(500), again(1000), again(2000), FAIL]);
	expect(decide({ effect: 'read' }, answer(500), 9, { ...policy, maxRetries: 10 })).toEqual(again(20_000));
});

it('a refusal by the limit is no attempt, whatever their number', () => {
	expect(decide({ effect: 'once' }, answer(429), 3, policy)).toEqual(REFUSED);
});

it.each([
	['500', answer(500), true],
	['504', answer(504), true],
	['400', answer(400), false],
	['429', answer(429), false],
	['no connection', none('unreachable'), false],
	['a proxy that refuses', none('proxy'), false],
	['a certificate', none('certificate'), false],
	['no answer in time', none('timeout'), true],
	['a broken connection', none('interrupted'), true],
	['an endless answer', none('oversized'), true],
	['the end of the execution', none('cancelled'), true],
])('after %s a change may have been made: %j', (_what, outcome, unclear) => {
	expect((['read', 'set', 'once'] as const).map((effect) => isUnclear({ effect }, outcome))).toEqual([false, unclear, unclear]);
});

it.each([
	[answer(500), true, false],
	[answer(502), true, false],
	[answer(501), false, false],
	[answer(200), false, true],
	[answer(302), false, false],
	[answer(400), false, true],
	[answer(401), false, false],
	[answer(404), false, true],
	[answer(429), false, false],
	[answer(403, '{"error_code":"APIG.0308"}'), false, false],
	[none('unreachable'), true, false],
	[none('timeout'), true, false],
	[none('interrupted'), true, false],
	[none('cancelled'), false, false],
	[none('forbidden'), false, false],
])('%j says that the service is down (%j), and that the key was accepted (%j)', (outcome, down, accepted) => {
	expect([isDown(outcome), showsAcceptedKey(outcome)]).toEqual([down, accepted]);
});
