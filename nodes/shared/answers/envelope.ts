import type { IDataObject } from 'n8n-workflow';

/** What an answer says about a failure, in the vendor's words. */
export interface Envelope {
	code?: string;
	message?: string;
	/** The reason of a refusal, to be decoded with STS. */
	encodedReason?: string;
}

// The pairs in which Huawei Cloud's services name an error: gateway, Workspace and IAM v5; DDM v1 and v2; older services; IAM v3;
// IAM v3.0, in lists of one.
const PAIRS = [
	['error_code', 'error_msg'],
	['errCode', 'externalMessage'],
	['errorCode', 'errorMsg'],
	['errorCode', 'errorMessage'],
	['code', 'message'],
	['errorcode', 'message'],
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

/** Finds code and message in any of the known shapes, also `depth` objects deeper, as in `{ "itemNotFound": { … } }`. */
export function readEnvelope(body: unknown, depth = 1): Envelope {
	if (typeof body !== 'object' || body === null) return {};
	const fields = body as IDataObject;
	const text = (name: string) => {
		const [value] = [fields[name]].flat();
		return isText(value) ? String(value) : undefined;
	};
	const pair =
		PAIRS.find(([code, message]) => text(code) && text(message)) ?? PAIRS.find(([code, message]) => text(code) || text(message));
	if (pair) return { code: text(pair[0]), message: text(pair[1]), encodedReason: text('encoded_authorization_message') };
	if (depth === 0) return {};
	const nested = Object.values(fields).map((value) => readEnvelope(value, depth - 1));
	return nested.find(({ code, message }) => code || message) ?? {};
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
