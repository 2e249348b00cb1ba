// Installs the development packages unless they are there, so that every command of package.json works in a fresh clone.
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs) {
	// Everything goes to stderr, since stdout may be the answer of "npm pack --json".
	console.error('Installing the development packages (about a minute)...');
	// Not "npm ci": it demands the binaries of every platform in the lock file, and registries do not all have them.
	// No scripts, since no package needs its own. No dry run, since npm hands on the options of "npm publish --dry-run".
	execSync('npm install --no-save --ignore-scripts --no-dry-run --no-progress --loglevel=error', { stdio: ['ignore', 2, 2] });
}
