import type { Permission } from '../../nodes/shared/request';
import { policiesOf, type Policy } from '../../nodes/shared/form/policy';
import { footer } from '../fixtures/book';
import { table } from '../fixtures/markdown';
import { apisOf, ENTRIES, type Entry } from './catalogue';
import { documentOf, operationsIn, POLICIES, PURPOSES } from './policies';
import { KINDS } from './vendor';

const INTRODUCTION = `# Permissions

The nodes act as the IAM user whose access key is in the credential. Give that user only what its workflows need: here are policies to paste, each for a task. A policy holds what its [operations](operations.md) need, and what their lists and look-ups by name need. The credential's *Test* needs no permission.

The actions are those that Huawei Cloud's documents name, and the policies are made of what the operations state, by \`UPDATE_DOCS=1 npx jest test/permissions\`; \`npm test\` fails when this page is out of date. They have been tried on the [emulator](emulator.md), not on a real account: where a refusal names another action, the refusal is right.

## How to use them

1. Create an IAM user for n8n, with programmatic access only, so that nobody can log in with it.
2. In the [new IAM console](https://console.huaweicloud.com/iam5), under *Identity Policies*, click *Create Identity Policy*, choose the JSON view and paste a policy ([IAM user guide](https://support.huaweicloud.com/intl/en-us/usermanual-iam5/iam_01_0917.html)).
3. Attach it to the IAM user, or to a user group the user is in.
4. Create an access key for the user, and enter it in n8n's credential. To replace it later, create the second key first, put it into the credential, and then deactivate the old one.

The console link leads to the console of the Chinese mainland site; the international site has its own.

The policies are *identity policies*. IAM also has an older model, of roles and policies; an account may use both, and [they are separate](https://support.huaweicloud.com/intl/en-us/iam5_faq/iam_01_1103.html). A policy of the older model has the same form with \`"Version": "1.1"\`.
`;

const AFTER = `Without a \`Resource\`, a policy holds for everything of these services in the account. If a refusal stays although the policy is attached, a service control policy of your organization may forbid the action.

For some APIs no document names an action; they are listed below each policy. Expect a refusal (403) there. Its message, or the encoded message in its data, may name the action ([that is not certain](uncertain.md#does-a-refusal-403-name-the-action-that-is-missing)): add what it names. Other APIs need no action at all by the documents, so any key can call them, with a policy that only reads as well: among them those of *User Profile: Reset* and of *Maven User: Get Credentials*, which reads the password of the key's own user.

## Who can do what, and who did it

- **Whoever may use the credential in n8n can do all that its key may do**, with the nodes and with the [HTTP Request node](http-request.md), which signs any request to any https host. n8n's sharing of credentials is what limits that; so have a credential for each task, with a key that can do no more.
- **Huawei Cloud sees one IAM user**, that of the key, whoever started the workflow. Its audit log (Cloud Trace Service) lists the changes of that user. n8n's executions tell who or what started them; errors carry the request ID, and n8n's log has a line with the request ID for each change that [must happen only once](reliability.md#once-even-if-asked-twice).
- **The hosts to allow in a firewall** (HTTPS, port 443): \`workspace\`, \`appstream\`, \`ddm\`, \`artifact\` or \`cloudartifacts-ext\`, and \`iam\`, each with \`.<region>.myhuaweicloud.com\`, and \`iam.myhuaweicloud.com\`; some European hosts end in \`.eu\`. An error about a host that cannot be reached names it.
`;

const nameOf = ({ node, title }: Entry) => `${node.description.displayName.replace('Huawei Cloud ', '')} ${title}`;

/** The operations among these that call an API of which the documents say this. */
const calling = (entries: Entry[], permission: Permission) =>
	entries.flatMap((entry) => {
		const apis = apisOf(entry).filter((api) => api.permission === permission);
		return apis.length > 0 ? [`${nameOf(entry)} (${[...new Set(apis.map(({ api }) => api))].join(', ')})`] : [];
	});

function section(policy: Policy): string {
	const entries = operationsIn(policy);
	const [free, unknown] = [calling(entries, 'none needed'), calling(entries, 'not documented')];
	return [
		`## ${policy}\n`,
		`${PURPOSES[policy]}\n`,
		...entries.map((entry) => `- ${nameOf(entry)}`),
		...(policy === 'Read only' ? ['- Workspace Trigger'] : []),
		`\n\`\`\`json\n${JSON.stringify(documentOf(policy), null, 2)}\n\`\`\`\n`,
		...(free.length > 0 ? [`By Huawei Cloud's documents no action of an identity policy is needed for these calls: ${free.join('; ')}.\n`] : []),
		...(unknown.length > 0 ? [`Not in it, because Huawei Cloud documents no action for them: ${unknown.join('; ')}.\n`] : []),
	].join('\n');
}

function kinds(): string {
	const services = [...new Set(ENTRIES.flatMap((entry) => apisOf(entry).map(({ service }) => service)))];
	return table(
		['Service', 'Identity policies', 'Policies of the older model'],
		services.map((service) => {
			const kind = KINDS[service];
			if (!kind) throw new Error(`test/permissions/vendor.ts does not say which policies work for ${service}`);
			return [kind.name, kind.identity, kind.older];
		}),
	);
}

function leftOut(): string[] {
	const names = ENTRIES.filter(({ operation }) => policiesOf(operation).length === 0).map(nameOf);
	return names.length > 0 ? [`## In none of them\n\nThese belong to no task above; [their permissions](operations.md) have to be added by hand: ${names.join(', ')}.\n`] : [];
}

/** The page of the policies in Markdown. */
export const permissionsPage = () => [INTRODUCTION, `${kinds()}\n`, AFTER, ...POLICIES.map(section), ...leftOut(), footer('docs/permissions.md'), ''].join('\n');
