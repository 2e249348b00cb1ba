import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const page = readFileSync(resolve(__dirname, '../../docs/queue-mode.md'), 'utf8');

/** What becomes of an event: by the first column of that page's tables the others. */
const rows = new Map([...page.matchAll(/^\| .+\n\|(?:---\|)+\n((?:\|.*\n)+)/gm)].flatMap(([, table = '']) => table.trim().split('\n')).map((line) => {
	const [what = '', ...cells] = line.slice(2, -2).split(' | ');
	return [what, cells] as const;
}));
const tried = new Set<string>();

/** What docs/queue-mode.md says becomes of an event when this happens in the middle of it. Throws if it does not say. */
export function documented(what: string): string[] {
	const cells = rows.get(what);
	if (!cells) throw new Error(`The table of docs/queue-mode.md has no row "${what}"`);
	tried.add(what);
	return cells;
}

/** What docs/queue-mode.md says without its having been tried. */
export const untried = (): string[] => [...rows.keys()].filter((what) => !tried.has(what));

/** How many people were done how often, in the words of docs/queue-mode.md. */
export const inWords = (times: Record<number, number>): string =>
	Object.entries(times).sort(([one]) => (one === '1' ? -1 : 1)).map(([often, people]) => `${people} ${{ 0: 'not done', 1: 'done once' }[often] ?? `done ${often} times`}`).join(', ');

/** What has become of an event, in the words of docs/queue-mode.md. */
export const measured = (statuses: string[], answer: number | string, times: Record<number, number>): string[] => [statuses.join(), String(answer), inWords(times)];
