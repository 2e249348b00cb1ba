import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the model does next: calls a tool, found by a part of its name, or says something. */
export type Turn = { tool: string; input: object } | { text: string };

interface Asked {
	tools?: Array<{ name: string }>;
}

/** A language model without a mind of its own, by OpenAI's Responses API: it takes the turns it is given, one per request. */
export class Model {
	/** What it was told: every request's body as text. */
	readonly told: string[] = [];
	private turns: Turn[] = [];
	private readonly server: Server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks).toString();
		this.told.push(body);
		response.setHeader('content-type', 'application/json').end(JSON.stringify(this.answer(JSON.parse(body))));
	});

	/** Starts it; resolves with the base URL for n8n's credential. */
	async start(): Promise<string> {
		await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
	}

	stop(): void {
		this.server.close().closeAllConnections();
	}

	/** Forgets everything and takes these turns from now on. */
	will(...turns: Turn[]): void {
		this.turns = turns;
		this.told.length = 0;
	}

	private answer({ tools = [] }: Asked): object {
		const turn = this.turns.shift() ?? { text: 'I have nothing more to say.' };
		const id = `${this.told.length}`;
		const called = 'tool' in turn ? tools.find(({ name }) => name.toLowerCase().includes(turn.tool)) : undefined;
		const output =
			'tool' in turn
				? { type: 'function_call', id: `fc_${id}`, call_id: `call_${id}`, name: called?.name, arguments: JSON.stringify(turn.input), status: 'completed' }
				: { type: 'message', id: `msg_${id}`, role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: turn.text, annotations: [] }] };
		const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
		return { id: `resp_${id}`, object: 'response', created_at: 0, model: 'test', status: 'completed', output: [output], usage };
	}
}
