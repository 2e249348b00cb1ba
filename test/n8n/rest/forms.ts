import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { LOGIN } from '../import';
import type { Instance } from '../instance';
import { until } from './run';

const headers = { authorization: `Basic ${Buffer.from(`${LOGIN.user}:${LOGIN.password}`).toString('base64')}` };

/** What is entered into a field of a form: a text, the options that are chosen, or a file. */
export type Entered = string | string[] | File;

/** Sends a form as n8n's page in a browser does, its fields in their order. Returns what n8n answers. */
export async function submit(url: string, entered: Entered[], login: Record<string, string> = headers) {
	const data = new FormData();
	entered.forEach((value, index) => data.append(`field-${index}`, Array.isArray(value) ? JSON.stringify(value) : value));
	const response = await fetch(url, { method: 'POST', body: data, headers: login });
	return { status: response.status, text: await response.text() };
}

/** Fills in the form that starts a published workflow. Returns the address of the next page. */
export async function begin(n8n: Instance, path: string, entered: Entered[]): Promise<string> {
	const { text } = await submit(`${n8n.url}/form/${path}`, entered);
	return localAddress((JSON.parse(text) as { formWaitingUrl: string }).formWaitingUrl);
}

/** The page of a form as soon as the workflow has come to it. */
export async function page(url: string): Promise<string> {
	const status = new URL(url);
	status.pathname += '/n8n-execution-status';
	const reached = await until(async () => {
		const text = await (await fetch(status)).text();
		return ['form-waiting', 'success', 'error'].includes(text) ? text : undefined;
	});
	if (reached === 'error') throw new Error('The workflow failed before it came to the page');
	return await (await fetch(url, { headers })).text();
}

/** The last page of a form; as in a browser, showing it ends the workflow. */
export async function ending(url: string): Promise<string> {
	const text = await page(url);
	await fetch(url, { method: 'POST' });
	return text;
}

/** What can be read in the title and the text of a last page. */
export const textOf = (html: string): string => readable(/<div class='header'>(.*?)<\/div>/s.exec(html)?.[1] ?? '');

/** What can be read in a piece of a page. */
export const readable = (html: string): string =>
	html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('</h1>', ':').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').trim();

/** The file that a browser downloads with the last page. */
export function fileIn(html: string): File {
	const [, encoded = ''] = /decodeURIComponent\("([^"]+)"\)/.exec(html) ?? [];
	const [{ data, fileName }] = [JSON.parse(decodeURIComponent(encoded)) as Downloaded | Downloaded[]].flat() as [Downloaded];
	return new File([Uint8Array.from(data.data)], fileName);
}

/** A file in a last page; the newest n8n has a list of them. */
interface Downloaded {
	fileName: string;
	data: { data: number[] };
}

/** An address of n8n in the way the tests write it. */
export const localAddress = (url: string): string => url.replace('localhost', '127.0.0.1');

/** A chat channel for the tests of one block, with nothing in it before each of them. */
export function useChannel(): Channel {
	const channel = new Channel();
	beforeAll(async () => await channel.start());
	beforeEach(() => void (channel.told.length = 0));
	afterAll(() => channel.stop());
	return channel;
}

/** A chat channel that keeps the texts it is sent. */
class Channel {
	readonly told: string[] = [];
	/** Its address, once it has started. */
	url = '';
	private readonly server: Server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		this.told.push((JSON.parse(Buffer.concat(chunks).toString()) as { text: string }).text);
		response.end('ok');
	});

	async start(): Promise<void> {
		await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** The message of this number, as soon as it is there. */
	async message(number: number): Promise<string> {
		return await until(async () => this.told[number]);
	}

	stop(): void {
		this.server.close().closeAllConnections();
	}
}
