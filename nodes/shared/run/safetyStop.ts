import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import type { ChangeOptions } from '../form/changing';
import type { Actions } from '../form/operation';
import type { Call } from '../request';

/** Throws, before the first change, when more items would be changed than the options allow. The users are counted only where that matters. */
export async function stopIfTooMany(context: IExecuteFunctions, count: number, { stopAboveItems, stopAbovePercent }: ChangeOptions, { countUsers }: Actions, call: Call): Promise<void> {
	if (stopAboveItems !== undefined && count > stopAboveItems) {
		throw stopped(context, `${count} items would have been changed, and at most ${stopAboveItems} are allowed`);
	}
	if (stopAbovePercent === undefined || !countUsers || count === 0) return;
	const users = await countUsers(call);
	if (count * 100 > users * stopAbovePercent) {
		throw stopped(context, `${count} items would have been changed, which is more than ${stopAbovePercent} % of the ${users} users`);
	}
}

function stopped(context: IExecuteFunctions, what: string): NodeOperationError {
	return new NodeOperationError(context.getNode(), `Safety stop: nothing was changed. ${what}`, {
		description: "Check the incoming items. If they are right, raise 'Safety Stop: Items' or 'Safety Stop: Percent of Users' under Options, or let fewer items come in at a time.",
	});
}
