import type { INodeExecutionData, IPairedItemData, NodeApiError } from 'n8n-workflow';

/** What n8n keeps of a run of one node: see `useCloud().run`. */
export interface Outcome {
	done: INodeExecutionData[];
	failed: INodeExecutionData[];
	error?: NodeApiError;
}

/** All errors of a run, wherever n8n puts them. */
export function errorsIn({ done, failed, error }: Outcome): Array<Pick<NodeApiError, 'name' | 'message' | 'description' | 'context'>> {
	return [...(error ? [error] : []), ...[...done, ...failed].flatMap((item) => (typeof item.json.error === 'string' ? [errorOf(item)] : []))];
}

/** The error that an item tells of. What is about an answer has advice; what is about the input says all in the message. */
function errorOf({ json, pairedItem }: INodeExecutionData): ReturnType<typeof errorsIn>[number] {
	const { error, message } = json as { error: string; message?: string };
	return { name: message === undefined ? 'NodeOperationError' : 'NodeApiError', message: error, description: message, context: { itemIndex: (pairedItem as IPairedItemData).item } };
}

// A message may quote 300 characters of the vendor's; one about the input may list IDs or regions.
const LONGEST = { quoting: 450, own: 1001 };
const OURS_TO_AVOID = /\[object|undefined|TypeError|Cannot (read|set)|is not (a function|iterable|defined)|\bat .{0,80}\.[jt]s:\d+/;
const UNPRINTABLE = /[\p{Cc}\u2028\u2029]/u;

/** What a user could complain about in an error; `heard` is all that the vendor said, which may be quoted. */
export function complaintsAbout(error: ReturnType<typeof errorsIn>[number], heard = ''): string[] {
	const complaints: string[] = [];
	for (const part of ['message', 'description'] as const) {
		const said = error[part];
		if (part === 'description' && !said && error.name === 'NodeOperationError') continue; // It is for what the message does not say.
		if (typeof said !== 'string' || said.trim() === '') complaints.push(`no ${part}: ${JSON.stringify(said)}`);
		else {
			const longest = part === 'message' && error.name === 'NodeApiError' ? LONGEST.quoting : LONGEST.own;
			if (said.length > longest) complaints.push(`a ${part} of ${said.length} characters`);
			if (UNPRINTABLE.test(said)) complaints.push(`a ${part} with control characters: ${JSON.stringify(said)}`);
			if (!said.isWellFormed()) complaints.push(`a ${part} with half a character: ${JSON.stringify(said)}`);
			if (OURS_TO_AVOID.test(said) && !OURS_TO_AVOID.test(heard)) complaints.push(`a ${part} from inside the program: ${said}`);
		}
	}
	if (!['NodeApiError', 'NodeOperationError'].includes(error.name)) complaints.push(`a ${error.name}`);
	if (error.context?.itemIndex !== 0) complaints.push(`no item: ${error.context?.itemIndex}`);
	return complaints;
}
