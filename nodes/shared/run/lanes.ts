import type { Procedure, Values } from '../form/plan';
import type { Item } from './item';
import { groupBy } from './parallel';

/** Items that share a request, or a single one, and what carries them out. */
export interface Batch {
	procedure: Procedure;
	fold: Procedure['fold'];
	items: Item[];
	/** How many batches come before it. */
	place: number;
}

/**
 * Puts what changes something into batches, and these into lanes. Batches of one lane go one after the other; different lanes may
 * go side by side. Items with the same target are in one batch or in one lane, in their order, and so are batches with the same key.
 */
export function inLanes(procedure: Procedure, items: readonly Item[], isFolding: boolean): Batch[][] {
	const batches: Batch[] = [];
	const ties = new Ties();
	/** The last batch of each procedure with each key. */
	const open = new Map<Procedure, Map<string, Batch>>();
	/** The last batch that changes each target. */
	const latest = new Map<string, Batch>();
	for (const item of items) {
		const values = item.values as Values;
		const its = procedure.choose?.(values) ?? procedure;
		const fold = isFolding ? its.fold : undefined;
		const keys = open.get(its) ?? new Map<string, Batch>();
		const key = fold?.by(values) ?? '';
		const same = fold && keys.get(key);
		const before = latest.get(item.target);
		// No item may overtake an earlier one with its target.
		const fits = fold && same && same.items.length < fold.most && same.place >= (before?.place ?? 0);
		const batch: Batch = fits ? same : { procedure: its, fold, items: [], place: batches.length };
		if (!fits) {
			batches.push(batch);
			open.set(its, keys.set(key, batch));
		}
		batch.items.push(item);
		for (const other of [same, before]) if (other) ties.tie(batch, other);
		latest.set(item.target, batch);
	}
	return groupBy(batches, (batch) => String(ties.of(batch)));
}

/** Which batches have to go one after the other. */
class Ties {
	private readonly others = new Map<number, number>();

	tie(one: Batch, other: Batch): void {
		const [a, b] = [this.of(one), this.of(other)];
		if (a !== b) this.others.set(Math.max(a, b), Math.min(a, b));
	}

	/** The same number for all that are tied to each other: the place of the first. */
	of({ place }: Batch): number {
		let first = place;
		for (let other = this.others.get(first); other !== undefined; other = this.others.get(first)) first = other;
		return first;
	}
}
