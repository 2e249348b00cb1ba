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

/** An item that was checked: its plan, and the known names of what it is about. */
export interface Item extends Named, Subject {
	index: number;
	names: Record<string, string>;
	secrets: string[];
	plan: Plan;
	/** Makes the output of a result: encrypts or leaves out what the user does not want to see. */
	finish: Concealing;
}
