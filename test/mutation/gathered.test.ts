import '../fixtures/sleeping';

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// All tests of the package in one file, the quick ones first: Jest's own work per file, done for each of a thousand mutants,
// would take longer than the tests.
const ROOT = join(__dirname, '..');
const files = ['credentials', 'nodes', 'form.test.ts', 'workflows']
	.flatMap((start) => (start.endsWith('.ts') ? start : readdirSync(join(ROOT, start), { recursive: true, encoding: 'utf8' }).map((name) => join(start, name))))
	.filter((name) => name.endsWith('.test.ts'));

describe.each(files)('%s', (name) => {
	jest.requireActual(join(ROOT, name));
});
