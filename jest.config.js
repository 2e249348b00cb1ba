/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: '<rootDir>/test/once/environment.js',
	moduleNameMapper: { '^(n8n-core|n8n-workflow|undici)$': '<rootDir>/test/once/$1.js', '^@n8n/(backend-common|config|di)$': '<rootDir>/test/once/$1.js' },
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['<rootDir>/test/n8n/', '<rootDir>/test/queue/', '<rootDir>/test/mutation/'], // npm run test:n8n, test:queue, test:mutation
	transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
	testTimeout: 60_000, // A test that hangs fails, and one on a busy machine does not.
	// Nobody waits at the machine meanwhile; and what files leave behind lets a process grow.
	maxWorkers: '100%',
	workerIdleMemoryLimit: '1.5GB',
	// n8n-core leaves handles of its own behind; what the tests themselves open, they close.
	forceExit: true,
};
