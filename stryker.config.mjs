/** Mutation testing: every mutant that no test notices is a line the tests do not hold. @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	mutate: ['credentials/**/*.ts', 'nodes/**/*.ts'],
	testRunner: 'jest',
	jest: { configFile: 'test/mutation/jest.config.js' },
	coverageAnalysis: 'perTest',
	ignorePatterns: ['.cache', 'dist', 'docs', 'reports', 'examples'],
	reporters: ['clear-text', 'progress', 'json', 'html'],
	jsonReporter: { fileName: 'reports/mutation.json' },
	htmlReporter: { fileName: 'reports/mutation.html' },
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	incremental: true,
	incrementalFile: '.cache/mutation.json',
	tempDirName: '.cache/mutation',
	thresholds: { high: 90, low: 80, break: 80 },
	timeoutMS: 20000,
};
