import type { NodeHint } from 'n8n-workflow';

import type { Actions, Operation, Resource } from './operation';
import { wordsOf } from './passwordOutput';
import { type Property, propertyOf } from './property';

const allOrNone = (words: string) => `For several items, set 'On Error' in the node's settings to 'Continue' or 'Continue (using error output)': when a workflow stops, n8n does not show the ${words}s of the items that succeeded.`;
const inOutput = (words: string, field: string) => `The ${words} is in the output: anyone who may see the executions of this workflow can read it. '${field}' can encrypt it or leave it out.`;
const BY_EXPRESSION = "A password that is set by an expression is in the data of the node it comes from. 'Generate' with 'Encrypt' leaves it nowhere in n8n.";

const is = (name: string, value: unknown) => `$parameter["${name}"] === ${JSON.stringify(value)}`;

/** The hints that a node shows beside its output: the operations' own ones, and what follows from a password. */
export const warningsOf = ({ resources }: Actions): NodeHint[] => resources.flatMap((resource) => resource.operations.flatMap((operation) => hintsOf(resource, operation)));

function hintsOf(resource: Resource, operation: Operation): NodeHint[] {
	const { warnings = [], secret, newPassword, perExecution } = operation;
	const hint = (message: string, whenToDisplay: NodeHint['whenToDisplay'], ...conditions: string[]): NodeHint => ({
		type: 'warning',
		message,
		displayCondition: `={{ ${[is('resource', resource.option.value), is('operation', operation.option.value), ...conditions].join(' && ')} }}`,
		location: 'outputPane',
		whenToDisplay,
	});
	const words = wordsOf(secret ?? '');
	const output = operation.properties.map(propertyOf).find(({ name }) => name === 'passwordOutput');
	const made = shownWhen(output);
	return [
		...warnings.map(({ say, when }) => hint(say, 'beforeExecution', ...(when ? [when] : []))),
		...(secret && !perExecution ? [hint(allOrNone(words), 'beforeExecution', ...made, '$parameter["passwordOutput"] !== "omit"')] : []),
		...(output ? [hint(inOutput(words, output.displayName), 'afterExecution', ...made, is('passwordOutput', 'return'))] : []),
		...(newPassword ? [hint(BY_EXPRESSION, 'beforeExecution', ...made.filter((condition) => !condition.includes('passwordSource')), is('passwordSource', 'set'))] : []),
	];
}

/** When an operation makes a secret: what has to be chosen so that its form asks what becomes of it. */
function shownWhen(output: Property | undefined): string[] {
	return Object.entries(output?.displayOptions?.show ?? {}).map(([name, values]) => `${JSON.stringify(values)}.includes($parameter["${name}"])`);
}
