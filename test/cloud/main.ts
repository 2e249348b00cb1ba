import { check } from './check';

/** npm run check:cloud: reads a real account, and prints in what its answers differ from the documents. */
async function main(): Promise<void> {
	const { text, exitCode } = await check(process.env);
	(exitCode === 2 ? console.error : console.log)(text);
	process.exit(exitCode); // n8n's engine leaves handles of its own behind.
}

void main();
