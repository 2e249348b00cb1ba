import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { SEEDED } from '../../emulator';
import { HEADER } from '../import';
import { executionsOf, imported, onlyExecution } from './examples';
import { begin, ending, localAddress, submit, textOf, useChannel } from './forms';
import { ended, json, runByHand, type Saved, saveRow, until } from './run';
import { present, useN8n, userIn } from './setup';

/** Newer releases can keep what a trigger knows in a table of its own. */
const DURABLE = { N8N_SCHEDULER_ENABLED: 'true', N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true', N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true', N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true' };

/** As often as n8n lets it: the oldest takes a list of seconds for an interval of a minute. */
const EVERY_MINUTE = '* * * * *';
const EVERY_THREE_SECONDS = `${Array.from({ length: 20 }, (_, n) => n * 3).join()} * * * * *`;

jest.setTimeout(300_000);

describe.each([
	{ name: 'newest n8n', release: 'newest', port: 6020, cronExpression: EVERY_MINUTE, env: {} },
	{ name: 'newest n8n with durable cursors', release: 'newest', port: 6023, cronExpression: EVERY_MINUTE, env: DURABLE },
	{ name: 'oldest n8n', release: 'oldest', port: 6026, cronExpression: EVERY_THREE_SECONDS, env: {} },
] as const)('the trigger in the $name', ({ release, port, cronExpression, env }) => {
	const cloud = useN8n(release, `trigger-${port}`, { port, env: () => ({ GENERIC_TIMEZONE: 'UTC', ...env }) });
	/** How many polls have been answered. */
	const polls = () => cloud.emulator.received.filter(({ path, query, status }) => path.endsWith('/users') && query.limit?.[0] === '5000' && status === 200).length;

	const saved = async (events: string[] = ['userLocked']) =>
		await saveRow(cloud.n8n, [
			{
				name: 'Trigger',
				type: 'n8n-nodes-huaweicloud.huaweiCloudWorkspaceTrigger',
				parameters: { events, pollTimes: { item: [{ mode: 'custom', cronExpression }] } },
				credentials: cloud.credentials,
			},
			{ name: 'End', type: 'n8n-nodes-base.noOp', parameters: {} },
		], {});
	/** Publishes it; resolves when it has begun. With durable cursors n8n does not keep what the poll at publishing found, and it begins with the next one. */
	const publish = async (workflow: Saved, isNew = true) => {
		const begun = polls() + (isNew && env === DURABLE ? 2 : 1);
		const { versionId } = await cloud.n8n.rest<Saved>('GET', `/workflows/${workflow.id}`);
		await cloud.n8n.rest('POST', `/workflows/${workflow.id}/activate`, { versionId });
		await until(async () => polls() >= begun || undefined, 150);
	};
	const unpublish = async ({ id }: Saved) => await cloud.n8n.rest('POST', `/workflows/${id}/deactivate`, {});
	const morePolls = async (count: number) => {
		const before = polls();
		await until(async () => polls() >= before + count || undefined, 150);
	};
	const told = async (id: string) => json((await ended(cloud.n8n, id)).main('End')[0]);

	it('starts a workflow within two polls of a change, once, and never for what was so before', async () => {
		userIn(cloud.state, SEEDED.disabledUser).locked = true;
		const workflow = await saved();
		await publish(workflow);
		expect(await executionsOf(cloud.n8n, workflow)).toEqual([]);

		const before = polls();
		userIn(cloud.state).locked = true;
		const id = await until(async () => (await executionsOf(cloud.n8n, workflow)).at(0)?.id, 150);
		expect(polls() - before).toBeLessThanOrEqual(2);
		expect(await told(id)).toMatchObject([{ event: 'userLocked', user: { user_name: SEEDED.user }, before: { locked: false }, after: { locked: true } }]);
		await unpublish(workflow);
	});

	it('tells what happened while it was not published, once', async () => {
		const workflow = await saved();
		await publish(workflow);
		await morePolls(1); // Now n8n has kept what the one before found.
		await unpublish(workflow);
		userIn(cloud.state).locked = true;
		await publish(workflow, false);
		await onlyExecution(cloud.n8n, workflow);
		await unpublish(workflow);
		await publish(workflow, false);
		await onlyExecution(cloud.n8n, workflow);
		await unpublish(workflow);
	});

	// With durable cursors n8n waits longer than a minute after a failure.
	(env === DURABLE ? it.skip : it)('says that it could not read the users, and tells later what it could not see', async () => {
		const workflow = await saved();
		await publish(workflow);
		cloud.emulator.fault({ path: '/users', status: 403, body: '{"error_code":"WKS.0403","error_msg":"no"}' });
		const failed = await until(async () => (await executionsOf(cloud.n8n, workflow)).at(0)?.id, 150);
		expect((await ended(cloud.n8n, failed)).error?.message).toContain('no');
		userIn(cloud.state).locked = true;
		const id = await until(async () => (await executionsOf(cloud.n8n, workflow)).find(({ status }) => status === 'success')?.id, 150);
		expect(await told(id)).toMatchObject([{ event: 'userLocked' }]);
		await unpublish(workflow);
	});

	it('shows a test event of a real user in the editor', async () => {
		const workflow = await saved(['accountExpiresSoon']);
		const [item] = await told(await runByHand(cloud.n8n, workflow, 'Trigger'));
		expect(item).toMatchObject({ event: 'accountExpiresSoon', eventId: expect.any(String), user: { user_name: expect.any(String) }, after: { account_expires: expect.stringMatching(/^2/) } });
	});

	// With durable cursors they are the same workflows.
	(env === DURABLE ? describe.skip : describe)('examples', () => {
		const channel = useChannel();
		const example = async (file: string, replaced: Record<string, string> = {}) => {
			const pollTimes = JSON.stringify({ mode: 'custom', cronExpression });
			return await imported(file, cloud.n8n, cloud.emulator, cloud.credentials, { 'https://chat.example.com': channel.url, '{"mode":"everyMinute"}': pollTimes, '{"mode":"everyHour","minute":0}': pollTimes, ...replaced });
		};
		/** An HR system that knows one manager, of one user, for whoever knows the header. */
		const hr = createServer(({ url, headers }, response) => {
			const knows = url === `/employees/${SEEDED.user}` && headers[HEADER.name.toLowerCase()] === HEADER.value;
			response.writeHead(knows ? 200 : 404, { 'content-type': 'application/json' }).end(knows ? '{"managerEmail":"m.anager@example.com"}' : '{}');
		});
		beforeAll(async () => await new Promise<void>((listening) => hr.listen(0, '127.0.0.1', listening)));
		afterAll(() => hr.close().closeAllConnections());
		const messages = async (count: number) => await until(async () => (channel.told.length >= count ? channel.told : undefined), 150);
		/** The link in a message, which leads to a form with the user name in it. */
		const linkIn = (text: string) => {
			const link = present(/http\S+$/.exec(text)?.[0]);
			expect(new URL(link).searchParams.get('User name')).toBe(SEEDED.user);
			return localAddress(link).split('?')[0] ?? '';
		};

		it('tell the help desk of a locked user, with a form that unlocks for whoever knows the password', async () => {
			const workflow = await example('locked-account.json');
			await publish(workflow);
			userIn(cloud.state).locked = true;
			const [text] = await messages(1);
			expect(text).toMatch(new RegExp(`^${SEEDED.user} \\(.+@example.com\\) is locked and cannot log in any more, seen at 20..-..-.. ..:.. UTC. Unlock: http`));
			expect(linkIn(String(text))).toBe(`${cloud.n8n.url}/form/huawei-cloud-unlock`);
			expect((await submit(linkIn(String(text)), [SEEDED.user], {})).status).toBe(401);
			expect(userIn(cloud.state).locked).toBe(true);

			const unlock = async (name: string) => textOf(await ending(await begin(cloud.n8n, 'huawei-cloud-unlock', [name])));
			expect(await unlock(SEEDED.user)).toContain(`${SEEDED.user} is unlocked: The user can log in again.`);
			expect(userIn(cloud.state).locked).toBe(false);
			expect(await unlock(SEEDED.user)).toContain(`${SEEDED.user} was not locked`);
			expect(await unlock('a.nova')).toContain('Nobody was unlocked: No Workspace user is called "a.nova"');
			await unpublish(workflow);
		});

		it('remind the manager of a contractor who expires, extend whom the manager extends, and offboard the others on the day', async () => {
			const DAY = 86_400_000;
			const [group] = cloud.state.groups;
			const [soon, gone, other, stranger] = [userIn(cloud.state), userIn(cloud.state, SEEDED.similarUser), userIn(cloud.state, SEEDED.disabledUser), userIn(cloud.state, SEEDED.lockedUser)];
			Object.assign(present(group), { name: 'Contractors', members: [soon.id, gone.id, other.id] });
			for (const kind of Object.keys(cloud.state.jobTimes)) cloud.state.jobTimes[kind as keyof typeof cloud.state.jobTimes] = 0;
			const workflow = await example('contractor-expires.json', { 'https://hr.example.com': `http://127.0.0.1:${(hr.address() as AddressInfo).port}` });
			await publish(workflow);
			for (const user of [soon, other]) user.account_expires = Date.now() + 10 * DAY;
			for (const user of [gone, stranger]) user.account_expires = Date.now() - 1000;
			const told = await messages(3);
			const date = (time: number) => new Date(time).toISOString().slice(0, 10);
			const reminder = told.find((text) => text.startsWith('m.anager@example.com: '));
			expect(told.find((text) => text.startsWith('Whoever is the manager: '))).toContain(`the account of ${other.user_name} expires`);
			expect(reminder).toMatch(new RegExp(`: the account of ${SEEDED.user} expires on ${date(soon.account_expires)}. Extend: http`));
			expect(told).toContain(`${gone.user_name} has expired and was offboarded`);
			expect([gone, soon, stranger].map(({ disabled }) => disabled)).toEqual([true, false, false]);

			const extend = async (name: string, until: string) => textOf(await ending(await begin(cloud.n8n, 'huawei-cloud-extend', [name, until])));
			expect(linkIn(String(reminder))).toBe(`${cloud.n8n.url}/form/huawei-cloud-extend`);
			expect(await extend(SEEDED.user, date(Date.now() + 100 * DAY))).toContain(`${SEEDED.user} is extended: The account expires at the end of ${date(Date.now() + 100 * DAY)}.`);
			expect(date(soon.account_expires)).toBe(date(Date.now() + 100 * DAY));
			expect(await extend(SEEDED.lockedUser, date(Date.now() + 100 * DAY))).toContain(`Nothing was extended: ${SEEDED.lockedUser} is not a contractor`);
			expect(await extend('a.nova', date(Date.now() + 100 * DAY))).toContain('Nothing was extended: No Workspace user is called "a.nova"');
			expect(stranger.account_expires).toBeLessThan(Date.now());
			await unpublish(workflow);
		});
	});
});
