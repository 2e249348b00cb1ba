/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	rootDir: __dirname,
	testMatch: ['<rootDir>/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
	globalSetup: '<rootDir>/installed.ts',
	testTimeout: 120_000,
	// Each file starts n8n on ports of its own; more than two at a time keep a machine too busy.
	maxWorkers: 2,
};
