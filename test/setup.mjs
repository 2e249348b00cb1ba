// Installs the development packages unless they are there, so that every command of package.json works in a fresh clone.
import { execSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync('package-lock.json').mtimeMs) {
	console.log('Installing the development packages (about a minute)...');
	execSync('npm ci --no-progress --loglevel=error', { stdio: 'inherit' });
}
