const Environment = require('../once/environment');

/** What the tests of one mutant may take, in milliseconds: what nothing has noticed by then counts as not noticed. */
const BUDGET = 30_000;

/** The mutant that needs no further test: one has noticed it, or its time is up. */
let settled;

/**
 * A test environment for many runs in one process: the first test that fails ends the run, which Jest offers for files alone,
 * and only the files are loaded whose tests reach the mutant.
 */
module.exports = class extends Environment {
	constructor(config, context) {
		super(config, context);
		this.global.testsOfTheMutant = config.globalConfig.testNamePattern;
	}

	async handleTestEvent(event, state) {
		const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
		if (mutant === undefined) return;
		if (event.name === 'run_start') {
			state.testNamePattern = remembering(state.testNamePattern);
			this.end = Date.now() + BUDGET;
		}
		if (event.name === 'test_done' && (event.test.errors.length > 0 || Date.now() > this.end)) settled = mutant;
		if (settled !== mutant) return;
		// What has begun is tidied up; nothing else begins.
		if (event.name === 'run_describe_start') event.describeBlock.hooks = [];
		if (event.name === 'test_start') event.test.mode = 'skip';
	}
};

/** The names of a mutant's tests make an expression so long that looking a name up in it once is enough. */
function remembering(pattern) {
	const matches = new Map();
	return {
		test(text) {
			if (!matches.has(text)) matches.set(text, !pattern || pattern.test(text));
			return matches.get(text);
		},
	};
}
