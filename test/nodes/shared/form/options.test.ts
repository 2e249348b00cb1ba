import { DEFAULTS, options } from '../../../../nodes/shared/form/options';
import { readParameters } from '../../../../nodes/shared/form/parameters';
import { contextOf } from '../../../fixtures/context';

const read = (chosen: object) => readParameters(contextOf({ parameters: { options: chosen as never } }), [options], 0).values.options;

describe('the options', () => {
	it('have values where nothing was chosen', () => {
		expect(DEFAULTS).toEqual({ concurrency: 5, maxRetries: 3, maxThrottleWait: 15, timeout: 30_000 });
	});

	it('are empty until something is chosen', () => {
		expect(readParameters(contextOf(), [options], 0).values.options).toEqual({});
	});

	it.each([
		{ concurrency: 1 },
		{ concurrency: 50 },
		{ maxRetries: 0 },
		{ maxRetries: 10 },
		{ maxThrottleWait: 1 },
		{ maxThrottleWait: 1440 },
		{ timeout: 1 },
		{ timeout: 600_000 },
	])('accept %j', (chosen) => {
		expect(read(chosen)).toEqual(chosen);
	});

	it.each([
		[{ concurrency: 0 }, "'Concurrency' must be a whole number from 1 to 50"],
		[{ concurrency: 51 }, "'Concurrency' must be a whole number from 1 to 50"],
		[{ maxRetries: -1 }, "'Max Retries' must be a whole number from 0 to 10"],
		[{ maxRetries: 11 }, "'Max Retries' must be a whole number from 0 to 10"],
		[{ maxThrottleWait: 0 }, "'Max Wait When Throttled' must be a whole number from 1 to 1440"],
		[{ maxThrottleWait: 1441 }, "'Max Wait When Throttled' must be a whole number from 1 to 1440"],
		[{ timeout: 0 }, "'Timeout' must be a whole number from 1 to 600000"],
		[{ timeout: 600_001 }, "'Timeout' must be a whole number from 1 to 600000"],
		[{ patience: 1 }, `'Options' has no field called "patience"`],
	])('refuse %j', (chosen, message) => {
		expect(() => read(chosen)).toThrow(message);
	});
});
