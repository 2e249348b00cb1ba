import { policiesOf } from '../../nodes/shared/form/policy';
import { type Locator, propertyOf } from '../../nodes/shared/form/property';
import { actionsIn, type Api, type Effect, type Permission } from '../../nodes/shared/request';
import { footer } from '../fixtures/book';
import { code, table } from '../fixtures/markdown';
import { schemaFile, schemaOf } from '../fixtures/schema';
import { ENTRIES, type Entry, NODES, type Offering } from './catalogue';
import { TRIGGER } from './trigger';
import { pageOf } from './vendor';

const INTRODUCTION = `# Operations

What each operation calls, what permission that takes, whether it changes anything, and what comes out. What its fields are, its form in n8n says. This page is written from the operations themselves by \`UPDATE_DOCS=1 npx jest test/permissions\`, and \`npm test\` fails when it is out of date.

- **API**: Huawei Cloud's name of it, which leads to its page, and the request.
- **Permission**: the IAM action that the API's page names. *None needed* is what the page says about identity policies; *not documented* means that no page names one. [Policies to paste](permissions.md) hold them by task.
- **Effect**: *reads* changes nothing. *Changes, safe to repeat* ends in the same state however often it is sent, and is sent again after an unclear outcome. *Changes every time* is never sent again unless the first request certainly did nothing. [More on that](faults.md).
`;

const EFFECTS: Record<Effect, string> = { read: 'reads', set: 'changes, safe to repeat', once: 'changes every time' };

const permissionText = (permission: Permission) => actionsIn(permission).map(code).join('<br>') || `*${permission}*`;

function apiText(api: Api): string {
	const page = pageOf(api);
	return `${page ? `[${api.api}](${page})` : api.api}<br>${code(`${api.method} ${api.path}`)}`;
}

/** So many fields of the output are named. */
const MOST_FIELDS = 8;

function outputText({ node, resource, operation }: Entry): string {
	const where = [node.folder, resource, String(operation.option.value)] as const;
	const fields = Object.keys(schemaOf(...where));
	const more = fields.length - MOST_FIELDS;
	return `${fields.slice(0, MOST_FIELDS).map(code).join(', ')}${more > 0 ? ` and [${more} more](../${schemaFile(...where)})` : ''}`;
}

const policyLinks = ({ operation }: Entry) => policiesOf(operation).map((policy) => `[${policy}](permissions.md#${policy.toLowerCase().replaceAll(' ', '-')})`).join('<br>') || '–';

/** An operation has a row for each of its APIs; what holds for the operation is in the first. */
function rowsOf(entry: Entry): string[][] {
	return entry.operation.apis.map((api, index) => {
		const only = (text: string) => (index === 0 ? text : '');
		return [only(entry.title), apiText(api), permissionText(api.permission), EFFECTS[api.effect], only(outputText(entry)), only(policyLinks(entry))];
	});
}

const modesOf = (locator: Locator) => (propertyOf(locator).modes ?? []).filter(({ type, name }) => type === 'list' || (name === 'name' && locator.byName)).map(({ displayName }) => displayName).join(', ');

function section(node: Offering): string {
	const entries = ENTRIES.filter((entry) => entry.node === node);
	const locators = [...new Set(entries.flatMap((entry) => entry.locators))];
	const rows = locators.map((locator) => locator.apis.map((api, index) => [index === 0 ? `${propertyOf(locator).displayName}: ${modesOf(locator)}` : '', apiText(api), permissionText(api.permission)]));
	// Operations whose field says something else about the same thing have locators of their own.
	const lookUps = [...new Map(rows.map((some) => [JSON.stringify(some), some])).values()].flat();
	return [
		`## ${node.description.displayName}\n`,
		table(['Operation', 'API', 'Permission', 'Effect', 'Output', 'Policies'], entries.flatMap(rowsOf)),
		...(lookUps.length > 0 ? ['\nWhat is chosen From List or By Name is read from the cloud first:\n', table(['Field', 'API', 'Permission'], lookUps)] : []),
		'',
	].join('\n');
}

/** The trigger has a row for each API, and the choice in its form that takes it. */
const triggerSection = () =>
	[
		`## ${TRIGGER.description.displayName}\n`,
		`It has no operations. It reads, and starts the workflow; the policy [Read only](permissions.md#read-only) is enough. [Its events and its output](trigger.md).\n`,
		table(['Chosen', 'API', 'Permission'], TRIGGER.calls.map(([chosen, api]) => [chosen, apiText(api), permissionText(api.permission)])),
		'',
	].join('\n');

/** The page of all operations in Markdown. */
export const operationsPage = () => [INTRODUCTION, ...NODES.map(section), triggerSection(), footer('docs/operations.md'), ''].join('\n');
