/** Rows as text, columns aligned under their titles. */
export function table(titles: string[], rows: string[][]): string {
	const widths = titles.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells: string[]) => `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd();
	return [line(titles), line(widths.map((width) => '─'.repeat(Math.min(width, 40)))), ...rows.map(line)].join('\n');
}
