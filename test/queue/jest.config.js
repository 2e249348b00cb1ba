/** @type {import('jest').Config} */
module.exports = {
	...require('../n8n/jest.config.js'),
	rootDir: __dirname,
	globalSetup: '<rootDir>/../n8n/installed.ts',
	// n8n's own waits make up most of it, and a busy machine makes them longer.
	testTimeout: 240_000,
	// One after the other: each file starts five or six processes of n8n.
	maxWorkers: 1,
};
