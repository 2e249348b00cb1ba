import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../shared/form/operation';
import type { Api, Call } from '../../shared/request';

/** What became of a step; `would be done` is that of a dry run. */
export type StepOutcome = 'done' | 'nothing to do' | 'would be done' | 'skipped' | 'failed';

/** What became of a step, why it failed or was skipped, and what to do about it. */
export type Became = { outcome: StepOutcome; reason?: string; advice?: string };

/** A line of a person's report. */
export type StepReport = Became & { step: string };

/** A person on the way out: the user as Get returns it, the steps that were chosen, and what became of them so far. */
export interface Person {
	id: string;
	name: string;
	user: IDataObject;
	/** That others have the same name, of whom nothing may be taken that is known by the name only. */
	namesakes?: Error;
	steps: readonly string[];
	report: StepReport[];
}

/** How something is read that steps need to know. What has the same `key` is read once. */
export interface Reading {
	apis: readonly Api[];
	key: (person: Person) => string;
	read: (call: Call, person: Person) => Promise<IDataObject[]>;
}

/** One step: what it needs to know about a person, and the operation it is carried out with. */
export interface Step {
	name: string;
	/** Whether it belongs to what was chosen; by its name, unless told otherwise. */
	isChosen?: (person: Person) => boolean;
	/** Steps that must not have failed before. */
	needs?: readonly string[];
	reading?: Reading;
	operation: Operation;
	/** The values that the operation is carried out with, as its form has them; none where there is nothing to do. */
	of: (person: Person, found: IDataObject[]) => object[];
}
