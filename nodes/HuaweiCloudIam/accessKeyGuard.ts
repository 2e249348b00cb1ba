import type { IDataObject } from 'n8n-workflow';

import { apiOf } from '../shared/form/list';
import type { Operation } from '../shared/form/operation';
import type { Values } from '../shared/form/plan';
import { readEach } from '../shared/form/readEach';
import { distinct } from '../shared/request';
import { accessKeys, keysOf } from './accessKeyData';

/** The same operation, refused for the very key that the credential signs with: `reason` ends the sentence that says so. */
export const exceptOwnKey = (change: Operation, reason: string): Operation => ({
	...change,
	async prepare(steps, all) {
		const isOwn = ({ accessKeyId }: Values) => accessKeyId === steps.caller.accessKeyId;
		const others = all.filter((values) => !isOwn(values));
		const known = await change.prepare?.(steps, others);
		return all.map((values) => (isOwn(values) ? new Error(`${String(values.accessKeyId)} is the access key this credential signs with, ${reason}`) : (known?.[others.indexOf(values)] ?? {})));
	},
});

/** The same operation, for which the keys of each item's user are read before: `know` makes further values of them, or throws an Error. */
export const knowingKeys = (change: Operation, know: (keys: IDataObject[], values: Values) => object): Operation => ({
	...change,
	apis: distinct([...change.apis, apiOf(accessKeys)]),
	async prepare(steps, all) {
		const found = await readEach(steps, all, ({ userId }) => String(userId), async ({ call }, { userId }) => await keysOf(call, String(userId)));
		return found.map((keys, place) => {
			if (keys instanceof Error) return keys;
			try {
				return know(keys as IDataObject[], all[place] as Values);
			} catch (error) {
				return error as Error;
			}
		});
	},
});
