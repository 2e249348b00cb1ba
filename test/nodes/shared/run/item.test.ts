import { asOne, type Subject } from '../../../../nodes/shared/run/item';

const subject = (index: number, asking?: Subject['asking']): Subject => ({ from: [index], asking, target: `u${index}`, secrets: [`secret ${index}`] });

describe('items as one', () => {
	it('are the item itself if there is but one', () => {
		const one = subject(3, { key: 'e', isOwn: true });
		expect(asOne([one])).toBe(one);
	});

	it('have the numbers, targets and secrets of all', () => {
		expect(asOne([subject(1), subject(4)])).toEqual({ from: [1, 4], asking: undefined, target: 'u1 u4', secrets: ['secret 1', 'secret 4'] });
	});

	it.each([
		['one event asks for all', [{ key: 'e', isOwn: true }, { key: 'e', isOwn: true }], { key: 'e', isOwn: true }],
		['several events do', [{ key: 'e', isOwn: false }, { key: 'f', isOwn: false }], { key: 'e f', isOwn: false }],
		['the user named just one of them', [{ key: 'e', isOwn: false }, { key: 'f', isOwn: true }], { key: 'e f', isOwn: true }],
	])('are asked for by every event, where %s', (_where, [first, second], asking) => {
		expect(asOne([subject(1, first), subject(2, second)]).asking).toEqual(asking);
	});
});
