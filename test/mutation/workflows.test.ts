import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// All workflow tests in one file: n8n's engine, which takes seconds to load, is loaded once for a mutant and not once per file.
// Only one of them sets up the engine in a way of its own.
const FOLDER = join(__dirname, '../workflows');

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.test.ts') && name !== 'egress.test.ts'))('%s', (name) => {
	jest.requireActual(join(FOLDER, name));
});
