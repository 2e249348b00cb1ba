import type { INode, INodeParameters, INodeType, INodeTypeDescription, IRun } from 'n8n-workflow';
import { Pool } from 'undici';

import { authorize } from '../../credentials/credential';
import { Engine } from '../engine';
import { fromPackage, PACKAGE } from '../engine/types';
import type { FarEnd } from './far';
import { helperNode, httpRequestNode, readingNode } from './nodes';
import { bodyFor, pathFor, people, type Person, update, updateAsJson } from './work';

/** One way of making the same calls. */
export interface Side {
	name: string;
	/** Updates so many users, and throws unless that is what happened. */
	run(count: number): Promise<void>;
	/** How many requests that takes; one per item unless told otherwise. */
	requests?: 0;
}

/** The name under which this package appears in the tables. */
export const OURS = 'this package';
/** What every other node does. */
export const HELPER = "n8n's request helper";
/** The floor for a node on n8n: read the parameters, call, no more. */
export const READING = 'only reading the parameters';
export const BARE_FETCH = 'bare fetch + signature';

/** Every side there is; `parallel` is how many items this package works on at a time, its default unless given. */
export async function sides(far: FarEnd, packageFolder: string, parallel?: number): Promise<Record<'ours' | 'helper' | 'reading' | 'sdk' | 'undici' | 'fetch', Side> & { httpRequest?: Side }> {
	const types = await fromPackage(packageFolder);
	const ours = types.nodes[`${PACKAGE}.huaweiCloudWorkspace`] as INodeType;
	const builtIn = httpRequestNode();
	const description: INodeTypeDescription = ours.description;
	Object.assign(types.nodes, { helper: helperNode(description), reading: readingNode(description) });
	if (builtIn) types.nodes[HTTP_REQUEST] = builtIn.type;
	const engine = new Engine(types, { ...far.credential, endpoint: far.url });

	const onEngine = (name: string, type: string, parameters: INodeParameters, more?: Partial<INode>): Side => ({
		name,
		run: async (count) => void (await runNode(engine, engine.node(type, parameters, more), people(count))),
	});
	const bare = bareCalls(far, parallel ?? 1);
	return {
		ours: onEngine(OURS, `${PACKAGE}.huaweiCloudWorkspace`, { ...update, options: parallel === undefined ? {} : { concurrency: parallel } }),
		helper: onEngine(HELPER, 'helper', update),
		reading: { ...onEngine(READING, 'reading', update), requests: 0 },
		httpRequest: builtIn && httpRequestSide(engine, far, builtIn.version),
		...bare,
	};
}

const HTTP_REQUEST = 'n8n-nodes-base.httpRequest';

/** One execution per item, since the node starts all its items at once and has no way to limit them. */
function httpRequestSide(engine: Engine, far: FarEnd, version: number): Side {
	const parameters = {
		method: 'PUT',
		url: `=${far.url}${pathFor(far.credential.projectId, '{{ $json.id }}')}`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'huaweiCloudApi',
		sendBody: true,
		specifyBody: 'json',
		jsonBody: updateAsJson,
		options: {},
	};
	const node = engine.node(HTTP_REQUEST, parameters, { typeVersion: version, credentials: { huaweiCloudApi: { id: '1', name: 'Huawei Cloud' } } });
	return {
		name: 'HTTP Request node',
		async run(count) {
			for (const person of people(count)) await runNode(engine, node, [person]);
		},
	};
}

/** Runs one node behind a trigger, and throws unless it gave a result for every item. */
export async function runNode(engine: Engine, node: INode, items: Person[]): Promise<IRun> {
	const nodes = [engine.node('trigger', {}, { id: 'input', name: 'Input' }), node];
	const run = await engine.run({ nodes, connections: { Input: { main: [[{ node: node.name, type: 'main', index: 0 }]] } } }, items);
	const { runData, error } = run.data.resultData;
	if (error) throw error;
	const results = runData[node.name]?.[0]?.data?.main?.[0] ?? [];
	if (results.length !== items.length || results.some(({ json }, index) => json.id !== items[index]?.id)) throw new Error(`${node.type} gave other results than it should`);
	return run;
}

interface Sdk {
	withEndpoints(endpoints: string[]): Sdk;
	withCredential(credential: object): Sdk;
	sendRequest(options: object): Promise<{ httpStatusCode?: number }>;
}

/** Clients without n8n. */
function bareCalls({ url, credential }: FarEnd, parallel: number): Record<'sdk' | 'undici' | 'fetch', Side> {
	// Required by file: the package as a whole asks for a module that it does not bring.
	/* eslint-disable @typescript-eslint/no-require-imports */
	const { HcClient } = require('@huaweicloud/huaweicloud-sdk-core/HcClient') as { HcClient: new (client: object) => Sdk };
	const { DefaultHttpClient } = require('@huaweicloud/huaweicloud-sdk-core/http/DefaultHttpClient') as { DefaultHttpClient: new (options: object, endpoints: string[]) => object };
	const { BasicCredentials } = require('@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials') as { BasicCredentials: new (data: object) => object };
	/* eslint-enable @typescript-eslint/no-require-imports */
	const { accessKeyId: ak, secretAccessKey: sk, projectId } = credential;
	const sdk = new HcClient(new DefaultHttpClient({}, [url])).withCredential(new BasicCredentials({ ak, sk, projectId })).withEndpoints([url]);
	const pool = new Pool(url, { connections: parallel });

	const signed = (person: Person) => {
		const target = new URL(pathFor(projectId, person.id), url);
		const body = JSON.stringify(bodyFor(person));
		const headers = authorize(credential, { method: 'PUT', url: target, headers: { 'Content-Type': 'application/json' }, body });
		return { target, method: 'PUT' as const, headers, body };
	};
	return {
		sdk: loop('official SDK', parallel, async (person) => {
			const { httpStatusCode } = await sdk.sendRequest({
				method: 'PUT',
				url: '/v2/{project_id}/users/{user_id}',
				contentType: 'application/json',
				pathParams: { user_id: person.id },
				queryParams: {},
				headers: {},
				data: bodyFor(person),
			});
			return httpStatusCode;
		}),
		undici: loop('bare undici + signature', parallel, async (person) => {
			const { target, ...request } = signed(person);
			const { statusCode, body } = await pool.request({ path: target.pathname, ...request });
			await body.json();
			return statusCode;
		}),
		fetch: loop(BARE_FETCH, parallel, async (person) => {
			const { target, ...request } = signed(person);
			const response = await fetch(target, request);
			await response.json();
			return response.status;
		}),
	};
}

function loop(name: string, parallel: number, send: (person: Person) => Promise<number | undefined>): Side {
	return {
		name,
		async run(count) {
			const waiting = people(count).values();
			const worker = async () => {
				for (const person of waiting) if ((await send(person)) !== 200) throw new Error(`${name} was refused`);
			};
			await Promise.all(Array.from({ length: parallel }, worker));
		},
	};
}
