import '../fixtures/sleeping';

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// All tests of the package in one file, the quick ones first: Jest's own work per file, done for each of a thousand mutants,
// would take longer than the tests.
const ROOT = join(__dirname, '..');
// Behind those of single files, those of what all operations share notice most.
const SHARED = ['cancel', 'checked-first', 'dry-run', 'failures', 'folding', 'iam-account', 'list-failures', 'lists', 'once-per', 'password-output', 'project', 'safety-stop', 'throttling', 'unclear-outcomes'];
const LONGEST = ['bulk', 'concurrency', 'broken-answers', 'secrets', 'proxies', 'iam-offboard', 'workspace-offboard', 'workspace-trigger'];
const FIRST = ['credentials', 'nodes', 'workflows', 'form.test.ts'];
const files = FIRST.flatMap((start) => (start.endsWith('.ts') ? start : readdirSync(join(ROOT, start), { recursive: true, encoding: 'utf8' }).map((name) => join(start, name))))
	.filter((name) => name.endsWith('.test.ts'))
	.sort((one, other) => rank(one) - rank(other));

/** The lower, the earlier. */
function rank(name: string): number {
	if (name === 'form.test.ts') return 2;
	const [, workflow] = /^workflows\/(.+)\.test\.ts$/.exec(name) ?? [];
	if (workflow === undefined) return 0;
	return SHARED.includes(workflow) ? 1 : LONGEST.includes(workflow) ? 4 : 3;
}

/** Whether any of the tests that reach the mutant is in the file; all of them are wanted in the first run, which has no mutant. */
function isWanted(name: string): boolean {
	const { testsOfTheMutant } = globalThis as { testsOfTheMutant?: string };
	return !testsOfTheMutant || testsOfTheMutant.includes(`${name.replace(/[.-]/g, '\\$&')} `);
}

describe.each(files.filter(isWanted))('%s', (name) => {
	jest.requireActual(join(ROOT, name));
});
