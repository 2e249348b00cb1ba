import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');
const workflows = join(root, '.github/workflows');
const read = (file: string) => readFileSync(join(workflows, file), 'utf8');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Runs the step of publish.yml that compares the tag with the version, as the runner does. */
function checkTag(tag: string) {
	const [, block = ''] = /name: The tag is the version\n +run: \|\n((?: {10}.*\n)+)/.exec(read('publish.yml')) ?? [];
	const { status, stdout } = spawnSync('bash', ['-e', '-c', block], { cwd: root, env: { ...process.env, GITHUB_REF_NAME: tag }, encoding: 'utf8' });
	return { status, stdout };
}

it('a tag that is the version may be published', () => {
	expect(checkTag(version)).toEqual({ status: 0, stdout: '' });
});

it.each([`v${version}`, '99.0.0'])('the tag %s is refused, because it is not the version', (tag) => {
	expect(checkTag(tag)).toEqual({ status: 1, stdout: `::error::The tag is ${tag}, and package.json has version ${version}.\n` });
});

it.each(readdirSync(workflows))('every action of %s is pinned to a commit and says its version', (file) => {
	const uses = [...read(file).matchAll(/uses: (.*)/g)].map(([, action]) => action);
	expect(uses).toEqual(uses.map(() => expect.stringMatching(/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)));
});

it('only the job that publishes may ask for an identity, and it runs nothing but the publishing', () => {
	const [, publish = ''] = read('publish.yml').split(/^ {2}publish:\n/m);
	const written = readdirSync(workflows).flatMap((file) => [...read(file).matchAll(/\b[\w-]+: write\b/g)].map(String));
	expect(written).toEqual(['id-token: write']);
	expect([publish.includes('needs: test'), publish.includes('id-token: write'), publish.match(/run: .*/g)]).toEqual([true, true, ['run: npm publish --provenance --access public']]);
});
