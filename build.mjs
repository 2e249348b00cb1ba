// Compiles credentials/ and nodes/ into dist/ and copies what n8n reads beside the code: icons, codex files, output schemas.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: ['ignore', 2, 2] });
for (const folder of ['credentials', 'nodes']) {
	cpSync(folder, `dist/${folder}`, {
		recursive: true,
		filter: (path) => statSync(path).isDirectory() || /\.(svg|json)$/.test(path),
	});
}
