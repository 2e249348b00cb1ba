import { gatewayRefusal } from './refusal';
import { timeOf } from './service';
import { canonicalRequest, expectedSignature, parseAuthorization, sha256, UNSIGNED_PAYLOAD, type Authorization, type SignedRequest } from './verify';

/** A key pair that may call; one with a token is temporary and valid only together with it. */
export interface AccessKey {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly securityToken?: string;
}

const MINUTE = 60_000;
/** API signing guide: the time of signing may differ from the server's by 15 minutes. */
const WINDOW = 15 * MINUTE;
/** API signing guide, FAQ: "fails for more than five consecutive times" locks the key for five minutes. */
const FAILURES_ALLOWED = 5;
const LOCK = 5 * MINUTE;

/** IAM authentication at the gateway. The texts are those of the signing guide's FAQ and of answers users reported. */
export class Access {
	/** When each key last signed an authentic request, by its ID, in milliseconds. */
	readonly uses = new Map<string, number>();
	private readonly failures = new Map<string, { count: number; lockedUntil: number }>();

	constructor(
		/** The key pair of an ID, if there is one that may sign. */
		private readonly find: (accessKeyId: string) => AccessKey | undefined,
		private readonly now: () => number,
	) {}

	/** Returns if the request is authentic, throws a 401 otherwise. */
	check(request: SignedRequest, body: Buffer): void {
		const authorization = parseAuthorization(request.headers.authorization);
		// What the gateway says to a request without a signature: it then looks for a token.
		if (!authorization) throw unauthorized('x-auth-token not found');

		const { accessKeyId } = authorization;
		const record = this.failures.get(accessKeyId) ?? { count: 0, lockedUntil: 0 };
		if (this.now() < record.lockedUntil) throw unauthorized('AK access failed to reach the limit,forbidden');

		const fault = this.faultOf(request, body, authorization);
		if (!fault) {
			this.failures.delete(accessKeyId);
			this.uses.set(accessKeyId, this.now());
			return;
		}
		const count = record.count + 1;
		const locked = count > FAILURES_ALLOWED;
		this.failures.set(accessKeyId, { count: locked ? 0 : count, lockedUntil: locked ? this.now() + LOCK : 0 });
		throw unauthorized(fault);
	}

	/** Forgets uses, failures and locks. */
	reset(): void {
		this.uses.clear();
		this.failures.clear();
	}

	private faultOf(request: SignedRequest, body: Buffer, { accessKeyId, signedHeaders, signature }: Authorization): string | undefined {
		const { headers } = request;
		const key = this.find(accessKeyId);
		if (!key) return `ak ${accessKeyId} not exist`;

		// Which header is missing is said in words of our own; the guide only demands that the two be signed.
		const required = ['x-sdk-date', ...signedHeaders, ...(key.securityToken ? ['x-security-token'] : [])];
		const missing = required.find((name) => headers[name] === undefined || !signedHeaders.includes(name));
		// Without its token a temporary key is looked up among the permanent ones.
		if (missing === 'x-security-token') return `Get secretKey failed,ak:${accessKeyId},err:ak not exist`;
		if (missing) return `verify aksk signature fail, header ${missing} not found`;

		const date = headers['x-sdk-date'] ?? '';
		const expired = `calc aksk signature fail:signature expired, signature time:${date},server time:${sdkDate(this.now())}`;
		if (!(Math.abs(this.now() - timeOfSigning(date)) <= WINDOW)) return expired;

		const canonical = canonicalRequest(request, signedHeaders, body);
		const declared = headers['x-sdk-content-sha256'] ?? UNSIGNED_PAYLOAD;
		const bodyAsDeclared = declared === UNSIGNED_PAYLOAD || declared === sha256(body);
		if (!bodyAsDeclared || signature !== expectedSignature(canonical, date, key.secretAccessKey)) {
			// The gateway really shows the signed values, a security token among them.
			return `verify aksk signature fail, canonicalRequest:${canonical.replaceAll('\n', '|')}`;
		}
		if (key.securityToken && headers['x-security-token'] !== key.securityToken) return 'decrypt token fail';
		return undefined;
	}
}

function unauthorized(reason: string) {
	return gatewayRefusal(401, 'APIGW.0301', `Incorrect IAM authentication information: ${reason}`);
}

// `YYYYMMDDTHHMMSSZ`.
function timeOfSigning(date: string): number {
	const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
	return timeOf(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function sdkDate(time: number): string {
	return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}
