const WIDTH = 100;

/** Rows as text, columns aligned under their titles. */
export function table(titles: string[], rows: string[][]): string {
	const widths = titles.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
	const line = (cells: string[]) => `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd();
	return [line(titles), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

/** A text behind a name, in lines that fit into a terminal, all of them behind the name. */
export function entry(name: string, text: string): string {
	const indent = ' '.repeat(18);
	const lines = [''];
	for (const word of text.split(' ')) {
		const longer = [lines.at(-1), word].filter(Boolean).join(' ');
		if (indent.length + longer.length > WIDTH) lines.push(word);
		else lines[lines.length - 1] = longer;
	}
	return `    ${name.padEnd(indent.length - 4)}${lines.join(`\n${indent}`)}`;
}
