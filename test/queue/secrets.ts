import { keyPair, open } from '../fixtures/keys';
import { until } from '../n8n/rest/run';
import { leaked } from '../n8n/rest/setup';
import { Flow, SAVE_NOTHING } from './flow';
import { fifty, resetPassword } from './people';
import type { Cloud } from './setup';

/** What of a new password is in Postgres, in Redis, and in the logs of all processes. */
export function secrets(cloud: Cloud): void {
	const { publicKey, privateKey } = keyPair();
	const encrypt = resetPassword('encrypt', { encryptFor: publicKey });
	/** Runs the node with 50 people. Returns the answer, the data Postgres has of the execution, the new passwords, and those of them that have been written anywhere. */
	const run = async (parameters: object, settings?: object) => {
		const people = fifty(cloud.state);
		const flow = await Flow.publish(cloud, parameters, { settings, onError: 'continueErrorOutput' });
		const { text } = await flow.send(people);
		const [data = ''] = await until(async () => {
			const rows = cloud.queue.postgres.ask(`SELECT data FROM execution_entity JOIN execution_data ON "executionId" = id WHERE "workflowId" = '${flow.workflow.id}' AND status = 'success' AND "deletedAt" IS ${settings ? 'NOT NULL' : 'NULL'}`);
			return rows.length > 0 ? rows : undefined;
		});
		const passwords = people.map(({ password }) => password);
		expect(people.map(({ passwordResets }) => passwordResets)).toEqual(Array(50).fill(1));
		return { data, answer: JSON.parse(text) as Array<Record<string, string>>, passwords, written: leaked(cloud.queue.written(), passwords) };
	};

	describe.each([
		['where executions are saved', undefined],
		['where nothing is saved, which leaves the data in deleted rows for a while', SAVE_NOTHING],
	])('%s', (_name, settings) => {
		it('no password is written that is encrypted', async () => {
			const { answer, passwords, written } = await run(encrypt, settings);
			expect(await Promise.all(answer.map(async ({ encryptedPassword, encryption }) => await open(String(encryptedPassword), encryption, privateKey)))).toEqual(passwords);
			expect(written).toEqual([]);
		});

		it('no password is written that is not returned', async () => {
			expect((await run(resetPassword('omit'), settings)).written).toEqual([]);
		});
	});

	it('every password is written that is returned, even where nothing is saved: the same search finds it in the deleted rows', async () => {
		const { data, passwords, written } = await run(resetPassword('return'), SAVE_NOTHING);
		expect([written, leaked(Buffer.from(data), passwords)]).toEqual([passwords, passwords]);
	});
}

/** The same in an n8n that is told not to prune its executions. */
export function unpruned(cloud: Cloud): void {
	it('no password stays in Postgres that is returned, where nothing is saved: the rows are deleted for good', async () => {
		const people = fifty(cloud.state);
		const flow = await Flow.publish(cloud, resetPassword('return'), { settings: SAVE_NOTHING, onError: 'continueErrorOutput' });
		const answer = JSON.parse((await flow.send(people)).text) as Array<Record<string, string>>;
		const passwords = people.map(({ password }) => password);
		expect(answer.map(({ password }) => password)).toEqual(passwords);
		await until(async () => cloud.queue.postgres.ask('SELECT id FROM execution_entity').length === 0 || undefined);
		expect(leaked(cloud.queue.postgres.written(), passwords)).toEqual([]);
	});
}
