import { hashBody, sign, UNSIGNED_PAYLOAD } from './sign';

/** The fields of the credential form, as n8n decrypts them. */
export interface HuaweiCloudCredential {
	accessKeyId: string;
	secretAccessKey: string;
	region: string;
	/** Empty for that of the region. */
	projectId: string;
	securityToken?: string;
	endpoint?: string;
	allowUnauthorizedCerts?: boolean;
}

/** A request that is ready to be signed. */
export interface OutgoingRequest {
	method: string;
	url: URL;
	headers: Record<string, string>;
	body?: string | Buffer | typeof UNSIGNED;
	/** Whether it is about the whole account, which a URL behind a Custom Endpoint does not show. */
	isAccountWide?: boolean;
}

/** Stands for a body that is serialised only after signing, such as a form, a file or a stream. */
export const UNSIGNED = Symbol('unsigned body');

const REQUIRED = { accessKeyId: 'Access Key ID', secretAccessKey: 'Secret Access Key', region: 'Region' } as const;

/** Trims and checks what was entered in the form. Throws an error that names the field if one is empty or malformed. */
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
	// These values become part of the host, the path or a header, where other characters would change what the request means.
	if (!/^[\w-]+$/.test(credential.region)) throw new Error('The Region of the Huawei Cloud credential is not a region ID such as cn-north-4');
	if (!/^[\w-]*$/.test(credential.projectId)) throw new Error('The Project ID of the Huawei Cloud credential may contain only letters, digits, "-" and "_"');
	for (const name of ['accessKeyId', 'securityToken']) {
		if (/[^\x21-\x7e]/.test(text(name))) {
			throw new Error('The Access Key ID or the Security Token of the Huawei Cloud credential contains spaces or unusual characters. Copy it again');
		}
	}
	return credential;
}

/**
 * Returns the request's headers with those added that tell Huawei Cloud who is calling: project, security token, date and signature.
 * Besides Host, only the headers returned here are signed, because HTTP clients rewrite others.
 */
export function authorize(credential: HuaweiCloudCredential, request: OutgoingRequest, now = Date.now()): Record<string, string> {
	const { method, url, body } = request;
	const headers = { ...request.headers };
	if (credential.securityToken) headers['X-Security-Token'] = credential.securityToken;
	if (credential.projectId !== '' && isProjectScoped(request)) headers['X-Project-Id'] = credential.projectId;
	const bodyHash = body === UNSIGNED ? UNSIGNED_PAYLOAD : hashBody(body);
	if (body === UNSIGNED) headers['X-Sdk-Content-Sha256'] = UNSIGNED_PAYLOAD;
	return sign({ method, url, headers, bodyHash }, credential, new Date(now));
}

/** Calls to IAM and calls for a whole account (X-Domain-Id) belong to no project, and the caller may have named another project. */
function isProjectScoped({ url, headers, isAccountWide = false }: OutgoingRequest): boolean {
	return !isAccountWide && !url.hostname.startsWith('iam.') && !('X-Domain-Id' in headers) && !('X-Project-Id' in headers);
}
