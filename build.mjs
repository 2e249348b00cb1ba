// Bundles credentials/ and nodes/ into dist/ and copies what n8n reads beside the code: icons, codex files, output schemas.
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, posix } from 'node:path';
import { buildSync } from 'esbuild';

const { n8n, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
// Each of these files has the class that it is named after.
const entries = [...n8n.credentials, ...n8n.nodes].map((file) => ({ file, source: file.replace(/^dist/, '.').replace(/\.js$/, ''), className: basename(file).split('.')[0] }));
const bundle = 'dist/bundle.js';

rmSync('dist', { recursive: true, force: true });
// One bundle, since n8n loads all of it when it starts, and one file loads faster than hundreds of small ones. Not one for each node,
// since what the nodes share, such as the gates in front of the cloud's limits, has to be there once. Not minified, since
// people review what is published.
buildSync({
	stdin: { contents: entries.map(({ source, className }) => `export { ${className} } from '${source}';`).join('\n'), resolveDir: '.' },
	bundle: true,
	platform: 'node',
	target: 'node20.19',
	format: 'cjs',
	external: Object.keys(peerDependencies),
	outfile: bundle,
});
for (const { file, className } of entries) {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `exports.${className} = require('${posix.relative(dirname(file), bundle)}').${className};\n`);
}
for (const folder of ['credentials', 'nodes']) {
	cpSync(folder, `dist/${folder}`, {
		recursive: true,
		filter: (path) => statSync(path).isDirectory() || /\.(svg|json)$/.test(path),
	});
}
