import type { IDataObject } from 'n8n-workflow';

/** What an answer says about a failure, in the vendor's words. */
export interface Envelope {
	code?: string;
	message?: string;
	/** The reason of a refusal, to be decoded with STS. */
	encodedReason?: string;
}

// The pairs in which Huawei Cloud's services name an error: gateway, Workspace and IAM v5; DDM v1 and v2; older services; IAM v3.
const PAIRS = [
	['error_code', 'error_msg'],
	['errCode', 'externalMessage'],
	['errorCode', 'errorMsg'],
	['errorCode', 'errorMessage'],
	['code', 'message'],
] as const;

/** Parses a body; `undefined` when it is not JSON. An empty body is `null`. */
export function parse(text: string): unknown {
	if (text.trim() === '') return null;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Finds code and message in any of the known shapes, also one object deeper, as in `{ "itemNotFound": { … } }`. */
export function readEnvelope(body: unknown): Envelope {
	if (typeof body !== 'object' || body === null) return {};
	const fields = body as IDataObject;
	for (const [code, message] of PAIRS) {
		if (isText(fields[code]) || isText(fields[message])) {
			return {
				code: isText(fields[code]) ? String(fields[code]) : undefined,
				message: isText(fields[message]) ? String(fields[message]) : undefined,
				encodedReason: isText(fields.encoded_authorization_message) ? String(fields.encoded_authorization_message) : undefined,
			};
		}
	}
	const nested = Object.values(fields).find((value) => Object.keys(readEnvelope(value)).length > 0);
	return nested === undefined ? {} : readEnvelope(nested);
}

/** Whether a body reports a failure although its status is 2xx, as CodeArts Artifact, DDM and Workspace may do. */
export function reportsFailure(body: unknown): boolean {
	if (typeof body !== 'object' || body === null) return false;
	const { error_code, errCode, errorCode, status, success } = body as IDataObject;
	return Boolean(error_code || errCode || errorCode) || status === 'error' || success === false;
}

function isText(value: unknown): value is string | number {
	return (typeof value === 'string' && value !== '') || typeof value === 'number';
}
