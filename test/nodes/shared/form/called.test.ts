import { sharedName, unknownName } from '../../../../nodes/shared/form/called';

describe('a name that nothing has', () => {
	it.each<[string, string, unknown[], string]>([
		['is said to be unknown', 'ana', [], 'No thing is called "ana". Upper and lower case matter'],
		['is compared with similar ones', 'ana', ['Ana', 'anabel'], 'No thing is called "ana"; similar names: "Ana", "anabel". Upper and lower case matter'],
		['is compared with five at most', 'a', ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'], 'No thing is called "a"; similar names: "a1", "a2", "a3", "a4", "a5". Upper and lower case matter'],
		['is compared with names only', 'a', [null, undefined, 5], 'No thing is called "a". Upper and lower case matter'],
		['may be an ID', '8a2c3f9579d240820179d51e6caf0001', [], `No thing is called "8a2c3f9579d240820179d51e6caf0001": this looks like an ID. Choose 'By ID' instead of 'By Name'`],
		['may be an ID in capitals', '8A2C3F9579D240820179D51E6CAF0001', [], expect.stringContaining('this looks like an ID')],
		['is no ID when it is shorter', '8a2c3f9579d240820179d51e6caf000', [], expect.stringMatching(/Upper and lower case matter$/)],
		['is no ID when it has other letters', '8a2c3f9579d240820179d51e6caf000x', [], expect.stringMatching(/Upper and lower case matter$/)],
	])('%s', (_what, name, similar, message) => {
		expect(unknownName('thing', name, similar)).toMatchObject({ message });
	});
});

describe('a name that several have', () => {
	it('comes with their IDs, and with what tells them apart, as far as there is something', () => {
		const candidates = [{ id: 't1', apart: ['corp', 'a@example.com'] }, { id: 't2', apart: ['', 'b@example.com'] }, { id: 't3', apart: [undefined, null] }];

		expect(sharedName('thing', 'ana', candidates)).toEqual(new Error('3 things are called "ana": t1 (corp, a@example.com), t2 (b@example.com), t3. Choose one by its ID'));
	});
});
