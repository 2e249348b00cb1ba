import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '..');
const files = ['credentials', 'nodes'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`)).filter((file) => file.endsWith('.ts'));

/** The layers from the top down, as docs/design.md has them. Nothing imports from a layer above its own. */
const LAYERS = [/^nodes\/HuaweiCloudWorkspaceTrigger\//, /^nodes\/HuaweiCloud\w+\//, /^nodes\/shared\/run\//, /^nodes\/shared\/form\//, /^nodes\/shared\/http\//, /^nodes\/shared\/(answers|secrets)\//, /^nodes\/shared\/\w+\.ts$/, /^credentials\//];
const layerOf = (file: string) => LAYERS.findIndex((layer) => layer.test(file));

const fileAt = (path: string) => files.find((file) => file === `${path}.ts` || file === `${path}/index.ts`) ?? path;

/** The files of this project that a file imports. */
const importsOf = (file: string) => [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export)\b[^;]*? from '(\.[^']+)';/gm)].map(([, path = '']) => fileAt(join(dirname(file), path)));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

it('imports lead downwards only', () => {
	const all = files.flatMap((file) => (imports.get(file) ?? []).map((to) => [file, to] as const));
	expect(all.length).toBeGreaterThan(500);
	expect(all.filter(([file, to]) => !files.includes(to) || layerOf(to) < layerOf(file))).toEqual([]);
});

it('the nodes of two services know nothing of each other', () => {
	const nodeOf = (file: string) => /^nodes\/(HuaweiCloud[A-Za-z]+?)(Trigger)?\//.exec(file)?.[1];
	const strange = files.flatMap((file) => (imports.get(file) ?? []).filter((to) => nodeOf(file) && nodeOf(to) && nodeOf(to) !== nodeOf(file)).map((to) => [file, to]));
	expect(strange).toEqual([]);
});

it('no files import each other in a circle', () => {
	const done = new Set<string>();
	const circleFrom = (file: string, way: readonly string[]): readonly string[] | undefined => {
		if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
		if (done.has(file)) return undefined;
		const circle = (imports.get(file) ?? []).map((to) => circleFrom(to, [...way, file])).find(Boolean);
		done.add(file);
		return circle;
	};
	expect(files.map((file) => circleFrom(file, [])).filter(Boolean)).toEqual([]);
});
