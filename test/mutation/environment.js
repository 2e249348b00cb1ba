const Environment = require('../once/environment');

/** The mutant that a test has noticed; no other test needs to. */
let noticed;

/** A test environment for many runs in one process: the first test that fails ends the run, which Jest offers for files alone. */
module.exports = class extends Environment {
	async handleTestEvent(event, state) {
		const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
		if (mutant === undefined) return;
		if (event.name === 'run_start') state.testNamePattern = remembering(state.testNamePattern);
		if (event.name === 'test_done' && event.test.errors.length > 0) noticed = mutant;
		if (noticed !== mutant) return;
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
