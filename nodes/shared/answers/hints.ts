import type { Failure } from '../failure';
import { actionsIn, type Permission } from '../request';

/** What a hint is chosen by: the answer's status, code and message, what the request needed, and the policy that holds it. */
export interface Case {
	status: number;
	code: string;
	message: string;
	permission?: Permission;
	policy?: string;
}

/** What to do about the answers that `when` accepts. `later`: the same request may work later. */
export interface Hint {
	when: (answer: Case) => boolean;
	say: string | ((answer: Case) => string);
	later?: boolean;
	cause?: Failure;
}

/** What a service's own error codes mean: what to do about them, most specific first, and which say that it is busy (HTTP 409). */
export interface ServiceCodes {
	hints: readonly Hint[];
	busy: readonly string[];
}

/** What to do about a project that does not belong to the region. */
export const WRONG_PROJECT = 'The Project ID and the Region of the credential do not belong together. Correct the Project ID, or leave it empty';

/** The page with the policies, each under a heading of its name. */
const POLICIES = 'https://github.com/n8n-nodes-huaweicloud/n8n-nodes-huaweicloud/blob/main/docs/permissions.md';

/** What to ask the administrator for. The actions come first, since n8n's pickers show only the first lines. */
export function missing({ permission = 'not documented', policy }: Case): string {
	const actions = actionsIn(permission).join(', ');
	if (actions === '') return 'The IAM user of the access key lacks a permission. Ask your administrator for access to the service';
	const ready = policy ? `. The policy "${policy}" in ${POLICIES}#${policy.toLowerCase().replaceAll(' ', '-')} allows this` : '';
	return `The IAM user of the access key lacks a permission: ask your administrator for ${actions}${ready}`;
}

/** What to do about a failure of any service, most specific first (API signing guide, error codes and FAQ). */
const HINTS: Hint[] = [
	{
		when: ({ status, message }) => status === 401 && /reach the limit/i.test(message),
		say: 'After too many wrong signatures Huawei Cloud has blocked this access key. Wait five minutes, correct the credential, and test it before you run this again',
		cause: 'credential-invalid',
	},
	{
		when: ({ status, message }) => status === 401 && /signature expired/i.test(message),
		say: 'The clock of this n8n server differs from that of Huawei Cloud by more than 15 minutes. Set the clock right (NTP)',
		cause: 'credential-invalid',
	},
	{
		when: ({ status, message }) => status === 401 && /not exist/i.test(message),
		say: 'The Access Key ID of the credential is not known. Check that it is typed correctly, that the key has not been deleted, and that it belongs to this site (Chinese mainland or international). A temporary key needs its Security Token',
		cause: 'credential-invalid',
	},
	{
		when: ({ status, message }) => status === 401 && /signature fail/i.test(message),
		say: 'The Secret Access Key of the credential does not belong to its Access Key ID. Enter both again; for a temporary key enter its Security Token too',
		cause: 'credential-invalid',
	},
	{
		when: ({ status }) => status === 401,
		say: 'Huawei Cloud did not accept the credential. Check its Access Key ID, Secret Access Key and Security Token',
		cause: 'credential-invalid',
	},
	{
		when: ({ code, message }) => code === 'SYS.0400' || code === 'APIGW.0310' || /project_?id is not equal|project.*(not found|not exist)/i.test(message),
		say: WRONG_PROJECT,
		cause: 'configuration-invalid',
	},
	{
		when: ({ code }) => ['APIGW.0801', 'APIGW.0802', 'APIGW.0101', 'APIGW.0103'].includes(code),
		say: 'The service is not offered in the Region of the credential, or not enabled for your account. Check the Region and the Custom Endpoint, and enable the service in the console',
		cause: 'configuration-invalid',
	},
	{
		when: ({ code }) => ['APIGW.0401', 'APIGW.0402'].includes(code),
		say: 'Huawei Cloud refuses calls from the address of this n8n server. Allow it in the access control of the account or the API',
		cause: 'configuration-invalid',
	},
	{
		when: ({ status }) => status === 403,
		say: missing,
		cause: 'configuration-invalid',
	},
	{
		when: ({ status }) => status >= 300 && status < 400,
		say: 'The address answered with a redirect, which is not followed, since a signature is valid for one host only. Check the Custom Endpoint',
		cause: 'configuration-invalid',
	},
	{
		when: ({ status }) => status === 404,
		say: 'Check the ID, and the Region and the Project ID of the credential',
		cause: 'configuration-invalid',
	},
	{
		when: ({ status }) => status >= 500,
		say: "The problem is on Huawei Cloud's side",
		later: true,
		cause: 'temporarily-unavailable',
	},
];

/** Returns the first hint that fits, those of the service before those for all services; nothing if none does. */
export function hintFor(answer: Case, codes: readonly Hint[]): { advice?: string; later?: boolean; cause?: Failure } {
	// The gateway's codes also come with the prefixes APIG and APIC.
	const code = answer.code.replace(/^API[GC]\./, 'APIGW.');
	const hint = [...codes, ...HINTS].find(({ when }) => when({ ...answer, code }));
	return { advice: typeof hint?.say === 'function' ? hint.say(answer) : hint?.say, later: hint?.later, cause: hint?.cause };
}
