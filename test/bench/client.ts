// One part of the benchmark in a fresh process: what another part compiled or left in memory plays no role.
import type { Finding, Part, Setup } from './finding';
import { PARTS } from './parts';

async function main(): Promise<void> {
	const [name = '', setup = ''] = process.argv.slice(2);
	const part = PARTS.find((candidate) => candidate.name === name) as Part;
	const finding: Finding = await part.measure(JSON.parse(setup) as Setup);
	process.send?.(finding, () => process.exit());
}

main().catch((error: Error) => {
	console.error(error);
	process.exit(1);
});
