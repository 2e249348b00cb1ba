import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Measured, useMatrix } from './cell';
import type { FaultCase } from './fault';
import { FAULTS } from './faults';
import { expected, type Outcome } from './model';
import { SUBJECTS, type Subject } from './operations';
import { type Cell, page } from './page';

const measure = useMatrix();
const cells: Cell[] = [];

/** The outcome in words, for the name of a test. */
function sentence({ ends, doubt, waits, arrived, made }: Outcome, { effect }: Subject): string {
	const end = { done: 'is done', half: 'is done but for the reading', error: 'fails', canceled: 'is canceled' }[ends];
	const repeated = waits > 0 && ends !== 'canceled' ? ` after ${waits} ${waits === 1 ? 'repeat' : 'repeats'}` : '';
	return `${end}${repeated}${doubt ? ' and may have been made' : ''}: ${arrived} arrived${effect === 'read' ? '' : `, ${made} made`}`;
}

/** What holds in every cell, whatever is expected of it. */
function expectHonesty({ outcome, consistent, items, truth, leaked, strayed }: Measured, { effect }: Subject) {
	const { ends, doubt, made } = outcome;
	const failed = ends === 'error' || ends === 'canceled';
	expect({ leaked, strayed, consistent }).toEqual({ leaked: [], strayed: 0, consistent: true });
	if (effect === 'once') expect(made).toBeLessThanOrEqual(1);
	if (effect !== 'read' && !failed) expect(made).toBeGreaterThanOrEqual(1);
	if (ends === 'done') expect(items).toMatchObject(truth);
	if (ends === 'half') expect(items[0]).not.toHaveProperty('password');
	if (failed && made > 0) expect(doubt).toBe(true);
}

/** That what the user sees is what the fault's row says. */
function expectWords({ outcome, message, description, items }: Measured, fault: FaultCase, carryOn: boolean) {
	const { ends, doubt } = outcome;
	if (ends === 'done') return;
	expect(message).toEqual(typeof fault.message === 'string' ? fault.message : expect.stringMatching(fault.message));
	expect(description).toMatch(fault.description);
	if (ends === 'half') return;
	const item = { error: expect.stringMatching(doubt ? /\(the change may have been made\)$/ : /^(?!.*change)|\(looked up afterwards: the change was not made\)$/), message: expect.any(String) };
	expect(items).toEqual(carryOn ? [item] : []);
}

describe.each(FAULTS)('$group: $name, $how:', (fault) => {
	// What differs with Continue On Fail is the same code for all operations: without it one is enough.
	const stopping = SUBJECTS.find(({ operation, effect }) => operation === (fault.only ?? operation) && effect === 'set');
	const subjects = SUBJECTS.filter(({ operation }) => fault.only === undefined || operation === fault.only);
	const ways = [...subjects.map((subject) => ({ subject, way: 'with Continue On Fail', carryOn: true })), { subject: stopping as Subject, way: 'without Continue On Fail', carryOn: false }];
	const tests = ways.map((one) => ({ ...one, sentence: sentence(expected(fault, one.subject), one.subject) }));

	it.each(tests)('$way $subject.operation $sentence', async ({ subject, carryOn }) => {
		const measured = await measure(fault, subject, carryOn);
		expect(measured.outcome).toEqual(expected(fault, subject));
		expectHonesty(measured, subject);
		expectWords(measured, fault, carryOn);
		measured.waited.forEach((ms, index) => {
			const [least, longest] = fault.waits ?? [250 * 2 ** index, 250 * 2 ** index];
			expect([ms, ms >= least, ms <= longest]).toEqual([ms, true, true]);
		});
		cells.push({ fault, subject, measured });
	});
});

it('docs/faults.md shows what was measured; UPDATE_DOCS=1 writes it anew', () => {
	// Where only some of the tests were asked for, or some failed, there is nothing to compare.
	if (cells.length < FAULTS.reduce((sum, { only }) => sum + (only ? 1 : SUBJECTS.length) + 1, 0)) return;
	const path = join(__dirname, '../../docs/faults.md');
	const text = page(cells);
	if (process.env.UPDATE_DOCS) writeFileSync(path, text);
	expect(readFileSync(path, 'utf8')).toBe(text);
});
