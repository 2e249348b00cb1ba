import { randomUUID } from 'node:crypto';

import { hashBody, sign, UNSIGNED_PAYLOAD } from './sign';

/** The fields of the credential form, as n8n decrypts them. */
export interface HuaweiCloudCredential {
	accessKeyId: string;
	secretAccessKey: string;
	region: string;
	projectId: string;
	securityToken?: string;
	endpoint?: string;
	allowUnauthorizedCerts?: boolean;
}

/** A request ready to be signed. A body that is not text or bytes is sent unsigned. */
export interface OutgoingRequest {
	method: string;
	url: URL;
	headers: Record<string, string>;
	body?: string | Buffer | typeof UNSIGNED;
}

/** Stands for a body that somebody else serialises later: a form, a file, a stream. */
export const UNSIGNED = Symbol('unsigned body');

const REQUIRED = { accessKeyId: 'Access Key ID', secretAccessKey: 'Secret Access Key', region: 'Region', projectId: 'Project ID' } as const;

/** Trims what was pasted into the form and checks it. Throws with the name of the field that is empty or malformed. */
export function readCredential(data: object): HuaweiCloudCredential {
	const fields: Record<string, unknown> = { ...data };
	const text = (name: string) => {
		const value = fields[name];
		return typeof value === 'string' ? value.trim() : '';
	};
	const credential: HuaweiCloudCredential = {
		accessKeyId: text('accessKeyId'),
		secretAccessKey: text('secretAccessKey'),
		region: text('region'),
		projectId: text('projectId'),
		securityToken: text('securityToken'),
		endpoint: text('endpoint'),
		allowUnauthorizedCerts: fields.allowUnauthorizedCerts === true,
	};
	for (const [name, title] of Object.entries(REQUIRED)) {
		if (text(name) === '') throw new Error(`The ${title} of the Huawei Cloud credential is empty`);
	}
	// These become part of headers, of the host or of the path, where other characters would change the request's meaning.
	if (!/^[\w-]+$/.test(credential.region)) throw new Error('The Region of the Huawei Cloud credential is not a region ID such as cn-north-4');
	if (!/^[\w-]+$/.test(credential.projectId)) throw new Error('The Project ID of the Huawei Cloud credential may contain only letters, digits, "-" and "_"');
	for (const name of ['accessKeyId', 'securityToken']) {
		if (/[^\x21-\x7e]/.test(text(name))) {
			throw new Error('The Access Key ID or the Security Token of the Huawei Cloud credential contains blanks or unusual characters. Copy it again');
		}
	}
	return credential;
}

/**
 * Adds what Huawei Cloud needs to know who calls: project, security token, date and signature.
 * Host, Content-Type and these are signed, and nothing else, since HTTP clients rewrite other headers.
 */
export function authorize(credential: HuaweiCloudCredential, request: OutgoingRequest, now = Date.now()): Record<string, string> {
	const { method, url, body } = request;
	const headers = { ...request.headers };
	if (credential.securityToken) headers['X-Security-Token'] = credential.securityToken;
	if (isProjectScoped(request)) headers['X-Project-Id'] = credential.projectId;
	const bodyHash = body === UNSIGNED ? UNSIGNED_PAYLOAD : hashBody(body);
	if (body === UNSIGNED) headers['X-Sdk-Content-Sha256'] = UNSIGNED_PAYLOAD;
	// The gateway refuses a signature it has seen, and time alone changes one only every second.
	if (isRepeated(`${method} ${url.href} ${bodyHash}`, Math.floor(now / 1000))) headers['X-Sdk-Nonce'] = randomUUID();
	return sign({ method, url, headers, bodyHash }, credential, new Date(now));
}

/** IAM and calls for a whole account (X-Domain-Id) belong to no project; the caller may also name another one. */
function isProjectScoped({ url, headers }: OutgoingRequest): boolean {
	return !url.hostname.startsWith('iam.') && !('X-Domain-Id' in headers) && !('X-Project-Id' in headers);
}

const signed = new Set<string>();
let latest = 0;

/** Whether this request may have been signed in this second before; so may be all when the clock was set back. */
function isRepeated(request: string, second: number): boolean {
	if (second > latest) signed.clear();
	latest = Math.max(second, latest);
	const repeated = second < latest || signed.has(request);
	signed.add(request);
	return repeated;
}
