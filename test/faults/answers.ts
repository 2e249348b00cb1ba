import type { Fault } from '../emulator';
import type { FaultCase } from './fault';

const PAGE = `<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>${'<p>Welcome to the hotel</p>'.repeat(500)}</body></html>`;
const WRONG = '{"id":5,"password":["x"],"success":"yes","result":7,"trace_id":9,"users":{},"user_detail":[],"total_count":"many"}';

interface Body {
	name: string;
	fault: Fault;
	/** What the error says about it. */
	flaw: string | RegExp;
	success?: string[];
}

const SAYS = 'Huawei Cloud gave an answer that cannot be used: ';
const NOT_JSON = 'it is not JSON';
const WRONG_FIELD = /^(its field "\w+" is (missing or )?not (an object|a text|a list of objects|true)|it is not empty, .*)$/;
// The one operation whose document promises the body `null`. Its success cannot be told from a proxy that answers nothing.
const nothing = { flaw: 'it is not a JSON object', success: ['resetting a profile'] };

const html: Body = { name: 'an HTML page', fault: { body: PAGE, headers: { 'content-type': 'text/html' } }, flaw: NOT_JSON };
const megabytes: Body = { name: '10 MB of text', fault: { body: 'lorem ipsum ', repeatBody: 870_000 }, flaw: NOT_JSON };
const wrong: Body = { name: 'fields of wrong types', fault: { body: WRONG }, flaw: WRONG_FIELD };
const empty: Body = { name: 'an empty body', fault: { body: '' }, ...nothing };
const literalNull: Body = { name: '`null`', fault: { body: 'null' }, ...nothing };
const half: Body = { name: 'half of the JSON', fault: { truncate: true }, flaw: NOT_JSON };

const unreadable = (how: string, acts: boolean, { name, fault, flaw, success }: Body): FaultCase => ({
	group: '200 with a body that is no answer',
	name,
	how,
	leaves: 'unreadable',
	times: Infinity,
	acts,
	success,
	arrange: ({ order }) => order({ ...fault, act: acts }),
	message: flaw instanceof RegExp ? new RegExp(`^${SAYS}${flaw.source.slice(1)}`) : SAYS + flaw,
	description: /^Check the Custom Endpoint of the credential.* HTTP 200, [\w/]+, \d+ bytes, request ID \w+\.$/,
});

/** The service did what it was asked for, and what arrives is not its answer; or something else answered in its place. */
export const answers: FaultCase[] = [
	...[html, empty, literalNull, half, wrong, megabytes].map((body) => unreadable('the change was made', true, body)),
	...[html, wrong, megabytes].map((body) => unreadable('something else answered, nothing was done', false, body)),
];
