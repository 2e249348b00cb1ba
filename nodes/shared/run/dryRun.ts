import type { IDataObject } from 'n8n-workflow';

import type { NotSent } from '../failure';
import type { Current, Procedure, Values } from '../form/plan';
import type { Call } from '../request';
import type { Item } from './item';

const MASK = '********';

/** What an item says in a dry run: what would be sent, with the secrets masked, and, where it can be read, what would change. Throws when reading fails. */
export async function preview({ current }: Pick<Procedure, 'current'>, { values, secrets, plan }: Item, { request, url }: NotSent, call: Call): Promise<IDataObject> {
	const id = 'request' in plan ? plan.done?.id : undefined;
	return {
		...(id !== undefined && { id }),
		dryRun: true,
		request: { method: request.method, url: url.href, ...(request.body && { body: masked(request.body, secrets) as IDataObject }) },
		...(current && { changes: await changesOf(current, values as Values, call) }),
	};
}

/** Each field that would be another one afterwards, with both values. */
async function changesOf({ read, wanted }: Current<Values>, values: Values, call: Call): Promise<IDataObject> {
	const state = await read(call, values);
	const changed = Object.entries(wanted(values)).filter(([name, after]) => state[name] !== after);
	return Object.fromEntries(changed.map(([name, after]) => [name, { before: state[name] ?? null, after }]));
}

function masked(value: unknown, secrets: readonly string[]): unknown {
	if (typeof value === 'string') return secrets.some((secret) => secret !== '' && value.includes(secret)) ? MASK : value;
	if (Array.isArray(value)) return value.map((one) => masked(one, secrets));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, masked(inner, secrets)]));
}
