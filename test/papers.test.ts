import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { DOCS, footer, pages, PAPERS } from './fixtures/book';

const root = resolve(__dirname, '..');
const HOME = 'https://github.com/n8n-nodes-huaweicloud/n8n-nodes-huaweicloud';
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** A paper without its code, in which nothing is a link or a heading. */
const prose = (file: string) => read(file).replaceAll(/^( *)```.*?^\1```$/gms, '').replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]()<>#]/g, ''));

/** The targets of a paper's links and pictures. */
const targets = (file: string) => [...prose(file).matchAll(/\]\(([^)\s]+)\)|\bsrc="([^"]+)"/g)].map(([, link, picture]) => String(link ?? picture));

/** The anchors of a paper's headings, made as GitHub makes them. */
function anchors(file: string): string[] {
	const seen = new Map<string, number>();
	return [...prose(file).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
		const text = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
		const anchor = text.replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replaceAll(' ', '-');
		const times = seen.get(anchor) ?? 0;
		seen.set(anchor, times + 1);
		return times === 0 ? anchor : `${anchor}-${times}`;
	});
}

/** What is wrong with a link of a file, or undefined. Other people's pages are not looked at. */
function flaw(from: string, target: string): string | undefined {
	const [link = '', anchor] = target.replace(new RegExp(`^${HOME}(?=#|$)`), '/README.md').split('#');
	if (/^[a-z]+:/.test(link)) return undefined;
	const file = link === '' ? from : relative(root, link.startsWith('/') ? join(root, link) : resolve(root, dirname(from), link));
	if (!existsSync(join(root, file))) return `${from}: there is no ${target}`;
	if (anchor !== undefined && !anchors(file).includes(decodeURIComponent(anchor))) return `${from}: ${file} has no heading #${anchor}`;
	return undefined;
}

it.each(PAPERS)('every link of %s leads somewhere', (file) => {
	expect(targets(file).map((target) => flaw(file, target)).filter(Boolean)).toEqual([]);
});

it('every documentation link that n8n shows beside a node or the credential leads to a heading of the README', () => {
	const files = readdirSync(join(root, 'nodes'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.node\.(json|ts)$/.test(file));
	const sources = ['credentials/HuaweiCloudApi.credentials.ts', ...files.map((file) => `nodes/${file}`)];
	const links = sources.flatMap((file) => [...read(file).matchAll(/https:\/\/github\.com\/[^\s"'`]+/g)].map(([link]) => ({ file, link })));
	expect(links.length).toBeGreaterThan(6);
	expect(links.map(({ file, link }) => (link.startsWith(`${HOME}#`) ? flaw(file, link) : `${file}: ${link}`)).filter(Boolean)).toEqual([]);
});

it('the contents in the README have every page of docs once, in the order in which they lead to one another', () => {
	const files = pages().map(({ file }) => file);
	expect([...files].sort()).toEqual([...DOCS.filter((file) => file !== 'docs/README.zh-CN.md'), 'CONTRIBUTING.md'].sort());
	expect(files.filter((file) => !read(file).endsWith(`\n\n${footer(file)}\n`))).toEqual([]);
});

it('the README leads to every page of docs, and to every example', () => {
	const examples = readdirSync(join(root, 'examples')).map((file) => `examples/${file}`);
	const linked = (file: string) => targets(file).map((target) => relative(root, resolve(root, dirname(file), target.split('#')[0] ?? '')));
	const reached = new Set(['README.md']);
	for (const file of reached) if (PAPERS.includes(file)) linked(file).forEach((target) => reached.add(target));
	expect([...DOCS, ...examples].filter((file) => !reached.has(file))).toEqual([]);
});
