import { type IExecuteFunctions, NodeApiError } from 'n8n-workflow';

import type { Session } from '../../nodes/shared/http/session';
import { actionsIn, type Api } from '../../nodes/shared/request';
import { compare, type Differences, fieldsFor } from '../emulator/documented';
import { actionNamed, ask, type Failed, failureOf, inShort, open } from './ask';
import { nameOf, type Read } from './reads';
import { depthOf, Readings } from './values';

/** How an API compares with its documents: in what its answers differ, how it failed, or why it was not tried. */
export type Row = { api: Api } & ({ differences: Differences } | { failed: Failed; differs: boolean } | { reason: string });

/** What came of reading an account. */
export interface Walk {
	rows: Row[];
	readings: Readings;
	/** The session for the APIs of a service, or why there is none. */
	sessions: ReadonlyMap<string, Session | string>;
}

/** With how many things of a list an API is read at the most, until its answers have shown all its fields. */
const MOST = 20;

/** Reads every API, those first that others take their values from. Throws the error for a key that is refused. */
export async function walk(context: IExecuteFunctions, reads: readonly Read[]): Promise<Walk> {
	const readings = new Readings(reads);
	const sessions = new Map<string, Session | string>();
	const rows: Row[] = [];
	for (const { api, actions } of [...reads].sort((one, other) => depthOf(one.api, reads) - depthOf(other.api, reads))) {
		// One for each service: where one cannot be reached, the others may.
		const session = sessions.get(api.service) ?? (await open(context, actions).catch(whyNot));
		sessions.set(api.service, session);
		rows.push(typeof session === 'string' ? { api, reason: session } : await read(session, api, readings));
	}
	return { rows, readings, sessions };
}

/** Why there is no session for a service. Throws the error for a key that is refused: after some failures it would be blocked. */
function whyNot(error: unknown): string {
	if (!(error instanceof NodeApiError)) return 'its project was not found; set HUAWEICLOUD_SDK_PROJECT_ID';
	if (error.httpCode === '401') throw error;
	return inShort(failureOf(error));
}

async function read(session: Session, api: Api, readings: Readings): Promise<Row> {
	const fields = fieldsFor(api.method, api.path);
	if (!fields) return { api, reason: 'its fields are not listed' };
	if (api.method !== 'GET') return { api, reason: 'it takes a body' };
	const all = readings.valuesFor(api);
	if (typeof all === 'string') return { api, reason: all };
	const answers: unknown[] = [];
	let differences: Differences | undefined;
	for (const values of all.slice(0, MOST)) {
		const reply = await ask(session, { ...api, ...values });
		if ('failed' in reply) {
			const { failed } = reply;
			if (failed.status === '401') throw failed.error;
			// One thing may have no password, say, and another one may; the gateway's 404 is about the API.
			if (failed.status === '404' && Object.keys(values.params).length > 0 && !/^API[GC]/.test(failed.code)) continue;
			if (!differences) return { api, failed, differs: /^[24]/.test(failed.status) && failed.status !== '403' };
			break;
		}
		answers.push(reply.body);
		readings.keep(api, values, reply.body);
		differences = compare(fields, answers);
		if (differences.empty.length + differences.missing.length === 0) break;
	}
	return differences ? { api, differences } : { api, reason: `none of the ${Math.min(all.length, MOST)} that were tried has one` };
}

/** A row in words: the status, the result, and the fields it is about. */
export function inWords(row: Row): { api: string; status: string; result: string; details: string[] } {
	const api = nameOf(row.api);
	if ('reason' in row) return { api, status: '', result: `not tried: ${row.reason}`, details: [] };
	if ('failed' in row) {
		const { failed, differs } = row;
		if (failed.status === '403') return { api, status: '403', result: `permission refused: ${needed(row.api, failed)}`, details: [] };
		return { api, status: failed.status, result: `${differs ? 'differs' : 'not read'}: ${inShort(failed)}`, details: [] };
	}
	const { missing, unknown, types, empty } = row.differences;
	const details = [...missing.map((field) => `missing: ${field}`), ...unknown.map((field) => `unknown: ${field}`), ...types.map((field) => `type: ${field}`)];
	const unseen = empty.length > 0 ? `; nothing in ${empty.join(', ')}` : '';
	return { api, status: '2xx', result: `${details.length > 0 ? 'differs' : 'as documented'}${unseen}`, details };
}

function needed({ permission }: Api, failed: Failed): string {
	const named = actionNamed(failed);
	return [actionsIn(permission).join(', ') || 'the documents name no action', named && `the answer names ${named}`].filter(Boolean).join('; ');
}

/** Whether a row says that the cloud is not as its documents are. */
export const differs = (row: Row): boolean => ('failed' in row ? row.differs : 'differences' in row && inWords(row).details.length > 0);
