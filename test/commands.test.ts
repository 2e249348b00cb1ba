import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { GLOBAL_IAM, REGIONS } from '../credentials/endpoints';
import { PARTS } from './bench/parts';
import { PAPERS } from './fixtures/book';

const root = resolve(__dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as { name: string; scripts: Record<string, string>; repository: { url: string }; devDependencies: Record<string, string> };

/** What an expression finds in all papers, each with its file. */
const inPapers = (expression: RegExp, files = PAPERS) => files.flatMap((file) => [...read(file).matchAll(expression)].map(([all, first]) => ({ file, found: first ?? all })));

it('every command of a paper is one of package.json', () => {
	const commands = inPapers(/\bnpm (run [\w:-]+|test\b|start\b)/g).map(({ file, found }) => ({ file, found: found.replace('run ', '') }));
	expect(commands.length).toBeGreaterThan(20);
	expect(commands.filter(({ found }) => !(found in manifest.scripts))).toEqual([]);
});

it('every file of the project that a paper names, or gives to a program, is there', () => {
	const named = inPapers(/`((?:nodes|test|credentials|examples|docs|\.ci)\/[\w./-]+)`/g, PAPERS.filter((file) => file !== 'CHANGELOG.md'));
	const given = inPapers(/\b(?:npx (?:tsx|jest)|bin\/python) (test\/[\w./-]+)/g);
	expect(named.length).toBeGreaterThan(20);
	expect(given.length).toBeGreaterThan(4);
	expect([...named, ...given].filter(({ found }) => !existsSync(join(root, found)))).toEqual([]);
});

it.each([
	['npm run emulator --', 'test/emulator/main.ts'],
	['npm start --', 'test/n8n/start.ts'],
])('every option of %s is one that it takes', (command, source) => {
	const options = inPapers(new RegExp(`${command}((?: --[\\w-]+(?: [\\d.]+| N)?)+)`, 'g')).flatMap(({ found }) => [...found.matchAll(/--([\w-]+)/g)].map(([, option = '']) => option));
	expect(options.length).toBeGreaterThan(0);
	expect(options.filter((option) => !new RegExp(`^\\t\\t\\t'?${option}'?: \\{ type:`, 'm').test(read(source)))).toEqual([]);
});

it('the ports of the papers are those that are taken unless others are chosen', () => {
	const preset = (source: string, option: string) => new RegExp(`${option}: \\{ type: 'string', default: '(\\d+)' \\}`).exec(read(source))?.[1];
	const emulator = preset('test/emulator/main.ts', 'port');
	expect(emulator).toBe(preset('test/n8n/start.ts', 'emulator'));
	expect(read('docs/emulator.md')).toContain(`listens on port ${emulator} of this machine`);
	expect(read('docs/emulator.md')).toContain(`https://host.docker.internal:${emulator}`);
	expect(read('docs/emulator.md')).toContain(`http://localhost:${preset('test/n8n/start.ts', 'port')},`);
});

it('the disk space that the papers name is what the installation asks for', () => {
	const [, gigabytes] = /^const NEEDED = (\d+) \* 1024 \*\* 3;$/m.exec(read('test/n8n/install.ts')) ?? [];
	expect(read('README.md')).toContain(`${gigabytes} GB of free space`);
	expect(read('docs/README.zh-CN.md')).toContain(`${gigabytes} GB 可用空间`);
});

it('every part of the benchmark that a paper names is one', () => {
	const parts = inPapers(/(?:npm run bench --|`--) ([a-z][a-z -]*)/g).flatMap(({ found }) => found.trim().split(' '));
	expect(parts.length).toBeGreaterThan(2);
	expect(parts.filter((part) => !PARTS.some(({ name }) => name === part))).toEqual([]);
});

it('the package is installed by its name, and its sources come from where it says', () => {
	const names = inPapers(/\bnpm (?:un)?install (n8n-[\w-]+)/g);
	expect(names.length).toBeGreaterThan(3);
	expect(names.filter(({ found }) => found !== manifest.name)).toEqual([]);
	expect(inPapers(/\bgit clone (\S+)/g).map(({ found }) => `git+${found}`)).toEqual(Array(2).fill(manifest.repository.url));
});

it("Debian's packages are those that the tests ask for", () => {
	expect(read('test/queue/services.ts')).toContain('apt-get install redis-server postgresql');
	expect(inPapers(/apt-get install ([\w -]+)/g).map(({ found }) => found)).toEqual(['chromium', 'redis-server postgresql']);
	for (const packages of ['chromium', 'redis-server postgresql']) expect(read('.ci/run')).toContain(`install ${packages}`);
});

it('the hosts to allow in a firewall are those that are called', () => {
	const [, named = ''] = /\(HTTPS, port 443\): (.+?), each with/.exec(read('docs/permissions.md')) ?? [];
	const labels = Object.values(REGIONS).flatMap(({ hosts }) => Object.values(hosts).map((host) => host.split('.')[0]));
	expect([...named.matchAll(/`([\w-]+)`/g)].map(([, label]) => label).sort()).toEqual([...new Set(labels)].sort());
	expect(read('docs/permissions.md')).toContain(`and \`${new URL(GLOBAL_IAM).host}\``);
});

it('the variables of npm run check:cloud are those that it reads', () => {
	const variables = (file: string) => [...new Set([...read(file).matchAll(/HUAWEICLOUD_SDK_\w+/g)].map(([name]) => name))].sort();
	expect(variables('docs/uncertain.md')).toEqual(variables('test/cloud/environment.ts'));
});

it("the variables that the papers set for n8n are n8n's", () => {
	const config = join(root, 'node_modules/@n8n/config/dist');
	const known = readdirSync(config, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js')).map((file) => readFileSync(join(config, file), 'utf8')).join();
	const variables = new Set(inPapers(/\b(?:DB|EXECUTIONS|GENERIC|N8N|OFFLOAD|QUEUE)_[A-Z\d_]*[A-Z\d]/g).map(({ found }) => found));
	// That one is read by the program itself.
	expect([...variables].filter((name) => !new RegExp(`\\b${name}\\b`).test(known))).toEqual(['OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS']);
});

it("the vendor's client is installed with all that it imports, and is of the release that the tests use", () => {
	const page = read('docs/official-client.md');
	const [, installed = ''] = /pip install (.+)/.exec(page) ?? [];
	const imported = [...read('test/emulator/official/client.py').matchAll(/^(?:import|from) (huaweicloudsdk[a-z]+)/gm)].map(([, name]) => name);
	// The core comes with any of them.
	expect(installed.split(' ').sort()).toEqual([...new Set(imported)].filter((name) => name !== 'huaweicloudsdkcore').sort());
	expect(page).toContain(`With SDK ${manifest.devDependencies['@huaweicloud/huaweicloud-sdk-core']} all calls`);
});
