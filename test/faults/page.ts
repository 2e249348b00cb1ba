import { footer } from '../fixtures/book';
import { table } from '../fixtures/markdown';
import type { Measured } from './cell';
import type { FaultCase } from './fault';
import { FAULTS } from './faults';
import type { Subject } from './operations';

/** One measurement and where it belongs. */
export interface Cell {
	fault: FaultCase;
	subject: Subject;
	measured: Measured;
}

const INTRODUCTION = `# What happens when something goes wrong

Operations of each kind were run on n8n's engine against the [emulator](emulator.md), which was told to fail, once for each of FAULTS faults with *On Error > Continue*; one of them was also run with *Stop Workflow*. That makes COUNT runs. For each the tests compare what the user is told with what the emulator recorded. Both settings gave the same result: with *Continue* the error becomes the item; otherwise it stops the workflow. All other operations but the two Offboards are run under the faults that differ most (\`test/faults/every.test.ts\`).

This page is written from those measurements by \`UPDATE_DOCS=1 npx jest test/faults\`, and \`npm test\` fails when it is out of date.

## Legend

| | |
|---|---|
| **done** | A success was reported, and the service holds it. |
| repeated | The node waited and sent the request again. After a refusal because of the cloud's limit (429) it does so until something gets through, for 15 minutes by default (*Max Wait When Throttled*), and not before \`Retry-After\`. Otherwise up to three times by default (*Max Retries*), after up to half a second, then twice as long each time. |
| **error** | An error was reported, and the change was *not* made. |
| **error, may have been made** | An error was reported that says just that, because nobody can know: look before you run it again. |
| **done, password not read** | The item is a success that says that the password is new and why it could not be read. |
| **canceled** | The execution ended at once, and nothing more was sent. Where the change may have been made, the error says so. |
| arrived | How many requests reached the service. |
| made | How often the service made the change. |
| – | Not part of the matrix. |

What may be repeated depends on what the operation does. **Reads** change nothing. **Sets** end in the same state however often they are sent. **Once** changes something new with every request, a random password for instance: it is never sent a second time unless it is certain that the first did nothing. Of some sets it **can be read** whether they were made: where that is unclear after the last try, one more request reads it, and the item says done, or that the change was not made. The last column is the second request of one of them, which reads the password after the change; faults that cannot be aimed at this second request (connection, key, clock) hit the change itself.
`;

const COLUMNS: Array<{ heading: string; of: (subject: Subject) => boolean }> = [
	{ heading: 'Reads', of: ({ effect }) => effect === 'read' },
	{ heading: 'Sets', of: ({ effect, readable }) => effect === 'set' && !readable },
	{ heading: 'Sets that can be read', of: ({ readable }) => readable === true },
	{ heading: 'Once', of: ({ effect, afterwards }) => effect === 'once' && !afterwards },
	{ heading: 'Second request', of: ({ afterwards }) => afterwards === true },
];

const unique = <T>(values: T[]) => [...new Set(values)];

/** The whole page in Markdown. */
export function page(cells: Cell[]): string {
	const groups = unique(cells.map(({ fault }) => fault.group));
	const headings = COLUMNS.map(({ heading, of }) => `${heading}: ${unique(cells.filter(({ subject }) => of(subject)).map(({ subject }) => subject.title)).join(', ')}`);
	return [
		INTRODUCTION.replace('COUNT', cells.length.toLocaleString('en')).replace('FAULTS', String(FAULTS.length)),
		'## What really happened\n',
		...headings.map((heading) => `- ${heading}`),
		'',
		...groups.map((group) => `### ${group}\n\n${outcomes(cells.filter(({ fault }) => fault.group === group))}\n`),
		'## What n8n shows\n',
		'On the error output the message is the field `error`, and the advice the field `message`, before code and request ID. Where the change may have been made, the message ends with "(the change may have been made)", and where reading has shown that it was not, with "(looked up afterwards: the change was not made)".\n',
		...groups.map((group) => `### ${group}: messages\n\n${words(cells.filter(({ fault }) => fault.group === group))}\n`),
		footer('docs/faults.md'),
		'',
	].join('\n');
}

/** Faults that came to the same share a row. */
function outcomes(cells: Cell[]): string {
	const rows = new Map<string, { names: string[]; row: string[] }>();
	for (const fault of unique(cells.map((cell) => cell.fault))) {
		const results = COLUMNS.map(({ of }) => outcomeOf(cells.filter((cell) => cell.fault === fault && of(cell.subject))));
		const key = [fault.how, ...results].join();
		const same = rows.get(key) ?? { names: [], row: [fault.how, ...results] };
		rows.set(key, { ...same, names: [...same.names, fault.name] });
	}
	return table(
		['What goes wrong', 'How', ...COLUMNS.map(({ heading }) => heading)],
		[...rows.values()].map((entry) => [entry.names.join('<br>'), ...entry.row]),
	);
}

/** What became of the operations of one column; those that differ are named. */
function outcomeOf(cells: Cell[]): string {
	const texts = unique(cells.map(textOf));
	if (texts.length === 0) return '–';
	const named = (text: string) => unique(cells.filter((cell) => textOf(cell) === text).map(({ subject }) => subject.title)).join(', ');
	return texts.map((text) => (texts.length === 1 ? text : `${named(text)}: ${text}`)).join('<br>');
}

function textOf({ subject, measured: { outcome } }: Cell): string {
	const { ends, doubt, waits, arrived, made } = outcome;
	const end = ends === 'half' ? 'done, password not read' : ends;
	const often = waits === Infinity ? ' for 15 minutes' : waits > 1 ? ` ${waits}×` : '';
	const repeated = waits > 0 && ends !== 'canceled' ? `repeated${often}, ` : '';
	const counts = [arrived < Infinity && `arrived ${arrived}×`, subject.effect !== 'read' && `made ${made}×`].filter(Boolean).join(', ');
	return `${repeated}**${end}${doubt ? ', may have been made' : ''}**${counts && `; ${counts}`}`;
}

/** What the errors of each fault said; faults of which they said the same share a row. */
function words(cells: Cell[]): string {
	const failed = cells.filter(({ measured }) => measured.outcome.ends !== 'done');
	const rows = new Map<string, { names: string[]; said: string[] }>();
	for (const name of unique(failed.map(({ fault }) => fault.name))) {
		const said = failed.filter(({ fault }) => fault.name === name).map(({ measured }) => measured);
		const messages = unique(said.map(({ message }) => `\`${general(message)}\``));
		const advice = unique(said.map(({ description }) => general(adviceIn(description)))).filter(Boolean);
		const texts = [messages.join('<br>'), advice.map(escape).join('<br>') || '–'];
		const same = rows.get(texts.join());
		rows.set(texts.join(), { names: [...(same?.names ?? []), name], said: texts });
	}
	return table(
		['What goes wrong', 'Message', 'Advice'],
		[...rows.values()].map(({ names, said }) => [names.join('<br>'), ...said]),
	);
}

/** Leaves out what is another time, field or permission in every case. */
function general(text: string): string {
	return text
		.replace(/\d{8}T\d{6}Z/g, '…')
		.replace(/its field "\w+" .*$/, 'its field "…" is not …')
		.replace(/\b[a-z]+:[a-z]+:\w+\b/i, '<IAM action>')
		.replace(/The policy "[^"]+" in (https:\S+)#\S+/, 'The policy "…" in $1')
		.replace(/status 30\d/, 'status 30x');
}

/** What to do, without what identifies the failure. */
const adviceIn = (description: string) => description.split(/\. |\.$/).filter(Boolean).slice(0, -1).join('. ');

const escape = (text: string) => text.replaceAll('<', '\\<');
