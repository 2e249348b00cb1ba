import type { FaultCase } from './fault';

const REFUSED = { group: 'The service refuses', how: 'every time', leaves: 'refused', times: Infinity } as const;

const body = (error_code: string, error_msg: string, more: object = {}) => JSON.stringify({ error_code, error_msg, ...more });

/** 401 of the gateway, brought about by the credential, so that the emulator's own check says it. */
const KEYS: Array<{ name: string; credential: object; message: string | RegExp; advice: RegExp }> = [
	{
		name: '401, Access Key ID unknown',
		credential: { accessKeyId: 'UNKNOWNACCESSKEY0001' },
		message: 'Incorrect IAM authentication information: ak UNKNOWNACCESSKEY0001 not exist',
		advice: /The Access Key ID of the credential is not known/,
	},
	{
		name: '401, Secret Access Key wrong',
		credential: { secretAccessKey: 'anotherSecretAccessKeyWithFortyLetters01' },
		message: 'Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest: (not shown)',
		advice: /The Secret Access Key of the credential does not belong to its Access Key ID/,
	},
	{
		name: '401, temporary key without its token',
		credential: { securityToken: '' },
		message: /^Incorrect IAM authentication information: Get secretKey failed,ak:\w+,err:ak not exist$/,
		advice: /A temporary key needs its Security Token/,
	},
	{
		name: '401, Security Token wrong',
		credential: { securityToken: 'anotherSecurityTokenThatIsLongEnough' },
		message: 'Incorrect IAM authentication information: decrypt token fail',
		advice: /Check its Access Key ID, Secret Access Key and Security Token/,
	},
];

/** Codes that the gateway also has for a request it does not believe. */
const OTHERS = [
	['APIGW.0301', 'Incorrect IAM authentication information: x-auth-token not found', 'signature lost on the way'],
	['APIGW.0303', 'Incorrect app authentication information', '`APIGW.0303`'],
	['APIGW.0305', 'Incorrect authentication information', '`APIGW.0305`'],
	['APIGW.0307', 'The token must be updated', '`APIGW.0307`'],
	['APIGW.0311', 'Incorrect debugging authentication information', '`APIGW.0311`'],
] as const;

const CLOCK = {
	...REFUSED,
	everywhere: true,
	message: /^Incorrect IAM authentication information: calc aksk signature fail:signature expired, signature time:\w+,server time:\w+$/,
	description: /differs from that of Huawei Cloud by more than 15 minutes\. Set the clock right.* APIGW\.0301, HTTP 401, /,
} as const;
const TWENTY_MINUTES = 1_200_000;

/** The key, or the moment of its use, is not accepted. */
export const unauthorized: FaultCase[] = [
	...KEYS.map(({ name, credential, message, advice }) => ({
		...REFUSED,
		name,
		everywhere: true,
		arrange: () => credential,
		message,
		description: new RegExp(`${advice.source}.* APIGW\\.0301, HTTP 401, `),
	})),
	...OTHERS.map(([code, message, what]) => ({
		...REFUSED,
		name: `401, ${what}`,
		arrange: ({ order }: Parameters<FaultCase['arrange']>[0]) => order({ status: 401, body: body(code, message) }),
		message,
		description: new RegExp(`^Huawei Cloud did not accept the credential.* ${code}, HTTP 401, `),
	})),
	{
		...REFUSED,
		name: '401, key blocked after wrong signatures',
		everywhere: true,
		arrange: async ({ emulator }) => {
			const authorization = `SDK-HMAC-SHA256 Access=${emulator.temporaryCredential.accessKeyId}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
			for (let attempt = 1; attempt <= 6; attempt++) await fetch(emulator.url, { headers: { authorization } });
			emulator.received.length = 0;
		},
		message: 'Incorrect IAM authentication information: AK access failed to reach the limit,forbidden',
		description: /has blocked this access key\. Wait five minutes.* APIGW\.0301, HTTP 401, /,
	},
	{ ...CLOCK, name: "401, n8n's clock 20 minutes slow", arrange: ({ skew }) => skew(TWENTY_MINUTES) },
	{ ...CLOCK, name: "401, n8n's clock 20 minutes fast", arrange: ({ skew }) => skew(-TWENTY_MINUTES) },
];

const DENIED = "Policy doesn't allow this action to be performed";

/** The key is known, and what it asks for is not to be had. */
export const refusals: FaultCase[] = [
	{
		...REFUSED,
		name: '403 with an encoded message',
		arrange: ({ order }) => order({ status: 403, body: body('WKS.00081102', DENIED, { encoded_authorization_message: 'ZW5jb2RlZA==' }) }),
		message: DENIED,
		description: /^The IAM user of the access key lacks a permission.* WKS\.00081102, HTTP 403, /,
	},
	{
		...REFUSED,
		name: '403 without one',
		arrange: ({ order }) => order({ status: 403, body: body('APIGW.0302', 'The IAM user is not authorized to access the API') }),
		message: 'The IAM user is not authorized to access the API',
		description: /^The IAM user of the access key lacks a permission.* APIGW\.0302, HTTP 403, /,
	},
	{
		...REFUSED,
		name: '404 `APIGW.0101`',
		arrange: ({ order }) => order({ status: 404, body: body('APIGW.0101', 'The API does not exist or has not been published in the environment') }),
		message: 'The API does not exist or has not been published in the environment',
		description: /^The service is not offered in the Region of the credential, or not enabled for your account.* APIGW\.0101, HTTP 404, /,
	},
	{
		...REFUSED,
		name: '409, a conflict that does not pass',
		arrange: ({ order }) => order({ status: 409, body: body('WKS.00081101', 'Resource conflict.') }),
		message: 'Resource conflict.',
		description: /^WKS\.00081101, HTTP 409, request ID \w+\./,
	},
	...[301, 302, 307, 308].map((status): FaultCase => ({
		...REFUSED,
		name: `${status} to another host`,
		arrange: ({ order, elsewhere }) => order({ status, headers: { location: elsewhere } }),
		message: `Huawei Cloud answered with HTTP status ${status} and without a message`,
		description: /redirect, which is not followed, since a signature is valid for one host only\. Check the Custom Endpoint/,
	})),
];
