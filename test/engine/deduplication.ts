import { createHash } from 'node:crypto';

import { DataDeduplicationService } from 'n8n-core';
import type { DeduplicationScope, ICheckProcessedContextData, ICheckProcessedOptions, IDataDeduplicator, IDeduplicationOutput } from 'n8n-workflow';

const hash = (item: unknown) => createHash('md5').update(String(item)).digest('base64');

/** What n8n keeps of each node in its database to tell items that were processed, in its mode `entries`, here in memory (n8n, `deduplication/deduplication-helper.js`). */
export class Deduplication implements IDataDeduplicator {
	/** The hashes by workflow and node, the oldest first. */
	readonly rows = new Map<string, string[]>();
	/** What it fails with instead, as n8n does for a workflow that is not in its database. */
	failure?: Error;

	async checkProcessedAndRecord(items: Array<string | number>, scope: DeduplicationScope, context: ICheckProcessedContextData, { maxEntries }: ICheckProcessedOptions): Promise<IDeduplicationOutput> {
		const row = [...this.rowOf(scope, context)];
		const before = new Set(row);
		row.push(...items.map(hash).filter((entry) => !before.has(entry)));
		// Between reading and writing others have their turn.
		await new Promise(setImmediate);
		this.rows.set(keyOf(scope, context), maxEntries ? row.slice(-maxEntries) : row);
		return { new: items.filter((item) => !before.has(hash(item))), processed: items.filter((item) => before.has(hash(item))) };
	}

	async removeProcessed(items: Array<string | number>, scope: DeduplicationScope, context: ICheckProcessedContextData): Promise<void> {
		const gone = new Set(items.map(hash));
		const row = this.rowOf(scope, context).filter((entry) => !gone.has(entry));
		await new Promise(setImmediate);
		this.rows.set(keyOf(scope, context), row);
	}

	async clearAllProcessedItems(scope: DeduplicationScope, context: ICheckProcessedContextData): Promise<void> {
		this.rows.delete(keyOf(scope, context));
	}

	async getProcessedDataCount(scope: DeduplicationScope, context: ICheckProcessedContextData): Promise<number> {
		return this.rowOf(scope, context).length;
	}

	private rowOf(scope: DeduplicationScope, context: ICheckProcessedContextData): string[] {
		if (this.failure) throw this.failure;
		return this.rows.get(keyOf(scope, context)) ?? [];
	}
}

const keyOf = (scope: DeduplicationScope, { workflow, node }: ICheckProcessedContextData) => `${workflow.id} ${scope === 'node' ? node?.id : ''}`;

/** Gives n8n's engine a new memory of processed items. */
export async function newDeduplication(): Promise<Deduplication> {
	const deduplication = new Deduplication();
	// The engine takes one for its whole life, which is that of several tests.
	Object.assign(DataDeduplicationService, { instance: undefined });
	await DataDeduplicationService.init(deduplication);
	return deduplication;
}
