import type { IDataObject } from 'n8n-workflow';

import type { Api, Call } from '../request';
import type { Operation } from './operation';

/** What became of a step; `would be done` is that of a dry run. */
export type StepOutcome = 'done' | 'nothing to do' | 'would be done' | 'skipped' | 'failed';

/** What became of a step, why it failed or was skipped, and what to do about it. */
export type Became = { outcome: StepOutcome; reason?: string; advice?: string };

/** A line of somebody's report. */
export type StepReport = Became & { step: string };

/** Somebody with whom several steps are taken: which ones were chosen, and what became of them so far. */
export interface Subject {
	id: string;
	name: string;
	steps: readonly string[];
	report: StepReport[];
}

/** How something is read that steps need to know. What has the same `key` is read once. */
export interface Reading<Who extends Subject> {
	apis: readonly Api[];
	key: (who: Who) => string;
	read: (call: Call, who: Who) => Promise<IDataObject[]>;
}

/** One step: what it needs to know about somebody, and the operation it is carried out with. */
export interface Step<Who extends Subject> {
	name: string;
	/** Whether it belongs to what was chosen; by its name, unless told otherwise. */
	isChosen?: (who: Who) => boolean;
	/** Steps that must not have failed before. */
	needs?: readonly string[];
	reading?: Reading<Who>;
	operation: Operation;
	/** The values that the operation is carried out with, as its form has them; none where there is nothing to do. */
	of: (who: Who, found: IDataObject[]) => object[];
}
