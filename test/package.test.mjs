// What users install: the packed tarball, linted by n8n's package scanner and loaded by n8n's loader.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { before, test } from 'node:test';

import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';

const require = createRequire(import.meta.url);
const { name, n8n } = JSON.parse(readFileSync('package.json', 'utf8'));
const entries = [...n8n.credentials, ...n8n.nodes];
// Below the project, so that the unpacked package finds n8n-workflow as it does in n8n.
const folder = resolve('.cache/package');
const unpacked = join(folder, 'node_modules', name);
let tarball;
let files;

before(() => {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(unpacked, { recursive: true });
	const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
	tarball = join(folder, packed.filename);
	files = packed.files.map(({ path }) => path);
	execFileSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
});

test("the sources pass n8n's package scanner", async () => {
	const { passed, details } = await analyzePackage(resolve('.'), SOURCE_FILE_PATTERNS);
	assert.ok(passed, details);
});

test("the unpacked tarball passes n8n's package scanner", async () => {
	const { passed, details } = await analyzePackage(unpacked, ['**/*.js', 'package.json']);
	assert.ok(passed, details);
});

test('the scanner finds what it should: a package that reads the environment fails', async () => {
	const bad = join(folder, 'bad');
	mkdirSync(join(bad, 'dist'), { recursive: true });
	execFileSync('cp', [join(unpacked, 'package.json'), bad]);
	execFileSync('sh', ['-c', `echo 'module.exports = process.env;' > ${join(bad, 'dist', 'bad.js')}`]);
	assert.equal((await analyzePackage(bad, ['**/*.js', 'package.json'])).passed, false);
});

test('the tarball holds the bundled package with its icons, codex files and schemas, and nothing else', () => {
	const strangers = files.filter((path) => !/^(package\.json|index\.js|LICENSE|README\.md|dist\/.*\.(js|svg|json))$/.test(path));
	assert.deepEqual(strangers, []);
	assert.deepEqual(files.filter((path) => path.endsWith('.js')).sort(), ['dist/bundle.js', ...entries, 'index.js'].sort());
	for (const node of ['HuaweiCloudWorkspace', 'HuaweiCloudWorkspaceTrigger', 'HuaweiCloudIam', 'HuaweiCloudDdm', 'HuaweiCloudCodeArtsArtifact']) {
		const base = `dist/nodes/${node}/${node}.node`;
		const icon = `dist/nodes/${node}/${node.toLowerCase()}`;
		for (const path of [`${base}.js`, `${base}.json`, `${icon}.svg`, `${icon}.dark.svg`]) assert.ok(files.includes(path), path);
	}
	const schemas = readdirSync('nodes', { recursive: true }).filter((path) => /__schema__.*\.json$/.test(path));
	assert.deepEqual(files.filter((path) => path.includes('__schema__')).sort(), schemas.map((path) => `dist/nodes/${path}`).sort());
});

test('the nodes and the credential are those of one bundle, so that they share the gates in front of limits and what they know of keys', () => {
	const bundle = require(join(unpacked, 'dist/bundle.js'));
	const classes = Object.assign({}, ...entries.map((file) => require(join(unpacked, file))));
	assert.deepEqual(classes, { ...bundle });
});

test('the tarball is smaller than 150 kB', () => {
	assert.ok(statSync(tarball).size < 150_000, `${statSync(tarball).size} bytes`);
});

test("n8n's loader loads every node and the credential from the unpacked tarball", async () => {
	process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-loader-'));
	process.env.N8N_LOG_LEVEL = 'silent';
	require('reflect-metadata');
	const { PackageDirectoryLoader } = require('n8n-core');
	const loader = new PackageDirectoryLoader(unpacked);
	await loader.loadAll();
	assert.deepEqual(Object.keys(loader.known.nodes).sort(), ['huaweiCloudCodeArtsArtifact', 'huaweiCloudDdm', 'huaweiCloudIam', 'huaweiCloudWorkspace', 'huaweiCloudWorkspaceTrigger']);
	assert.deepEqual(loader.known.credentials.huaweiCloudApi.supportedNodes.toSorted(), Object.keys(loader.known.nodes).sort());
	for (const { name: node, codex, iconUrl } of loader.types.nodes) {
		assert.ok(codex.alias.length > 0 && iconUrl.light && iconUrl.dark, node);
	}
	const [credential] = loader.types.credentials;
	assert.equal(typeof credential.authenticate, 'function', 'the HTTP Request node offers only credentials with an own authenticate property');
	assert.ok(credential.iconUrl.light && credential.iconUrl.dark);
});
