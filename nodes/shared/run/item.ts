import type { Asking } from '../form/oncePer';
import type { Concealing } from '../form/passwordOutput';
import type { Plan } from '../form/plan';
import type { Named } from './lookUp';

/** Somebody or something that a request changes: the items it is for, what asks for it, its name, and what no message may contain. */
export interface Subject {
	from: readonly number[];
	asking?: Asking;
	target: string;
	secrets: readonly string[];
}

/** Several as one, for requests that are about all of them. */
export function asOne(all: readonly Subject[]): Subject {
	const [one, ...others] = all;
	if (one && others.length === 0) return one;
	const askings = all.flatMap(({ asking }) => asking ?? []);
	const asking = { key: [...new Set(askings.map(({ key }) => key))].join(' '), isOwn: askings.some(({ isOwn }) => isOwn) };
	return {
		from: all.flatMap(({ from }) => from),
		asking: askings.length > 0 ? asking : undefined,
		target: all.map(({ target }) => target).join(' '),
		secrets: all.flatMap(({ secrets }) => secrets),
	};
}

/** An item that was checked: its plan, and the known names of what it is about. */
export interface Item extends Named, Subject {
	index: number;
	names: Record<string, string>;
	secrets: string[];
	plan: Plan;
	/** Makes the output of a result: encrypts or leaves out what the user does not want to see. */
	finish: Concealing;
}
