import { type Params, property } from './property';

/** The options at the end of every node: how many items run at a time, and how often and how long a request is tried. */
export const options = property({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 5,
			description: 'How many items to work on at the same time. The first item always goes alone, so that a wrong key is noticed before it is blocked.',
		},
		{
			displayName: 'Max Retries',
			name: 'maxRetries',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10 },
			default: 3,
			description: 'How often to try again when Huawei Cloud is busy or cannot be reached. A change that must not be made twice is never sent twice. Waiting for a limit does not count.',
		},
		{
			displayName: 'Max Wait When Throttled',
			name: 'maxThrottleWait',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1440 },
			default: 15,
			hint: 'Minutes',
			description: 'How many minutes to wait while Huawei Cloud lets nothing through because of its limits. As long as something gets through, items wait their turn.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600_000 },
			default: 30_000,
			hint: 'Milliseconds',
			description: 'How long to wait for each answer, in milliseconds',
		},
	],
});

/** The values of the options that were not added. The timeout is in ms, the wait in minutes. */
export const DEFAULTS = Object.fromEntries(options.options.map((option) => [option.name, option.default])) as Params<typeof options.options>;
