// Installs the development packages unless they are there, so that every command of package.json works in a fresh clone.
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs) {
	console.log('Installing the development packages (about a minute)...');
	// Not "npm ci": it demands the binaries of every platform in the lock file, and registries do not all have them.
	execSync('npm install --no-save --no-progress --loglevel=error', { stdio: 'inherit' });
}
