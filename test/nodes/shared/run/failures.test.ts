import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { explain } from '../../../../nodes/shared/answers/error';
import { Incomplete, PartFailure } from '../../../../nodes/shared/failure';
import { errorOf, stopError } from '../../../../nodes/shared/run/failures';
import { contextOf, node } from '../../../fixtures/context';
import { present } from '../../../fixtures/present';

const context = contextOf();

const refused = (message = 'Refused') => {
	const error = new NodeApiError(node, {}, { message, description: 'Ask for it. X.1, HTTP 403.', httpCode: '403', failure: { cause: 'configuration-invalid' } as never });
	error.context.identifiers = 'X.1, HTTP 403.';
	return error;
};

describe('the error of an item', () => {
	it('that is about an answer is the one there is, with the number of the item', () => {
		const error = refused();

		expect(errorOf(context, error, 3, [])).toBe(error);
		expect(error.context.itemIndex).toBe(3);
	});

	it('that it shares with an earlier one is a copy with its own number', () => {
		const error = refused();
		const first = errorOf(context, error, 0, []);
		const second = errorOf(context, error, 1, []);

		expect(second).toMatchObject({ message: 'Refused', description: 'Ask for it. X.1, HTTP 403.', context: { itemIndex: 1 }, failure: { cause: 'configuration-invalid' } });
		expect(first.context.itemIndex).toBe(0);
		explain(second, ['More.']);
		expect(second.description).toBe('Ask for it. More. X.1, HTTP 403.');
		expect(first.description).toBe('Ask for it. X.1, HTTP 403.');
	});

	it('that is about the input is put into the form n8n shows', () => {
		const error = errorOf(context, new Error("'User' is empty"), 2, []);

		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: "'User' is empty", context: { itemIndex: 2 }, failure: { cause: 'configuration-invalid' } });
	});

	it('keeps its message, also if it contains the name of a network error, which n8n would replace', () => {
		expect(errorOf(context, new Error("'Steps' must be one of deactivateAccessKeys"), 0, []).message).toBe("'Steps' must be one of deactivateAccessKeys");
	});

	it.each([
		['what to do, as the service says', [{ when: ({ code }: { code: string }) => code === 'WKS.1', say: 'Start it', cause: 'configuration-invalid' as const }], 'Start it. WKS.1.', { cause: 'configuration-invalid' }],
		['just the code, where nobody says more', [], 'WKS.1.', undefined],
	])('that is about a part of a request has %s', (_what, codes, description, kind) => {
		const error = errorOf(context, new PartFailure('WKS.1', 'The desktop is off: Passw0rd'), 2, ['Passw0rd'], codes);

		expect(error).toMatchObject({ message: 'The desktop is off: ***', description, context: { itemIndex: 2, identifiers: 'WKS.1.', underWay: true } });
		expect([error.context.unclear, error.failure]).toEqual([undefined, kind]);
	});

	it('that is about a part of a request says when it may have been carried out before', () => {
		const error = errorOf(context, Object.assign(new PartFailure('WKS.1', 'The desktop is off'), { unclear: true }), 2, []);

		expect([error.message, error.context.unclear]).toEqual(['The desktop is off (the change may have been made)', true]);
	});

	it('of which only some steps could be taken is no mistake in the configuration', () => {
		const error = errorOf(context, new Incomplete('2 of 3 steps were taken', 'Take the other one: Passw0rd', []), 2, ['Passw0rd']);

		expect([error.message, error.description, error.failure]).toEqual(['2 of 3 steps were taken', 'Take the other one: ***', undefined]);
	});

	it.each(['SecretKey', 'Passw0rd of the item'])('that is about the input repeats no secret: %s', (secret) => {
		const error = errorOf(context, new Error(`'Email' is not an email address: ${secret}`), 0, ['SecretKey', 'Passw0rd of the item']);

		expect(error.message).toBe("'Email' is not an email address: ***");
	});

	it('that is about the input is cut only after the secrets were taken out', () => {
		const error = errorOf(context, new Error(`${'x'.repeat(990)}Passw0rd-and-more`), 0, ['Passw0rd-and-more']);

		expect(error.message).toBe(`${'x'.repeat(990)}***`);
		expect(errorOf(context, new Error('x'.repeat(1001)), 0, []).message).toBe(`${'x'.repeat(1000)}…`);
	});
});

describe('the error of a run that stopped', () => {
	const GO_ON = "To get a result for every item, set 'On Error' to 'Continue' in the node's settings.";

	const ended = (index: number, message?: string) => errorOf(context, refused(message), index, []);
	const wrong = (index: number) => errorOf(context, new Error('Wrong'), index, []);

	it('of one item is left as it is', () => {
		expect(stopError([ended(0)], { count: 1, done: [], sent: true, isKept: true }).description).toBe('Ask for it. X.1, HTTP 403.');
	});

	it('is the first one, and says which items had been done, behind what to do', () => {
		const first = ended(3);

		expect(stopError([first], { count: 9, done: [0, 1, 2, 5], sent: true, isKept: true })).toBe(first);
		expect(first.description).toBe(`Ask for it. 4 of 9 items had been done (0–2, 5); their results are not shown. A Retry of this execution does not do them again. ${GO_ON} X.1, HTTP 403.`);
	});

	it('says when no item had been done', () => {
		expect(stopError([ended(0)], { count: 2, done: [], sent: true, isKept: true }).description).toBe(`Ask for it. No item had been done. ${GO_ON} X.1, HTTP 403.`);
	});

	it('says what became of those that were under way, but not of those that were not sent', () => {
		const others = [ended(4, 'The connection broke (the change may have been made)'), new NodeOperationError(node, 'Not sent', { itemIndex: 5 })];
		const { description } = stopError([ended(3), ...others], { count: 9, done: [0], sent: true, isKept: false });

		expect(description).toContain('Item 4 was under way: The connection broke (the change may have been made). ');
		expect(description).toBe(`Ask for it. 1 of 9 items had been done (0); their results are not shown. Item 4 was under way: The connection broke (the change may have been made). ${GO_ON} X.1, HTTP 403.`);
	});

	it('says of each what became of it, where that differs', () => {
		const { description } = stopError([ended(0), ended(1, 'Broken'), ended(2, 'Late'), ended(3, 'Broken')], { count: 4, done: [], sent: true, isKept: false });

		expect(description).toContain('Items 1, 3 were under way: Broken. Item 2 was under way: Late. ');
	});

	it('says of all that share a request what became of it', () => {
		const shared = refused('No answer (the change may have been made)');
		shared.context.unclear = true;
		const [first, ...others] = [0, 1, 2].map((index) => errorOf(context, shared, index, []));

		expect(stopError([present(first), ...others], { count: 3, done: [], sent: true, isKept: false }).description).toContain('Items 1–2 were under way: No answer (the change may have been made). ');
		expect(others.map((error) => [error.context.unclear, error.context.itemIndex])).toEqual([[true, 1], [true, 2]]);
	});

	it('says when nothing was changed, and which other items cannot be done', () => {
		expect(stopError([wrong(3), wrong(5), wrong(6)], { count: 9, done: [], sent: false, isKept: true }).description).toBe(
			`Nothing was changed. Items that cannot be done either: 5–6. ${GO_ON}`,
		);
		expect(stopError([wrong(3), errorOf(context, new Error('Of all'), undefined, [])], { count: 9, done: [], sent: false, isKept: true }).description).toBe(`Nothing was changed. ${GO_ON}`);
		expect(stopError([wrong(3)], { count: 9, done: [], sent: false, isKept: true }).description).toBe(`Nothing was changed. ${GO_ON}`);
	});
});
