import type { IDataObject, Logger } from 'n8n-workflow';

import type { Call } from '../shared/request';
import { advance, type Settings } from './advance';
import type { Told } from './event';
import { read } from './read';
import { stateIn, textOf } from './state';

/**
 * Goes from the state in a node's static data to the next one, and returns what is to be told. A state of another `scope` is not
 * compared with. Where something cannot be read it throws, and the data stay as they are.
 */
export async function step(data: IDataObject, call: Call, settings: Settings, scope: string, logger: Pick<Logger, 'info'>): Promise<Told[]> {
	const { state: text } = data;
	const state = typeof text === 'string' && data.scope === scope ? await stateIn(text) : undefined;
	if (text !== undefined && !state) logger.info('The credential, the project or a filter is another one: the trigger begins anew, and compares with nothing');
	const now = Date.now();
	const { state: next, events } = advance(settings, state, now, await read(call, settings, state, now));
	const nextText = await textOf(next);
	// Another poll that ended first may have read later than this one. The next poll compares again.
	if (data.state !== text) return [];
	Object.assign(data, { scope, state: nextText });
	return events;
}
