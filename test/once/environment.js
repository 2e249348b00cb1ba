const { runInContext } = require('node:vm');

const { TestEnvironment } = require('jest-environment-node');

/** What n8n and the package compare with `instanceof`. */
const SHARED = ['Date', 'Error', 'RegExp'];

/**
 * A test environment in which n8n is loaded once for all files that a process runs, outside of them (see `moduleNameMapper` in
 * `jest.config.js`): loading it takes longer than the tests of most files. So n8n's own state is that of the process, the
 * environment variables among it, and whoever changes any of it puts it back.
 */
module.exports = class extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		this.global.loadedOnce = require;
		this.global.process.env = process.env;
		const inside = runInContext(`({ ${SHARED.join(', ')} })`, this.context);
		for (const name of SHARED) {
			Object.setPrototypeOf(inside[name].prototype, globalThis[name].prototype);
			this.global[name] = globalThis[name];
		}
	}
};
