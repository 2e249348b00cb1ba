import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { selfSigned } from '../emulator/certificate';
import { reply } from './far';
import type { Finding, Setup } from './finding';
import { PARTS } from './parts';
import { machine, show, summary } from './report';

const NAMES = PARTS.map(({ name }) => name).join(', ');

/**
 * npm run bench [-- part ...] [--rounds 5] [--rtt 50] [--quick] [--package folder]: runs each part in a process of its
 * own and prints what came out, absolute and against what is required.
 */
async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			rounds: { type: 'string' },
			rtt: { type: 'string', default: '50' },
			quick: { type: 'boolean', default: false },
			package: { type: 'string', default: '.' },
		},
	});
	const unknown = positionals.find((name) => !PARTS.some((part) => part.name === name));
	if (unknown) throw new Error(`There is no part "${unknown}". Parts: ${NAMES}`);
	const certificate = selfSigned();
	const setup: Setup = {
		rounds: Number(values.rounds ?? (values.quick ? 3 : 5)),
		quick: values.quick,
		roundTrip: Number(values.rtt),
		packageFolder: values.package,
		certificate,
	};
	if (!existsSync(join(setup.packageFolder, 'dist'))) throw new Error('There is no dist folder; npm run build makes it');
	console.log(machine());
	console.log(`Medians of ${setup.rounds} interleaved rounds${setup.quick ? ' (quick: less of everything, not for quoting)' : ''}`);

	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	const findings: Finding[] = [];
	try {
		// Node.js reads the certificates it shall trust when it starts; so does every client here, and none ignores them.
		const trusted = join(folder, 'certificate.pem');
		writeFileSync(trusted, certificate.cert);
		for (const { name } of PARTS.filter((part) => positionals.length === 0 || positionals.includes(part.name))) {
			const child = fork(join(__dirname, 'client.ts'), [name, JSON.stringify(setup)], {
				// Garbage is collected before every measurement, upon which V8 also forgets code that was not used for some time.
				execArgv: ['--import', 'tsx', '--expose-gc', '--no-flush-bytecode'],
				env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted },
			});
			const finding = await reply<Finding>(child);
			findings.push(finding);
			console.log(show(finding));
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
	console.log(summary(findings));
	if (findings.some(({ checks }) => checks.some(({ reached }) => !reached))) process.exitCode = 1;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
