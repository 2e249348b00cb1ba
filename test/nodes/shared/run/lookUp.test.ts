import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { type Found, locator, property } from '../../../../nodes/shared/form/property';
import { lookUp, type Named } from '../../../../nodes/shared/run/lookUp';
import { answering, node } from '../../../fixtures/context';

const { call } = answering();

const failure = (status?: number) => new NodeApiError(node, {}, { message: `HTTP ${status}`, httpCode: status === undefined ? undefined : String(status) });

type Find = (names: string[], turn: number) => Found[];

/** A locator whose names are found by `find`, and the names it was asked for, request by request. */
function pickable(name: string, most: number, find: Find = (names) => names.map((one) => `id of ${one}`)) {
	const asked: string[][] = [];
	const thing = locator({
		field: property({ displayName: name, name, type: 'resourceLocator', default: '' }),
		apis: [],
		search: async () => ({ results: [] }),
		byName: {
			most,
			find: async (_call, names) => {
				asked.push(names);
				return find(names, asked.length);
			},
		},
	});
	return { thing, asked };
}

const inTurn = async (count: number, task: (index: number) => Promise<void>) => {
	for (let index = 0; index < count; index++) await task(index);
};

const itemsOf = (thing: ReturnType<typeof pickable>['thing'], names: string[]): Named[] =>
	names.map((name) => ({ values: { [thing.field.name]: name, more: 1 }, byName: [{ locator: thing, name }] }));

const throwing = (error: Error): never => {
	throw error;
};

describe('looking up names', () => {
	it('puts the ID of each into the values of its item, and leaves the other values', async () => {
		const { thing } = pickable('user', 50);
		const items = [...itemsOf(thing, ['ana', 'ben']), { values: { user: 'u3' }, byName: [] }];

		expect(await lookUp(items, call, inTurn)).toEqual([undefined, undefined, undefined]);
		expect(items.map(({ values }) => values)).toEqual([{ user: 'id of ana', more: 1 }, { user: 'id of ben', more: 1 }, { user: 'u3' }]);
	});

	it('asks for each name once, however many items have it', async () => {
		const { thing, asked } = pickable('user', 50);
		const items = itemsOf(thing, ['ana', 'ben', 'ana', 'ana']);
		await lookUp(items, call, inTurn);

		expect(asked).toEqual([['ana', 'ben']]);
		expect(items.map(({ values }) => values.user)).toEqual(['id of ana', 'id of ben', 'id of ana', 'id of ana']);
	});

	it('asks for as many in one request as the locator takes: a thousand are twenty', async () => {
		const { thing, asked } = pickable('user', 50);
		await lookUp(itemsOf(thing, Array.from({ length: 1000 }, (_, index) => `n${index}`)), call, inTurn);

		expect(asked.map(({ length }) => length)).toEqual(Array(20).fill(50));
	});

	it('asks for no more in one request than a URL takes, in whatever alphabet they are', async () => {
		const { thing, asked } = pickable('user', 50);
		const names = Array.from({ length: 60 }, (_, index) => `${'名'.repeat(30)}${index}`);
		await lookUp(itemsOf(thing, names), call, inTurn);

		expect(asked.flat()).toEqual(names);
		const lengths = asked.map((some) => encodeURIComponent(some.join('')).length);
		expect(Math.max(...lengths)).toBeLessThanOrEqual(4000);
		expect(asked).toHaveLength(5);
	});

	it('fills a URL to its last character', async () => {
		const { thing, asked } = pickable('user', 50);
		const names = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(1000));
		await lookUp(itemsOf(thing, names), call, inTurn);

		expect(asked).toEqual([names.slice(0, 4), names.slice(4)]);
	});

	it('does not cut the others into small requests because of one long name', async () => {
		const { thing, asked } = pickable('user', 50);
		await lookUp(itemsOf(thing, ['名'.repeat(255), ...Array.from({ length: 99 }, (_, index) => `n${index}`)]), call, inTurn);

		expect(asked.map(({ length }) => length)).toEqual([50, 50]);
	});

	it('asks for a name that is too long for any URL alone', async () => {
		const { thing, asked } = pickable('user', 50);
		const long = '名'.repeat(500);
		await lookUp(itemsOf(thing, ['ana', long, 'ben']), call, inTurn);

		expect(asked).toEqual([['ana'], [long], ['ben']]);
	});

	it('does not stumble over half a character', async () => {
		const { thing, asked } = pickable('user', 50);
		await lookUp(itemsOf(thing, ['a\ud83d']), call, inTurn);

		expect(asked).toEqual([['a\ud83d']]);
	});

	it('keeps the same name of different things apart', async () => {
		const [user, group] = [pickable('user', 50), pickable('group', 50, () => ['g1'])];
		const items: Named[] = [{ values: {}, byName: [{ locator: user.thing, name: 'sales' }, { locator: group.thing, name: 'sales' }] }];

		expect(await lookUp(items, call, inTurn)).toEqual([undefined]);
		expect(items[0]?.values).toEqual({ user: 'id of sales', group: 'g1' });
	});
});

describe('a name that does not exist', () => {
	it('is told to every item that has it, and looked up once', async () => {
		const unknown = new Error('Nobody is called "cem"');
		const { thing, asked } = pickable('user', 50, (names) => names.map((name) => (name === 'cem' ? unknown : name)));

		expect(await lookUp(itemsOf(thing, ['cem', 'ana', 'cem']), call, inTurn)).toEqual([unknown, undefined, unknown]);
		expect(asked).toEqual([['cem', 'ana']]);
	});
});

describe('a look-up that failed for the moment', () => {
	it.each([
		['throttled', failure(429)],
		['a broken service', failure(500)],
		['no connection', failure()],
	])('is made once more at the end: %s', async (_what, error) => {
		const { thing, asked } = pickable('user', 2, (names, turn) => (turn === 1 ? throwing(error) : names));

		expect(await lookUp(itemsOf(thing, ['ana', 'ben', 'cem']), call, inTurn)).toEqual([undefined, undefined, undefined]);
		expect(asked).toEqual([['ana', 'ben'], ['cem'], ['ana', 'ben']]);
	});

	it.each([
		['the user may not read the list', failure(403)],
		['the key was refused', failure(401)],
		['the answer made no sense', failure(200)],
	])('is not made again when %s', async (_what, error) => {
		const { thing, asked } = pickable('user', 2, () => throwing(error));

		expect(await lookUp(itemsOf(thing, ['ana', 'ben']), call, inTurn)).toEqual([error, error]);
		expect(asked).toEqual([['ana', 'ben']]);
	});

	it('is not made a third time', async () => {
		const error = failure(503);
		const { thing, asked } = pickable('user', 2, () => throwing(error));

		expect(await lookUp(itemsOf(thing, ['ana']), call, inTurn)).toEqual([error]);
		expect(asked).toHaveLength(2);
	});

	it('is not made again where the failure stays: a missing permission', async () => {
		const { thing, asked } = pickable('user', 2, () => throwing(failure(403)));

		await lookUp(itemsOf(thing, ['ana']), call, inTurn);
		expect(asked).toHaveLength(1);
	});

	it('keeps its reason when nothing more is sent', async () => {
		const first = failure(503);
		const { thing } = pickable('user', 2, (_names, turn) => throwing(turn === 1 ? first : new NodeOperationError(node, 'Not sent')));

		expect(await lookUp(itemsOf(thing, ['ana']), call, inTurn)).toEqual([first]);
	});

	it('says that it was not sent, when it never was', async () => {
		const notSent = new NodeOperationError(node, 'Not sent');
		const { thing } = pickable('user', 2, () => throwing(notSent));

		expect(await lookUp(itemsOf(thing, ['ana']), call, inTurn)).toEqual([notSent]);
	});

	it('is repeated only for the names that it left open', async () => {
		const { thing, asked } = pickable('user', 50, (names, turn) => {
			if (turn === 1) throw failure(400);
			return turn === 3 ? throwing(failure(503)) : names;
		});

		expect(await lookUp(itemsOf(thing, ['ana', 'ben']), call, inTurn)).toEqual([undefined, undefined]);
		expect(asked).toEqual([['ana', 'ben'], ['ana'], ['ben'], ['ben']]);
	});
});

describe('a request for several names that is refused', () => {
	it('is cut in half until the name at fault is alone', async () => {
		const refused = failure(400);
		const { thing } = pickable('user', 50, (names) => (names.includes('bad') ? throwing(refused) : names));

		expect(await lookUp(itemsOf(thing, ['ana', 'bad', 'cem', 'dan']), call, inTurn)).toEqual([undefined, refused, undefined, undefined]);
	});
});

describe('when the execution is canceled', () => {
	it('names that were not looked up say so', async () => {
		const { thing, asked } = pickable('user', 1);
		const onlyFirst = async (_count: number, task: (index: number) => Promise<void>) => {
			if (asked.length === 0) await task(0);
		};

		expect(await lookUp(itemsOf(thing, ['ana', 'ben']), call, onlyFirst)).toEqual([undefined, new Error('The execution was canceled')]);
	});
});

it('a name for which nothing came back is not taken for found', async () => {
	const { thing } = pickable('user', 50, () => ['u1']);

	expect(await lookUp(itemsOf(thing, ['ana', 'ben']), call, inTurn)).toEqual([undefined, new Error('"ben" was not looked up')]);
});
