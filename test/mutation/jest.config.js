const { resolve } = require('node:path');

// The tests of the package itself; those of the emulator and the demo would only take time.
/** @type {import('jest').Config} */
module.exports = {
	...require('../../jest.config.js'),
	rootDir: resolve(__dirname, '../..'),
	testPathIgnorePatterns: [],
	testEnvironment: resolve(__dirname, 'environment.js'),
	testTimeout: 10_000, // A mutant that lets a test wait for ever is noticed by that.
	testMatch: ['<rootDir>/test/mutation/gathered.test.ts'],
};
