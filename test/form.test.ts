import './fixtures/sleeping';

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { sublimeSearch } from '@n8n/utils/search/sublime-search';
import { type IDataObject, type INodeProperties, type INodePropertyOptions, type INodeTypeDescription, Workflow } from 'n8n-workflow';

import { fromSources } from './engine/sources';
import { PACKAGE } from './engine/types';
import { fieldsSeen, schemaFile, schemaOf } from './fixtures/schema';
import { fieldsOf, filledIn } from './workflows/filledIn';
import { json, present, useCloud } from './workflows/setup';

const root = join(__dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const nodes = Object.entries(fromSources().nodes)
	.filter(([type]) => type.startsWith(PACKAGE))
	.map(([type, { description }]) => {
		const title = description.name.replace(/^h/, 'H');
		return { type, title, description, folder: join(root, 'nodes', title) };
	});
/** A node as n8n loads it, anew for every test. */
const load = (type: string) => present(fromSources().nodes[type]);

/** What only the cloud knows until an operation returns it. */
const SECRETS = ['password', 'secret_access_key'];

const optionsOf = ({ options }: INodeProperties) => (options ?? []) as INodePropertyOptions[];
const operations = nodes.flatMap((node) =>
	node.description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap((dropdown) => {
			const [resource = ''] = (dropdown.displayOptions?.show?.resource ?? []) as string[];
			return optionsOf(dropdown).map((option) => ({ ...node, resource, operation: String(option.value), option }));
		}),
);
type Target = (typeof operations)[number];
const fields = ({ type, resource, operation }: Target) => fieldsOf(load(type).description.properties, resource, operation);
/** Fields of all depths. */
const allFields = (properties: INodeProperties[]): INodeProperties[] =>
	properties.flatMap((field) => [field, ...(field.type === 'collection' ? allFields((field.options ?? []) as INodeProperties[]) : [])]);

const cloud = useCloud();

async function run(target: Target): Promise<IDataObject[]> {
	const { error, done } = await cloud.run({ type: target.type, parameters: await filledIn(cloud, target) });
	expect(error).toBeUndefined();
	return json(done);
}

describe.each(operations)('$title: $resource $operation', (target) => {
	it('has an action, a description and fields of its own', () => {
		const { action, description } = target.option;
		expect([action, description]).toEqual([expect.stringMatching(/^[A-Z][a-z]+ /), expect.stringMatching(/^[A-Z].+[^.]$/)]);
		const names = fields(target).map(({ name }) => name);
		expect(names).toEqual([...new Set(names)]);
		expect(names.at(-1)).toBe('options');
	});

	it('starts with a request that one route of the cloud answers', async () => {
		await run(target);
		const [first] = cloud.emulator.received;
		expect(first?.status).toBeGreaterThanOrEqual(200);
		expect(first?.status).toBeLessThan(300);
		expect(cloud.emulator.routeOf(String(first?.method), String(first?.path))).toHaveLength(1);
	});

	it('describes every field of its output, and marks a password as one', async () => {
		const seen = fieldsSeen(await run(target));
		expect(Object.keys(seen).length).toBeGreaterThan(0);
		expect(schemaOf(target.title, target.resource, target.operation)).toMatchObject(seen);
		for (const secret of SECRETS.filter((name) => name in seen)) expect(load(target.type).description.sensitiveOutputFields).toContain(secret);
	});

	it('warns of what it does if it takes something away or returns a password, and only then', async () => {
		const parameters = await filledIn(cloud, target);
		const node = cloud.engine().node(target.type, parameters);
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: { getByNameAndVersion: () => load(target.type) } as never });
		const shown = (load(target.type).description.hints ?? []).filter(({ displayCondition }) =>
			workflow.expression.getParameterValue(String(displayCondition), null, 0, 0, node.name, [], 'manual', {}),
		);
		expect(shown.every(({ type }) => type === 'warning')).toBe(true);
		expect(shown.length > 0).toBe(/^(reset|delete|deactivate|logOff|offboard|rotate)/.test(target.operation) || json((await cloud.run({ type: target.type, parameters })).done).some((item) => SECRETS.some((name) => name in item)));
	});
});

describe.each(nodes)('$title', ({ type, title, folder, description }) => {
	it('has fields in camel case, all of them described but those that n8n knows', () => {
		const fields = allFields(load(type).description.properties);
		expect(fields.filter(({ name }) => !/^[a-z][a-zA-Z]*$/.test(name))).toEqual([]);
		const plain = fields.filter((field) => !field.description).map(({ name }) => name);
		expect(plain.filter((name) => !['resource', 'operation', 'options'].includes(name))).toEqual([]);
	});

	it('has lists that exist, and no search without a list', () => {
		const { methods } = load(type);
		const lists = description.properties.flatMap(({ modes = [] }) => modes).filter((mode) => mode.type === 'list');
		expect([...new Set(lists.map(({ typeOptions }) => typeOptions?.searchListMethod))].sort()).toEqual(Object.keys(methods?.listSearch ?? {}).sort());
	});

	it('offers options in alphabetical order', () => {
		for (const field of allFields(load(type).description.properties)) {
			const names = optionsOf(field).map((option) => (option as { displayName?: string }).displayName ?? option.name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
		}
	});

	it('asks first what an operation is about, and only then how it is to be done', () => {
		const later = ['returnAll', 'simplify', 'output', 'password', 'passwordOutput', 'updateFields', 'additionalFields', 'filters', 'options'];
		for (const target of operations.filter((each) => each.type === type)) {
			const shown = fields(target);
			const last = shown.map(({ type: kind, required }) => kind === 'resourceLocator' && required).lastIndexOf(true);
			expect([target.operation, shown.slice(0, Math.max(0, last)).map(({ name }) => name).filter((name) => later.includes(name))]).toEqual([target.operation, []]);
		}
	});

	const isTrigger = description.polling === true;

	it('stands in the catalogue with its icons, takes the credential of this package, and may be a tool if it is no trigger', () => {
		const codex = JSON.parse(readFileSync(join(folder, `${title}.node.json`), 'utf8'));
		expect(codex).toMatchObject({ node: type, resources: { primaryDocumentation: [{ url: expect.stringMatching(/^https:/) }] } });
		expectIcons(folder, description.icon);
		expect(description).toMatchObject({ credentials: [{ name: 'huaweiCloudApi', required: true }] });
		expect(description.usableAsTool).toBe(isTrigger ? undefined : true);
	});

	it('is called the same everywhere, and says what it does', () => {
		expect(description.displayName).toMatch(/^Huawei Cloud [A-Z]/);
		expect(description.displayName.replaceAll(' ', '').toLowerCase()).toBe(title.toLowerCase());
		expect(description).toMatchObject({
			defaults: { name: description.displayName },
			description: expect.stringMatching(/^[A-Z].+ Huawei Cloud \S+/),
			subtitle: isTrigger ? '={{ $parameter["events"].join(", ") }}' : '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
			group: [isTrigger ? 'trigger' : 'transform'],
			version: 1,
			inputs: isTrigger ? [] : ['main'],
			outputs: ['main'],
		});
	});

	it("tells n8n's workflow builder when to use it, and which nodes go with it", () => {
		const { searchHint, relatedNodes = [] } = description.builderHint ?? {};
		expect(searchHint).toMatch(/^For .+\.$/);
		expect(relatedNodes.length).toBeGreaterThan(0);
		for (const { nodeType, relationHint } of relatedNodes) {
			expect(nodeType.startsWith('n8n-nodes-base.') || nodes.some((node) => node.type === nodeType)).toBe(true);
			expect(relationHint).toMatch(/^[A-Z].+[^.]$/);
		}
	});

	it('warns in full sentences, where the output stands, either before or after the run', () => {
		for (const hint of load(type).description.hints ?? []) {
			expect(hint).toEqual({
				type: 'warning',
				message: expect.stringMatching(/^[A-Z].+\.$/),
				displayCondition: expect.stringMatching(/^=\{\{ \$parameter\["\w+"\] === .+ \}\}$/),
				location: 'outputPane',
				whenToDisplay: expect.stringMatching(/^(before|after)Execution$/),
			});
		}
	});
});

describe('the node panel', () => {
	const [WORKSPACE, TRIGGER, IAM, DDM, ARTIFACT] = ['Huawei Cloud Workspace', 'Huawei Cloud Workspace Trigger', 'Huawei Cloud IAM', 'Huawei Cloud DDM', 'Huawei Cloud CodeArts Artifact'] as const;
	const entries = nodes.map(({ title, folder, description: { displayName } }) => {
		const codex = JSON.parse(readFileSync(join(folder, `${title}.node.json`), 'utf8'));
		return { properties: { displayName, codex } };
	});
	/** As the editor searches its nodes: in their names and aliases, best first. */
	const found = (text: string) => sublimeSearch(text.toLowerCase(), entries).map(({ item }) => item.properties.displayName);

	it.each(['huaweicloud', '华为云'])('finds all nodes by "%s"', (text) => {
		expect(found(text).sort()).toEqual([WORKSPACE, TRIGGER, IAM, DDM, ARTIFACT].sort());
	});

	it.each(['reset', 'Reset password', '重置密码', 'password rotation'])('finds all nodes that do it by "%s"', (text) => {
		expect(found(text).sort()).toEqual([WORKSPACE, IAM, DDM, ARTIFACT].sort());
	});

	it.each([
		...['Workspace', '云桌面', 'cloud desktop', 'VDI', 'Application Streaming', 'user', 'update user', 'disable', 'disable user', 'lock', 'unlock'].map((text) => [text, WORKSPACE]),
		...['joiner', 'onboarding', '入职', 'leaver', 'offboarding', '离职', 'profile'].map((text) => [text, WORKSPACE]),
		...['trigger', '触发器', 'account expires', 'user locked'].map((text) => [text, TRIGGER]),
		...['DDM', 'distributed database', 'MySQL', '分布式数据库中间件', 'account'].map((text) => [text, DDM]),
		...['IAM', 'access key', 'AK/SK', '统一身份认证', 'key rotation'].map((text) => [text, IAM]),
		...['CodeArts', 'artifact', 'Maven', 'DevCloud', '制品仓库'].map((text) => [text, ARTIFACT]),
	])('finds first by "%s": %s', (text, first) => {
		expect(found(text)[0]).toBe(first);
	});
});

it.each([
	['huaweiCloudDdm', 'account', 'resetPassword'],
	['huaweiCloudCodeArtsArtifact', 'mavenUser', 'resetPassword'],
])('a new %s begins with %s: %s, which n8n does not store in a workflow', (name, ...presets) => {
	const { properties } = load(`${PACKAGE}.${name}`).description;
	expect(properties.slice(0, 2).map((field) => field.default)).toEqual(presets);
});

it('package.json lists the nodes and credentials there are, and every schema belongs to an operation', () => {
	const built = (folder: string, end: string) => filesIn(folder, end).map((file) => `dist/${folder}/${file.replace(/ts$/, 'js')}`);
	expect([...manifest.n8n.nodes].sort()).toEqual(built('nodes', '.node.ts'));
	expect([...manifest.n8n.credentials].sort()).toEqual(built('credentials', '.credentials.ts'));
	const schemas = operations.map(({ title, resource, operation }) => schemaFile(title, resource, operation));
	expect(filesIn('nodes', '.json').filter((file) => file.includes('__schema__')).map((file) => `nodes/${file}`)).toEqual(schemas.sort());
});

it('the credential has its icons, and regions in alphabetical order', () => {
	const credential = fromSources().credentials.huaweiCloudApi;
	expectIcons(join(root, 'credentials'), credential?.icon);
	const regions = optionsOf(credential?.properties.find(({ name }) => name === 'region') as INodeProperties).map(({ name }) => name);
	expect(regions).toEqual([...regions].sort());
});

function filesIn(folder: string, end: string): string[] {
	const names = readdirSync(join(root, folder), { recursive: true }) as string[];
	return names.filter((name) => name.endsWith(end)).sort();
}

function expectIcons(folder: string, icon: INodeTypeDescription['icon']): void {
	const { light, dark } = icon as { light: string; dark: string };
	for (const file of [light, dark]) expect(readFileSync(join(folder, file.replace(/^file:/, '')), 'utf8')).toMatch(/^<svg/);
	expect(light).not.toBe(dark);
}
