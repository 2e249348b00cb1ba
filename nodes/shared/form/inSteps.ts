import type { IDataObject } from 'n8n-workflow';

import { Incomplete } from '../failure';
import type { Procedure, Steps, Values } from './plan';
import type { Result } from './property';
import type { Became, Step, Subject } from './stepwise';

/** Values of an operation as its form has them. */
const asValues = (values: object) => values as Values;

/** Reads what a step needs to know about people: for each what was found, or why nothing could be read. */
type Read<Who extends Subject> = (step: Step<Who>, people: readonly Who[]) => Promise<Array<IDataObject[] | Error>>;

/**
 * Takes the chosen steps with all people, one step after the other, so that people share requests. Returns each one's report;
 * an Incomplete with the report where a step failed.
 */
export async function inSteps<Who extends Subject>(all: ReadonlyArray<Step<Who>>, steps: Steps, people: readonly Who[]): Promise<Array<Result | Error>> {
	const read = reading<Who>(steps);
	for (const step of all) await take(step, steps, read, people);
	return people.map(resultOf);
}

/**
 * Does something with all people at once who could be read; `found` is what was read of each, or why nothing was. Returns in
 * the same order what became of each.
 */
export async function withFound<Who>(found: ReadonlyArray<Result | Error>, personOf: (read: IDataObject, place: number) => Who, act: (people: readonly Who[]) => Promise<Array<Result | Error>>): Promise<Array<Result | Error>> {
	const people = found.map((read, place) => (read instanceof Error ? read : personOf(read as IDataObject, place)));
	const outcomes = await act(people.flatMap((person) => (person instanceof Error ? [] : [person])));
	return people.map((person) => (person instanceof Error ? person : (outcomes.shift() as Result | Error)));
}

/** Reads the same thing once, however many people and steps it is for. */
function reading<Who extends Subject>({ perform }: Steps): Read<Who> {
	const known = new Map<string, Result | Error>();
	return async ({ reading: wanted }, people) => {
		if (!wanted) return people.map(() => []);
		const open = new Map(people.map((person) => [wanted.key(person), person]).filter(([key]) => !known.has(String(key))) as Array<[string, Who]>);
		const persons = [...open.values()];
		const procedure: Procedure = {
			plan: (values) => ({ steps: async ({ call }) => await wanted.read(call, persons[Number(values.place)] as Who), readsOnly: true }),
			target: () => '',
		};
		const found = await perform(procedure, persons.map((_, place) => asValues({ place })));
		[...open.keys()].forEach((key, place) => known.set(key, found[place] as Result | Error));
		return people.map((person) => {
			const entry = known.get(wanted.key(person)) as Result | Error;
			return entry instanceof Error ? entry : [entry].flat();
		});
	};
}

/** Takes one step with everybody for whom it was chosen. */
async function take<Who extends Subject>(step: Step<Who>, steps: Steps, read: Read<Who>, all: readonly Who[]): Promise<void> {
	const people = all.filter((person) => (step.isChosen?.(person) ?? person.steps.includes(step.name)) && !isHeldUp(step, person));
	const found = await read(step, people);
	const wanted = people.map((person, place) => {
		const entry = found[place] as IDataObject[] | Error;
		return entry instanceof Error ? entry : step.of(person, entry).map(asValues);
	});
	const outcomes = await steps.perform(step.operation, wanted.flatMap((entry) => (entry instanceof Error ? [] : entry)));
	for (const [place, person] of people.entries()) {
		const entry = wanted[place] as Values[] | Error;
		const became = entry instanceof Error ? failed([entry]) : outcomeOf(outcomes.splice(0, entry.length));
		person.report.push({ step: step.name, ...became });
	}
}

/** Whether a step that this one needs failed or was skipped, which the report then says. */
function isHeldUp<Who extends Subject>({ name, needs = [] }: Step<Who>, { steps, report }: Who): boolean {
	const reason = report.find(({ step, outcome }) => needs.includes(step) && (outcome === 'failed' || outcome === 'skipped'));
	if (!reason) return false;
	if (steps.includes(name)) report.push({ step: name, outcome: 'skipped', reason: `${reason.step} ${reason.outcome === 'failed' ? 'failed' : 'was skipped'}` });
	return true;
}

function outcomeOf(outcomes: ReadonlyArray<Result | Error>): Became {
	const errors = outcomes.filter((outcome) => outcome instanceof Error);
	if (errors.length > 0) return failed(errors);
	const results = outcomes.flat() as IDataObject[];
	if (results.every(({ changed }) => changed === false)) return { outcome: 'nothing to do' };
	return { outcome: results.some(({ dryRun }) => dryRun) ? 'would be done' : 'done' };
}

function failed(errors: readonly Error[]): Became {
	const all = (text: (error: Error) => unknown) => [...new Set(errors.map(text).filter(Boolean))].join('; ');
	const advice = all((error) => ('description' in error ? error.description : undefined));
	return { outcome: 'failed', reason: all(({ message }) => message), ...(advice && { advice }) };
}

function resultOf({ id, name, report }: Subject): Result | Error {
	const broken = report.filter(({ outcome }) => outcome === 'failed');
	const [first] = broken;
	if (first) {
		const advice = broken.map((one) => `${one.step}: ${one.advice ?? one.reason}`).join(' ');
		return new Incomplete(`${broken.length} of ${report.length} steps failed for ${name}. ${first.step}: ${first.reason}`, advice, report);
	}
	return { id, user_name: name, ...(report.some(({ outcome }) => outcome === 'would be done') && { dryRun: true }), steps: report };
}
