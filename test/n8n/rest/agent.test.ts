import { SEEDED } from '../../emulator';
import { imported } from './examples';
import { Model, type Turn } from './model';
import { type Saved, until } from './run';
import { present, useN8n, userIn } from './setup';

// Human review of tools came with n8n 2.6: the oldest n8n has not got it.
describe('the example of an AI agent in the newest n8n', () => {
	const cloud = useN8n('newest', 'agent', { port: 5950 });
	const model = new Model();
	let workflow: Saved;

	beforeAll(async () => {
		const data = { apiKey: 'any', url: await model.start() };
		const openAiApi = await cloud.n8n.rest('POST', '/credentials', { name: 'Model', type: 'openAiApi', data });
		const node = '"name":"OpenAI Chat Model"';
		workflow = await imported('ai-agent-tool.json', cloud.n8n, cloud.emulator, cloud.credentials, {
			[node]: `${node},"credentials":${JSON.stringify({ openAiApi })}`,
		});
		await cloud.n8n.rest('POST', `/workflows/${workflow.id}/activate`, { versionId: workflow.versionId });
	});
	afterAll(() => model.stop());

	/** Writes to the agent in the editor's chat; the model takes these turns. Returns the execution. */
	const chat = async (...turns: Turn[]) => {
		model.will(...turns);
		const message = { sessionId: `session-${turns.length}`, action: 'sendMessage', chatInput: 'Please help' };
		const data = { startTime: 0, executionTime: 0, executionIndex: 0, executionStatus: 'success', source: [null], data: { main: [[{ json: message }]] } };
		const triggerToStartFrom = { name: 'When a message arrives', data };
		const { executionId } = await cloud.n8n.rest<{ executionId: string }>('POST', `/workflows/${workflow.id}/run`, { workflowData: workflow, triggerToStartFrom });
		return executionId;
	};

	/** Waits until the model has been asked that often: what it wanted before has been done by then. */
	const asked = async (times: number) => await until(async () => model.told.length >= times || undefined);

	/** What the human is asked, and the addresses behind the two buttons. */
	const question = async (executionId: string) => {
		const data = await until(async () => {
			const execution = await cloud.n8n.rest<{ status: string; data: string }>('GET', `/executions/${executionId}`);
			return execution.status === 'waiting' ? execution.data : undefined;
		});
		const link = (approved: boolean) => present(new RegExp(`http[^"]*approved=${approved}[^"]*`).exec(data)?.[0]).replace('localhost', '127.0.0.1');
		return { data, approve: link(true), decline: link(false) };
	};

	/** n8n does not let programs press the buttons: links in messages are opened by all sorts of scanners. */
	const click = async (link: string) => await fetch(link, { headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' } });

	const disable: Turn = { tool: 'disable', input: { toolParameters: { User: SEEDED.user }, hitlParameters: {} } };
	const resetPassword: Turn = { tool: 'reset', input: { toolParameters: { User: SEEDED.user, Notify_By: 'email' }, hitlParameters: {} } };
	const done: Turn = { text: 'Done.' };

	it('reads a user without asking', async () => {
		await chat({ tool: 'get', input: { User: SEEDED.user } }, done);
		await asked(2);
		expect(model.told[1]).toContain(userIn(cloud.state).user_email);
		expect(cloud.emulator.received.map(({ method }) => method)).toEqual(['GET', 'GET']);
	});

	it('disables a user once a human has approved it, and not before', async () => {
		const { data, approve } = await question(await chat(disable, done));
		expect(data).toContain(`The agent wants to run **Disable_user** with {\\"User\\":\\"${SEEDED.user}\\"}. Do you approve?`);
		expect(cloud.emulator.received).toEqual([]);

		await click(approve);
		await asked(2);
		expect(userIn(cloud.state)).toMatchObject({ disabled: true, updates: 1 });
	});

	it('changes nothing when the human declines, and the model is told so', async () => {
		const { decline } = await question(await chat(disable, done));
		await click(decline);
		await asked(2);
		expect(model.told[1]).toMatch(/declined|denied|rejected|not approve|disapproved/i);
		expect(cloud.emulator.received).toEqual([]);
	});

	it('changes nobody when several users have the name, and the model is told of whom it can choose', async () => {
		const namesakes = cloud.state.users.filter(({ user_name }) => user_name === SEEDED.duplicateUser);
		const { approve } = await question(await chat({ tool: 'disable', input: { toolParameters: { User: SEEDED.duplicateUser }, hitlParameters: {} } }, done));
		await click(approve);
		await asked(2);
		for (const { id, domain } of namesakes) expect(model.told[1]).toContain(`${id} (${domain}, `);
		expect(namesakes.map(({ updates }) => updates)).toEqual([0, 0]);
	});

	it('unlocks a user once a human has approved it', async () => {
		const { approve } = await question(await chat({ tool: 'unlock', input: { toolParameters: { User: SEEDED.lockedUser }, hitlParameters: {} } }, done));
		expect(userIn(cloud.state, SEEDED.lockedUser).locked).toBe(true);
		await click(approve);
		await asked(2);
		expect(userIn(cloud.state, SEEDED.lockedUser).locked).toBe(false);
	});

	it('has a password sent to the user, and the model never sees it', async () => {
		const { approve } = await question(await chat(resetPassword, done));
		await click(approve);
		await asked(2);
		const { passwordResets, password } = userIn(cloud.state);
		expect([passwordResets, cloud.state.notifications.map(({ type }) => type)]).toEqual([1, ['email']]);
		expect(model.told[1]).toContain(`\\"user_name\\":\\"${SEEDED.user}\\"`);
		expect(model.told.join().includes(password)).toBe(false);
	});
});
