import type { NodeApiError } from 'n8n-workflow';

import type { Failure, FailureKind, NoAnswer } from '../failure';
import { type Circumstances, apiError } from './error';
import { redact } from './redact';

const NO_ANSWER: Record<FailureKind, { say: (host: string) => string; advice?: string; later?: true; cause?: Failure }> = {
	unreachable: {
		say: (host) => `Could not connect to ${host}`,
		advice: 'Check the Region and the Custom Endpoint of the credential, and whether this n8n server reaches the internet (behind a proxy: HTTPS_PROXY)',
		cause: 'temporarily-unavailable',
	},
	certificate: {
		say: (host) => `The certificate of ${host} is not trusted`,
		advice: "Make its authority known to n8n (NODE_EXTRA_CA_CERTS), or, for a test only, switch on 'Ignore SSL Issues' in the credential",
		cause: 'configuration-invalid',
	},
	proxy: {
		say: (host) => `The proxy of this n8n server does not let it call ${host}`,
		advice: 'Check the proxy in the environment of n8n: HTTPS_PROXY=http://user:password@host:port. The administrator of the proxy may have to allow the host',
		cause: 'configuration-invalid',
	},
	forbidden: {
		say: (host) => `This n8n server does not allow calls to ${host}`,
		advice: 'The SSRF protection of the server refuses the address. Check the Custom Endpoint of the credential, or ask the administrator of n8n to allow the host',
		cause: 'configuration-invalid',
	},
	timeout: { say: (host) => `${host} did not answer in time`, advice: "If it is often slow, raise 'Timeout' under Options", later: true, cause: 'temporarily-unavailable' },
	interrupted: { say: (host) => `The connection to ${host} broke`, later: true, cause: 'temporarily-unavailable' },
	oversized: {
		say: (host) => `${host} gave an answer that cannot be used`,
		advice: 'Check the Custom Endpoint of the credential, if it has one: a proxy or another service may have answered instead',
		cause: 'temporarily-unavailable',
	},
	cancelled: { say: () => 'The execution was canceled', advice: 'Items that had not been sent were left alone' },
};

/** The error for a request that got no answer. */
export function noAnswerError({ kind, detail }: NoAnswer, circumstances: Circumstances): NodeApiError {
	const { say, ...parts } = NO_ANSWER[kind];
	return apiError(circumstances, { message: say(circumstances.host), ...parts, facts: [capitalised(redact(detail, circumstances.secrets))] });
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
