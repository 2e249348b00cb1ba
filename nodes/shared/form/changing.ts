import type { Operation } from './operation';
import { type Property, property } from './property';

/** Whether an operation changes anything in the cloud. */
export const changes = ({ apis }: Pick<Operation, 'apis'>) => apis.some(({ effect }) => effect !== 'read');

const dryRun = property({
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description: 'Whether to change nothing: names are looked up, everything is checked, and each item says what would be sent and what would change',
});

const stopAboveItems = property({
	displayName: 'Safety Stop: Items',
	name: 'stopAboveItems',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 100,
	description: 'The most items that a run may change. If there are more, nothing is changed at all, as when an HR system suddenly lists everybody as a leaver.',
});

const stopAbovePercent = property({
	displayName: 'Safety Stop: Percent of Users',
	name: 'stopAbovePercent',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 10,
	description: 'The most items that a run may change, in percent of the users there are. If there are more, nothing is changed at all.',
});

/** The options of every operation that changes something. One that is not added has no value. */
export const changeOptions: readonly Property[] = [dryRun, stopAboveItems];

/** The one that only services with users have. */
export const userOptions: readonly Property[] = [stopAbovePercent];

/** What they are set to for a run. */
export interface ChangeOptions {
	dryRun?: boolean;
	stopAboveItems?: number;
	stopAbovePercent?: number;
}
