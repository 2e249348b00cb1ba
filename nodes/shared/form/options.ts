import { type Params, property } from './operation';

/** The options every node ends with: how many items run at a time, how often and how long a request is tried. */
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
			description: 'How often to try again when Huawei Cloud is busy or not reachable. What must not happen twice is never sent twice.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600_000 },
			default: 30_000,
			description: 'How long to wait for each answer, in milliseconds',
		},
	],
});

/** The options with their values where nothing was chosen. Times in ms. */
export const DEFAULTS = Object.fromEntries(options.options.map((option) => [option.name, option.default])) as Params<typeof options.options>;
