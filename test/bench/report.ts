import { cpus } from 'node:os';

import type { Check, Finding } from './finding';

const bold = (text: string) => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text);
const coloured = (text: string, code: number) => (process.stdout.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text);
const mark = ({ reached }: Check) => (reached ? coloured('reached', 32) : coloured('MISSED', 31));

/** Where the figures were measured: without that the absolute ones mean nothing. */
export function machine(): string {
	const all = cpus();
	return `${all[0]?.model.trim() ?? 'unknown CPU'}, ${all.length} cores, Node.js ${process.version}, ${process.platform} ${process.arch}`;
}

/** The first column as text, the others as figures, flush right. */
function table(columns: string[], rows: string[][]): string[] {
	const widths = columns.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells: string[]) => `  ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ')}`;
	return [line(columns), `  ${widths.map((width) => '─'.repeat(width)).join('───')}`, ...rows.map(line)];
}

/** One part: its absolute figures, then each requirement and whether it was reached. */
export function show({ title, columns, rows, checks, remarks }: Finding): string {
	return ['', bold(title), '', ...table(columns, rows), '', ...lines(checks), ...remarks.map((remark) => `  ${remark}`)].join('\n').trimEnd();
}

/** Every requirement in one table. */
export function summary(findings: Finding[]): string {
	const checks = findings.flatMap((finding) => finding.checks);
	const missed = checks.filter(({ reached }) => !reached).length;
	const heading = `${checks.length - missed} of ${checks.length} requirements reached`;
	return ['', bold(heading), '', ...findings.flatMap((finding) => (finding.checks.length > 0 ? [`  ${finding.title}`, ...lines(finding.checks, '    ')] : []))].join('\n');
}

function lines(checks: Check[], indent = '  '): string[] {
	return checks.map((check) => `${indent}${check.what.padEnd(74 - indent.length)}${check.measured.padStart(10)}  ${check.required.padStart(12)}   ${mark(check)}`);
}
