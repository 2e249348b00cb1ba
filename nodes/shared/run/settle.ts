import { NodeApiError } from 'n8n-workflow';

import { copyOf, notMade } from '../answers/error';
import { NotSent, PartFailure } from '../failure';
import type { Outcome, Procedure } from '../form/plan';
import type { Call } from '../request';
import { preview } from './dryRun';
import type { Item } from './item';

/**
 * What a failure means for an item when more is known: its result, if there was nothing left to change, or if reading shows
 * that the change was made after all. Otherwise the failure, without doubt where reading shows that nothing was changed.
 * `look` is what it is read with.
 */
export async function settle(procedure: Procedure, item: Item, failure: Error, look: Call): Promise<Outcome> {
	const { current, already = [], mayBeSo = [] } = procedure;
	const { plan, values } = item;
	if (failure instanceof NotSent) return await preview(procedure, item, failure, look);
	if (!(failure instanceof NodeApiError || failure instanceof PartFailure) || !('request' in plan) || !plan.done) return failure;
	const { unclear, code, status } = known(failure);
	// After an unclear outcome it may be this run that left nothing to change.
	if (already.includes(code)) return { ...plan.done, ...(!unclear && { changed: false }) };
	if (!current || !(unclear || mayBeSo.includes(status))) return failure;
	try {
		const state = await current.read(look, values as never);
		const wanted = Object.entries(current.wanted(values as never));
		if (wanted.some(([name]) => !(name in state))) return failure;
		if (wanted.every(([name, value]) => state[name] === value)) return { ...plan.done, ...(!unclear && { changed: false }) };
		if (!unclear) return failure;
		if (failure instanceof PartFailure) {
			failure.unclear = false;
			return failure;
		}
		// Others share the failure of a request, and may not be settled.
		const own = copyOf(failure);
		notMade(own);
		return own;
	} catch {
		// What could not be read leaves the doubt, which the failure tells.
	}
	return failure;
}

/** What a failure says. That of a part has the status of the whole, which says nothing about it. */
function known(failure: NodeApiError | PartFailure): { unclear: boolean; code: string; status: number } {
	if (failure instanceof PartFailure) return { unclear: failure.unclear, code: failure.code, status: 0 };
	const { unclear, data } = failure.context as { unclear?: boolean; data?: { error_code?: string } };
	return { unclear: unclear === true, code: data?.error_code ?? '', status: Number(failure.httpCode) };
}
