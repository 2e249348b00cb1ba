import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { atMost, ms, type Part } from '../finding';
import { medianOf } from '../measure';

/** What n8n pays when it starts: loading the nodes and the credential in a fresh process, after n8n-workflow; and the download. */
export const loading: Part = {
	name: 'load',
	async measure({ rounds, packageFolder }) {
		const folder = resolve(packageFolder);
		const { n8n, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		const files: string[] = [...n8n.credentials, ...n8n.nodes].map((file) => join(folder, file));
		execFileSync(process.execPath, ['-e', script(files)], { cwd: folder }); // Once for the disk's cache.
		const times = Array.from({ length: Math.max(rounds, 7) }, () => JSON.parse(execFileSync(process.execPath, ['-e', script(files)], { cwd: folder, encoding: 'utf8' })) as Times);
		const kilobytes = tarballSize(folder) / 1000;
		const own = medianOf(times, ({ own }) => own);
		return {
			title: 'Loading and size',
			columns: ['', 'measured'],
			rows: [
				[`n8n-workflow ${devDependencies['n8n-workflow']} alone`, ms(medianOf(times, ({ n8nWorkflow }) => n8nWorkflow))],
				['the nodes and the credential on top', ms(own)],
				['tarball', `${kilobytes.toFixed(1)} kB`],
			],
			checks: [atMost('loading the nodes and the credential over loading n8n-workflow', 30, own, 'ms', 1), atMost('tarball', 150, kilobytes, 'kB', 1)],
			remarks: [],
		};
	},
};

interface Times {
	n8nWorkflow: number;
	own: number;
}

const script = (files: string[]) => `
	const started = performance.now();
	require('n8n-workflow');
	const between = performance.now();
	for (const file of ${JSON.stringify(files)}) for (const Class of Object.values(require(file))) new Class();
	console.log(JSON.stringify({ n8nWorkflow: between - started, own: performance.now() - between }));
`;

function tarballSize(folder: string): number {
	const target = mkdtempSync(join(tmpdir(), 'bench-pack-'));
	try {
		const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', target], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
		return statSync(join(target, packed.filename)).size;
	} finally {
		rmSync(target, { recursive: true });
	}
}
