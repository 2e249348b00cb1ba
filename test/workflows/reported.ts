import type { IDataObject } from 'n8n-workflow';

interface Line {
	step: string;
	outcome: string;
	reason?: string;
}

/** What an item says of the steps of an offboarding, a line for each: step, outcome and, where there is one, the reason. */
export const lines = (item: IDataObject | undefined): string[] =>
	((item?.steps ?? item?.message) as unknown as Line[]).map(({ step, outcome, reason }) => [step, outcome, ...(reason === undefined ? [] : [reason])].join(': '));
