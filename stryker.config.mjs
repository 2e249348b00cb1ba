/** Mutation testing: every mutant that no test notices is a line the tests do not hold. @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: ['credentials/**/*.ts', 'nodes/**/*.ts'],
	testRunner: 'jest',
	// Without related tests: the one file in which they are gathered names nothing it needs.
	jest: { configFile: 'test/mutation/jest.config.js', enableFindRelatedTests: false },
	coverageAnalysis: 'perTest',
	// A mutant in a table or a form is there before any test begins, and would need all of them, one process each.
	ignoreStatic: true,
	ignorePatterns: ['.cache', 'dist', 'docs/images', 'reports', 'examples'],
	reporters: ['clear-text', 'progress', 'json', 'html'],
	jsonReporter: { fileName: 'reports/mutation.json' },
	htmlReporter: { fileName: 'reports/mutation.html' },
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	incremental: true,
	incrementalFile: '.cache/mutation.json',
	tempDirName: '.cache/mutation',
	thresholds: { high: 90, low: 80, break: 80 },
	// What one run leaves behind in the process slows down the next.
	maxTestRunnerReuse: 20,
	// What no mutant is left to take: see the budget in test/mutation/environment.js.
	timeoutMS: 15000,
	timeoutFactor: 0.5,
	// All tests once, with what each of them covers.
	dryRunTimeoutMinutes: 30,
};
