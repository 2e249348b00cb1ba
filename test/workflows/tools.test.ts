import type { IDataObject } from 'n8n-workflow';

import { SEEDED } from '../emulator';
import { fromSources } from '../engine/sources';
import { withTools } from '../engine/tools';
import { byName, getUser, getUsers, json, resetUserPassword, type Tested, updateUser, useCloud, userIn } from './setup';

const cloud = useCloud();
const whom = byName("={{ $fromAI('User', 'The user name', 'string') }}");

/** What an agent is answered when it calls a node as its tool, once with each input. */
async function ask({ type, parameters }: Tested, ...inputs: IDataObject[]): Promise<IDataObject[]> {
	const n8n = cloud.engine({}, withTools(fromSources()));
	const nodes = [n8n.node('agent', {}, { id: 'agent', name: 'Agent' }), n8n.node(`${type}Tool`, parameters)];
	const run = await n8n.run({ nodes, connections: { Tested: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] } } }, inputs);
	expect(run.data.resultData.error).toBeUndefined();
	return json(run.data.resultData.runData.Agent?.[0]?.data?.main?.[0] ?? []);
}

describe('a tool that reads', () => {
	const read = async (parameters: object) => {
		const [{ answer } = {}] = await ask(getUser({ userId: whom, ...parameters }), { User: SEEDED.user });
		return answer as IDataObject[];
	};

	it('gives an agent what people read, unless told otherwise', async () => {
		const [user = {}] = await read({});
		expect(user).toMatchObject({ id: userIn(cloud.state).id, user_name: SEEDED.user, user_email: 'a.novak@example.com' });
		expect(Object.keys(user)).toHaveLength(10);
	});

	it('gives it everything', async () => {
		expect(await read({ output: 'raw' })).toMatchObject([{ full_name: 'Anna Novak' }]);
	});

	it('gives it the selected fields, and always the ID', async () => {
		expect(await read({ output: 'fields', fields: ['full_name', 'locked'] })).toEqual([{ id: userIn(cloud.state).id, full_name: 'Anna Novak', locked: false }]);
	});

	it('gives it so of many', async () => {
		const [{ answer } = {}] = await ask(getUsers({ limit: 2, output: 'fields', fields: ['user_name'] }), {});
		expect(answer).toEqual(cloud.state.users.slice(0, 2).map(({ id, user_name }) => ({ id, user_name })));
	});

	it('has no switch of its own for that: one that is left over from the form is without effect', async () => {
		expect(Object.keys((await read({ simplify: false }))[0] ?? {})).toHaveLength(10);
	});

	it('says which fields there are when one is not', async () => {
		const [{ error } = {}] = await ask(getUser({ userId: whom, output: 'fields', fields: ['phone'] }), { User: SEEDED.user });
		expect(error).toMatch(/^'Fields' must be one of account_expired, .*, user_phone/);
		expect(cloud.requests).toEqual([]);
	});
});

describe('a tool that changes something', () => {
	const namesakes = () => cloud.state.users.filter(({ user_name }) => user_name === SEEDED.duplicateUser);
	const tools: Array<[string, () => Tested]> = [
		['updates', () => updateUser({ userId: whom, updateFields: { disabled: true } })],
		['resets the password of', () => resetUserPassword({ userId: whom, notificationType: ['email'] })],
	];

	it.each(tools)('%s nobody when several users have the name, and tells the agent of whom it can choose', async (_what, node) => {
		const [{ error } = {}] = await ask(node(), { User: SEEDED.duplicateUser });
		const candidates = namesakes().map(({ id, domain, user_email }) => `${id} (${domain}, ${user_email})`);
		expect(error).toBe(`2 Workspace users are called "j.smith": ${candidates.join(', ')}. Choose one by its ID`);
		expect(namesakes().every(({ updates, passwordResets }) => updates + passwordResets === 0)).toBe(true);
	});

	it.each(tools)('%s nobody when nobody has the name, and tells the agent the similar ones', async (_what, node) => {
		const [{ error } = {}] = await ask(node(), { User: 'A.Novak' });
		expect(error).toBe('No Workspace user is called "A.Novak"; similar names: "a.novak", "a.novakova". Upper and lower case matter');
	});

	it('tells the agent whom it has changed', async () => {
		const [{ answer } = {}] = await ask(updateUser({ userId: whom, updateFields: { disabled: true } }), { User: SEEDED.user });
		expect(answer).toEqual([{ id: userIn(cloud.state).id, user_name: SEEDED.user }]);
	});
});

it('the choice for agents is without effect where there is no agent', async () => {
	const { done } = await cloud.run(getUser({ userId: byName(SEEDED.user), output: 'fields', fields: [] }));
	expect(Object.keys(json(done)[0] ?? {})).toHaveLength(10);
});

describe('a tool that makes a password', () => {
	const reset = (more: object = {}) => resetUserPassword({ userId: whom, notificationType: ['email'], ...more });

	it('keeps it from the model, unless told otherwise', async () => {
		const answers = await ask(reset(), { User: SEEDED.user });
		expect(answers).toEqual([{ answer: [{ id: userIn(cloud.state).id, user_name: SEEDED.user }] }]);
		expect(userIn(cloud.state).passwordResets).toBe(1);
	});

	it('returns it where that was chosen', async () => {
		expect(await ask(reset({ passwordOutput: 'return' }), { User: SEEDED.user })).toMatchObject([{ answer: [{ password: userIn(cloud.state).password }] }]);
	});
});
