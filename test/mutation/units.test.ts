import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// The nodes' unit tests in one file: what they share is loaded once for a mutant. That of the transport comes first, as it
// replaces n8n's sleep for everything loaded after it.
const FOLDER = join(__dirname, '../nodes');
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.test.ts'))
	.sort((a, b) => Number(b.endsWith('transport.test.ts')) - Number(a.endsWith('transport.test.ts')));

describe.each(files)('%s', (name) => {
	jest.requireActual(join(FOLDER, name));
});
