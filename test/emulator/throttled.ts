import type { Answer } from './answer';

/** What a refusal for too many requests tells: the limit in words, or nothing; Retry-After only if given, since the vendor documents none. */
export interface Throttled {
	/** As in `limit:100,time:1 minute`; null leaves the numbers out. */
	limit?: string | null;
	retryAfter?: string;
}

/**
 * API signing guide, error codes: 429 APIGW.0308. The text is the one quoted in the FAQs of several services;
 * older gateways say only its first half.
 */
export function throttled({ limit = 'limit:100,time:1 minute', retryAfter }: Throttled, requestId: string): Answer {
	const reason = 'The throttling threshold has been reached';
	const message = limit === null ? reason : `${reason}: policy user over ratelimit,${limit}`;
	return {
		status: 429,
		headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter },
		body: JSON.stringify({ error_msg: message, error_code: 'APIGW.0308', request_id: requestId }),
	};
}
