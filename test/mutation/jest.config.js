const { resolve } = require('node:path');

// The tests of the package itself; those of the emulator and the demo would only take time.
/** @type {import('jest').Config} */
module.exports = {
	...require('../../jest.config.js'),
	rootDir: resolve(__dirname, '../..'),
	testPathIgnorePatterns: [],
	testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
	testMatch: ['<rootDir>/test/mutation/*.test.ts', '<rootDir>/test/credentials/*.test.ts', '<rootDir>/test/{form,workflows/egress}.test.ts'],
};
