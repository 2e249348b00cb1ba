import { redact } from '../../../../nodes/shared/answers/redact';

const WITHHELD = '(not shown, because it repeats a secret)';

describe('a text from outside', () => {
	it.each([
		['is shown as it is', 'The user "ü" is gone.', 'The user "ü" is gone.'],
		['of 300 characters is whole', 'x'.repeat(300), 'x'.repeat(300)],
		['is cut after 300 characters', 'x'.repeat(301), `${'x'.repeat(300)}…`],
		['has no control characters and no blanks around it', ' \ta\u0000\u001b[31mb\r\nc\u2028d\u007f\u009b', 'a [31mb c d'],
		['has no halves of characters', 'a\ud83d', 'a\ufffd'],
		['ends where the gateway repeats the signed headers', 'fail, canonicalRequest:GET\n/v2/\nx-security-token:t', 'fail, canonicalRequest: (not shown)'],
		['keeps what merely looks like an escape', '&#abc; &#xffffff; &nbsp; 100% \\u12', '&#abc; &#xffffff; &nbsp; 100% \\u12'],
	])('%s', (_what, text, shown) => {
		expect(redact(text, ['Passw0rd'])).toBe(shown);
	});

	it('may be given another length', () => {
		expect(redact('12345', [], 4)).toBe('1234…');
	});
});

describe('a long text', () => {
	const secret = 'Pässw0rd&1';
	const inJson = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
	const WRITTEN = [
		secret,
		encodeURIComponent(secret),
		'P&#228;ssw0rd&#38;1',
		[...secret].map(inJson).join(''),
		[...[...secret].map(inJson).join('')].map((char) => `%${char.charCodeAt(0).toString(16)}`).join(''),
	];
	/** What no text shows: any beginning of the secret from which it could be told. */
	const told = (shown: string, written: string) => [3, 4, 5, 6].some((length) => shown.includes(written.slice(0, length)));

	it.each(WRITTEN)('shows no beginning of a secret written as %s, wherever it is cut', (written) => {
		const cases = ['x', '\n'].flatMap((fill) => [0, 1, 10_000].flatMap((rest) => [...Array(520).keys()].map((before) => ({ fill, before, rest }))));
		const leaking = cases.filter(({ fill, before, rest }) => told(redact(`${fill.repeat(before)}${written}${'y'.repeat(rest)}`, ['shorter', secret]), written));
		expect(leaking).toEqual([]);
	});

	it.each(['***', ' '])('shows no beginning of a secret where what is in front of it was shortened (%j)', (short) => {
		const long = short === ' ' ? '\n'.repeat(secret.length) : secret;
		for (let before = 0; before <= 2 * secret.length; before++) {
			const shown = redact(`${'x'.repeat(before)}${long.repeat(500 / secret.length)}${secret.repeat(10_000)}`, [secret]);
			expect([before, shown]).toEqual([before, expect.stringMatching(/^x*[ *]*…$/)]);
		}
	});

	it('is cut where it is when there is nothing to take out', () => {
		expect(redact(`${'x'.repeat(300)}${'y'.repeat(10_000)}`, [secret])).toBe(`${'x'.repeat(300)}…`);
		expect(redact(`${'x'.repeat(299)}  ${' '.repeat(10_000)}`, [])).toBe(`${'x'.repeat(299)}…`);
	});

	it('ends where the gateway repeats the signed headers, however many follow', () => {
		expect(redact(`fail, canonicalRequest:${'x'.repeat(10_000)}`, [secret])).toBe('fail, canonicalRequest: (not shown)');
	});

	it('is withheld for a secret in what is shown, not for one far behind', () => {
		expect(redact(`P&#228;ssw0rd&#38;1${'x'.repeat(10_000)}`, [secret])).toBe(WITHHELD);
		expect(redact(`${'x'.repeat(10_000)}P&#228;ssw0rd&#38;1`, [secret])).toBe(`${'x'.repeat(300)}…`);
	});

	it('of ten megabytes is not walked', () => {
		const walks = (['replace', 'replaceAll', 'includes', 'trim', 'toWellFormed'] as const).map((method) => jest.spyOn(String.prototype, method));
		redact('%2525&amp;\\u0041'.repeat(700_000), [secret, 'another secret']);
		const walked = walks.flatMap(({ mock }) => mock.contexts.map((text) => String(text).length));
		jest.restoreAllMocks();
		expect(walked.length).toBeGreaterThan(5);
		expect(Math.max(...walked)).toBeLessThan(1000);
	});
});

describe('a secret', () => {
	const secret = 'S3"cr\\ét+/ ~*!';

	it.each([
		['as it is', secret],
		['as JSON writes it', JSON.stringify(secret).slice(1, -1)],
		['in a URL', encodeURIComponent(secret)],
		['in a URL, as this package writes it', 'S3%22cr%5C%C3%A9t%2B%2F%20~%2A%21'],
	])('is taken out %s', (_how, written) => {
		expect(redact(`before ${written} between ${written} after`, ['', secret])).toBe('before *** between *** after');
	});

	it('is one from six characters on', () => {
		expect(redact('secret', ['secret'])).toBe('***');
		expect(redact('words of secre', ['secre'])).toBe('words of secre');
	});

	it.each([
		['in other escapes of a URL', 'P%c3%a4ssw0rd&1', 'Pässw0rd&1'],
		['in decimal escapes of HTML', 'P&#228;ssw0rd&#38;1', 'Pässw0rd&1'],
		['in hexadecimal escapes of HTML', 'P&#xE4;ssw0rd&#x26;1', 'Pässw0rd&1'],
		['with the names of HTML', 'a&lt;b&gt;c&amp;d&quot;e&apos;f', 'a<b>c&d"e\'f'],
		['in escapes of JSON', 'P\\u00E4ssw0rd\\u00261', 'Pässw0rd&1'],
		['as JSON inside JSON', 'P\\\\u00e4ssw0rd\\\\u00261', 'Pässw0rd&1'],
		['as a form writes it', 'my+p%C3%A4ss+word', 'my päss word'],
		['over several lines', 'my\n\tpass word', 'my pass word'],
		['escaped in six layers', `%${'25'.repeat(5)}50assw0rd`, 'Passw0rd'],
	])('written differently, %s, keeps the whole text back', (_how, written, plain) => {
		expect(redact(`wrong: ${written}`, [plain])).toBe(WITHHELD);
	});

	it('is not looked for in more layers than anyone writes', () => {
		const text = `%${'25'.repeat(9)}50assw0rd`;

		expect(redact(text, ['Passw0rd'])).toBe(text);
	});

	it.each([30, 300, 1000, 100_000])('is recognised although it was repeated %i times and reading ends in the middle of it', (times) => {
		const long = 'Abcdefghijklmnopqrstuvwxyz0123456789';

		expect(redact(`Wrong: ${long.repeat(times)}`, [long])).not.toContain('A');
	});

	it('that might be there does not shorten what is shown', () => {
		expect(redact('x'.repeat(100_000), ['Passw0rd'])).toBe(`${'x'.repeat(300)}…`);
	});

	it('of blanks and the like alone is not found everywhere', () => {
		expect(redact('a word', ['+ + + +', 'Passw0rd'])).toBe('a word');
	});
});
