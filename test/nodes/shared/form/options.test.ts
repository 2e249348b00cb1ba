import { emptyValues } from '../../../../nodes/shared/form/emptyValues';
import type { Operation } from '../../../../nodes/shared/form/operation';
import { furtherOptions, readOptions } from '../../../../nodes/shared/form/options';
import { contextOf } from '../../../fixtures/context';

const read = (chosen: object, own?: Array<typeof emptyValues>, apis: Operation['apis'] = []) => readOptions(contextOf({ parameters: { options: chosen as never } }), { options: own, apis }, { countUsers: async () => 0 });
const DEFAULTS = { concurrency: 5, maxRetries: 3, maxThrottleWait: 15, timeout: 30_000 };

describe('the options', () => {
	it('have values where nothing was chosen', () => {
		expect(read({})).toEqual(DEFAULTS);
		expect(read({}, [emptyValues])).toEqual({ ...DEFAULTS, emptyValues: 'send' });
	});

	it('of an operation are read with those of all', () => {
		expect(read({ emptyValues: 'leaveOut', concurrency: 1 }, [emptyValues])).toEqual({ ...DEFAULTS, concurrency: 1, emptyValues: 'leaveOut' });
		expect(() => read({ emptyValues: 'drop' }, [emptyValues])).toThrow("'Empty Values' must be one of leaveOut, send");
	});

	it('of changes have no value where nothing was chosen', () => {
		const change = { service: 'workspace', api: 'UpdateUserInfo', method: 'PUT', path: '/', effect: 'set', permission: 'none needed' } as const;
		const chosen = { dryRun: true, stopAboveItems: 20, stopAbovePercent: 5 };

		expect(read({}, [], [change])).toEqual(DEFAULTS);
		expect(read(chosen, [], [change])).toEqual({ ...DEFAULTS, ...chosen });
		expect(() => read(chosen)).toThrow('\'Options\' has no field called "dryRun"');
	});

	it('name the event only where something is new each time, and does harm a second time', () => {
		const api = { service: 'workspace', api: 'ResetRandomPassword', method: 'GET', path: '/', permission: 'none needed' } as const;
		const offered = (operation: Pick<Operation, 'apis' | 'isRepeatable'>) => furtherOptions(operation, {}).some(({ name }) => name === 'oncePer');
		const once = { ...api, effect: 'once' } as const;
		const read = (chosen: object, apis: Operation['apis']) => readOptions(contextOf({ parameters: { options: chosen as never } }), { apis }, {});

		expect([offered({ apis: [once] }), offered({ apis: [{ ...api, effect: 'set' }] }), offered({ apis: [once], isRepeatable: true })]).toEqual([true, false, false]);
		expect(read({ oncePer: undefined }, [once])).toEqual(DEFAULTS); // Each item has its own.
		expect(() => read({ oncePer: 'e' }, [])).toThrow('\'Options\' has no field called "oncePer"');
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
		expect(read(chosen)).toEqual({ ...DEFAULTS, ...chosen });
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
		[{ emptyValues: 'send' }, `'Options' has no field called "emptyValues"`],
		[{ patience: 1 }, `'Options' has no field called "patience"`],
	])('refuse %j', (chosen, message) => {
		expect(() => read(chosen)).toThrow(message);
	});
});
