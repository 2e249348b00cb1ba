import { type LoginRecord, SEEDED, type WorkspaceUser } from '../../emulator';
import { LOGIN } from '../import';
import { imported } from './examples';
import { begin, ending, fileIn, localAddress, page, readable, submit, textOf, useChannel } from './forms';
import { reviews } from './reviews';
import { ended, runByHand, until } from './run';
import { leaked, present, useN8n, userIn } from './setup';

describe.each(['newest', 'oldest'] as const)('what a human approves in the %s n8n', (release) => {
	const cloud = useN8n(release, 'approved', { port: 6220, env: () => ({ GENERIC_TIMEZONE: 'UTC' }) });
	const example = async (file: string, replaced?: Record<string, string>) =>
		await imported(file, cloud.n8n, cloud.emulator, cloud.credentials, replaced);
	/** Every password that the cloud made; none of them may be anywhere in n8n. */
	const passwords = new Set<string>();
	afterEach(() => {
		for (const { password } of cloud.state.notifications) if (password) passwords.add(password);
	});

	const publishForm = async (file: string, path: string) => {
		const { id, versionId } = await example(file);
		await cloud.n8n.rest('POST', `/workflows/${id}/activate`, { versionId });
		await until(async () => (await fetch(`${cloud.n8n.url}/form/${path}`)).status !== 404 || undefined);
	};

	describe('stale accounts', () => {
		const channel = useChannel();

		const stale = (count: number) => cloud.state.users.filter(({ disabled, user_name }) => !disabled && user_name !== SEEDED.duplicateUser).slice(0, count).map(({ user_name }) => user_name);
		let record: LoginRecord;
		beforeEach(() => void (record = present(cloud.state.loginRecords[0])));
		const logIn = (names: string[], time = Date.now() - 3_600_000) => {
			cloud.state.loginRecords.push(...names.map((name) => ({ ...record, user_name: `${name}@${userIn(cloud.state, name).domain}`, connection_start_time: new Date(time).toISOString() })));
		};
		/** Starts it when everybody has logged in within the last hour but these, one of whom did so long ago. Returns the link to the form. */
		const asked = async (count = 50) => {
			const names = stale(count);
			cloud.state.loginRecords = [];
			logIn(cloud.state.users.map(({ user_name }) => user_name).filter((name) => !names.includes(name)));
			logIn(names.slice(0, 1), Date.UTC(2026, 0, 31));
			const workflow = await example('stale-accounts.json', { 'https://chat.example.com': channel.url });
			const execution = await runByHand(cloud.n8n, workflow, 'Every Monday');
			const [first, ...lines] = (await channel.message(0)).split('\n');
			const last = lines.pop();
			expect(first).toMatch(new RegExp(`^Desktop users who have not logged in since \\d{4}-\\d\\d-\\d\\d: ${count}$`));
			expect(lines).toEqual(names.map((name, index) => `- ${name} (${userIn(cloud.state, name).user_email}), ${index === 0 ? 'last login 2026-01-31' : 'no login recorded'}`));
			const link = localAddress(present(/http\S+$/.exec(last ?? '')?.[0]));
			const list = await page(link);
			expect(names.filter((name) => !list.includes(`<td>${name}</td>`))).toEqual([]);
			return { names, execution, link };
		};
		const told = async (execution: string) => {
			expect((await ended(cloud.n8n, execution)).status).toBe('success');
			const [first, ...lines] = (await channel.message(1)).split('\n');
			return { first, became: Object.fromEntries(lines.map((line) => line.slice(2).split(/: (.*)/))) };
		};
		const disabledNow = (names: string[]) => names.filter((name) => userIn(cloud.state, name).disabled);

		it('are disabled once a human agrees, but for those who are to be kept or have logged in since', async () => {
			const { names, execution, link } = await asked();
			expect(disabledNow(names)).toEqual([]);
			const [kept, again, left, gone, ...others] = names as [string, string, string, string, ...string[]];
			logIn([again]);
			cloud.state.users = cloud.state.users.filter(({ user_name }) => user_name !== gone);
			cloud.emulator.fault({ path: new RegExp(`users/${userIn(cloud.state, left).id}$`), method: 'PUT', status: 403, body: '{"error_code":"WKS.00010009","error_msg":"Not now."}' });

			expect((await submit(link, ['', ['Disable these users'], `\n ${kept.toUpperCase()},, `], {})).status).toBe(401);
			const { status, text } = await submit(link, ['', ['Disable these users'], `\n ${kept.toUpperCase()},, `]);
			expect([status, text]).toEqual([200, expect.anything()]);
			const { first, became } = await told(execution);
			expect(first).toBe('Disabled: 46 of 50');
			expect(Object.keys(became).sort()).toEqual([...names].sort());
			expect(became).toMatchObject({ [kept]: 'kept: as you said', [again]: expect.stringMatching(/^kept: has logged in since/), [gone]: expect.stringMatching(/^kept: /), [left]: expect.stringMatching(/^NOT disabled: .*Not now/) });
			expect(disabledNow([kept, again, left, ...others])).toEqual(others);
			expect(cloud.state.users.filter(({ updates }) => updates > 0)).toHaveLength(46);
		});

		it.each([
			['nobody is disabled', 'Disable nobody', '', 'kept: nobody agreed to disable anybody'],
			['a user to be kept is not in the list', 'Disable these users', 'a.novac', 'kept: not in the list, and so perhaps typed wrong: a.novac'],
		])('stay as they are when %s', async (_, decision, keep, outcome) => {
			const { names, execution, link } = await asked();
			await submit(link, ['', [decision], keep]);
			const { first, became } = await told(execution);
			expect([first, became]).toEqual(['Disabled: 0 of 50', Object.fromEntries(names.map((name) => [name, outcome]))]);
			expect(cloud.emulator.received.filter(({ method }) => method !== 'GET')).toEqual([]);
		});

		it('stay as they are when they are more than a quarter of all users', async () => {
			const { execution, link } = await asked(61);
			await submit(link, ['', ['Disable these users'], '']);
			const { first, became } = await told(execution);
			expect([first, ...new Set(Object.values(became))]).toEqual(['Disabled: 0 of 61', expect.stringMatching(/^NOT disabled: Safety stop: nothing was changed\. 61 items/)]);
			expect(cloud.emulator.received.filter(({ method }) => method !== 'GET')).toEqual([]);
		});
	});

	describe('the access review', () => reviews(cloud, example));

	describe('the help desk form', () => {
		const path = 'huawei-cloud-help-desk';
		const UNLOCK = 'Unlock the user';
		const EMAIL = 'Send a new password by email';
		const PHONE = 'Send a new password by phone';
		const UNBIND = 'Unbind the devices for one-time passwords';
		beforeAll(async () => await publishForm('help-desk.json', path));
		const asked = async (name: string, tasks: string[]) => textOf(await ending(await begin(cloud.n8n, path, [name, tasks])));

		it('says what was done for each of 50 callers, and why it was not', async () => {
			const [, , ...names] = cloud.state.users.filter(({ disabled, account_expires, user_name }) => !disabled && account_expires === 0 && user_name !== SEEDED.duplicateUser).map(({ user_name }) => user_name);
			for (const name of names) Object.assign(userIn(cloud.state, name), { locked: true, user_phone: '+447700900000' });
			const [quiet, alone, left] = names.splice(0, 3) as [string, string, string];
			Object.assign(userIn(cloud.state, quiet), { user_phone: '' });
			Object.assign(userIn(cloud.state, alone), { user_phone: '', active_type: 'ADMIN_ACTIVATE' });
			cloud.emulator.fault({ path: new RegExp(`users/${userIn(cloud.state, left).id}/actions$`), status: 403, body: '{"error_code":"WKS.00010009","error_msg":"Not now."}' });

			const right = (name: string, index: number): [string, string[], string] => {
				const ways = [...(index % 3 === 1 ? ['email'] : []), ...(index % 4 === 1 ? ['phone'] : [])];
				const tasks = [UNLOCK, ...ways.map((way) => `Send a new password by ${way}`), ...(index % 5 === 1 ? [UNBIND] : [])];
				const { id, user_email, user_phone } = userIn(cloud.state, name);
				const devices = cloud.state.otpDevices.filter(({ user_id }) => user_id === id).length;
				const said = ['Unlocked.', ...ways.map((way) => `A new password was sent by ${way} to ${way === 'email' ? user_email : user_phone}.`), ...(index % 5 === 1 ? [`Devices for one-time passwords that were unbound: ${devices}.`] : [])];
				return [name, tasks, `Done for ${name}: ${said.join(' ')}`];
			};
			const calls: Array<[string, string[], string]> = [
				['a.nova', [UNLOCK], 'Nothing was done: No Workspace user is called "a.nova"; similar names: "a.novak", "a.novakova". Upper and lower case matter'],
				[SEEDED.duplicateUser, [UNLOCK, UNBIND], `Nothing was done: 2 Workspace users are called "${SEEDED.duplicateUser}"`],
				[quiet, [UNLOCK, EMAIL, PHONE], `Done for ${quiet}: Unlocked. A new password was sent by email to ${quiet}@example.com. No password was sent by phone: Workspace does not know where to.`],
				[alone, [PHONE], `Nothing was done: Workspace does not know where to send a new password to ${alone}: email ${alone}@example.com, phone unknown.`],
				[left, [UNLOCK, EMAIL], `Not everything was done for ${left}: Not unlocked: Not now. A new password was sent by email to ${left}@example.com.`],
				[SEEDED.disabledUser, [UNLOCK], `Done for ${SEEDED.disabledUser}: The user was not locked. The account is disabled, so that the user still cannot log in.`],
				[SEEDED.expiredUser, [EMAIL], `Done for ${SEEDED.expiredUser}: A new password was sent by email to ${SEEDED.expiredUser}@example.com. The account has expired, so that the user still cannot log in.`],
				[` ${SEEDED.user} `, [UNBIND], `Done for ${SEEDED.user}: Devices for one-time passwords that were unbound: 2.`],
				...names.slice(0, 42).map(right),
			];
			const said: string[] = [];
			await Promise.all([0, 1, 2, 3, 4].map(async (lane) => {
				for (let index = lane; index < calls.length; index += 5) said[index] = await asked(calls[index]?.[0] ?? '', calls[index]?.[1] ?? []);
			}));
			expect(said).toEqual(calls.map(([, , text]) => expect.stringContaining(text)));
			expect(names.slice(0, 42).filter((name) => userIn(cloud.state, name).locked)).toEqual([]);
			expect(userIn(cloud.state, alone)).toMatchObject({ locked: true, passwordResets: 0 });
			expect(cloud.state.notifications).toHaveLength(said.flatMap((text) => text.match(/A new password was sent by/g) ?? []).length);
		}, 240_000);

		it('is shown to nobody who does not know the password', async () => {
			expect((await fetch(`${cloud.n8n.url}/form/${path}`)).status).toBe(401);
			expect((await submit(`${cloud.n8n.url}/form/${path}`, [SEEDED.user, [UNLOCK]], {})).status).toBe(401);
			expect(cloud.emulator.received).toEqual([]);
		});
	});

	describe('the bulk import', () => {
		const path = 'huawei-cloud-bulk-import';
		beforeAll(async () => await publishForm('safe-bulk-import.json', path));

		/** A CSV file as spreadsheets write it. */
		const sheet = (rows: string[][]) => {
			const cell = (text: string) => (/[;",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
			return new File(['\uFEFF', rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')], 'people.csv', { type: 'text/csv' });
		};
		const HEADER_ROW = ['User name', 'Email', 'Phone', 'Department', 'Expires'];
		const EMPTY_ROWS = [['', '', '', '', ''], ['']];
		const checked = async (file: File) => {
			const url = await begin(cloud.n8n, path, [file]);
			const [, summary = ''] = /Nothing has been changed yet(.*?)" \/>/s.exec(await page(url)) ?? [];
			return { url, summary: readable(summary) };
		};
		const decided = async (url: string, decision: string) => {
			await submit(url, ['', [decision]]);
			return await ending(url);
		};
		const changes = () => cloud.emulator.received.filter(({ method }) => method !== 'GET');

		it('shows what 50 rows would do, does what is right once it is approved, and gives back what is wrong', async () => {
			const [busy, left, ...others] = cloud.state.users.filter(({ user_name, user_phone }) => user_name !== SEEDED.duplicateUser && user_phone).slice(0, 22) as [WorkspaceUser, WorkspaceUser, ...WorkspaceUser[]];
			const same = others.splice(0, 4).map(({ user_name, user_email, description }) => [user_name, user_email, '', description]);
			const moved = [busy, left, ...others].map(({ user_name }, index) => [` ${user_name}`, '', index % 2 ? '+44 (7700) 900-111 ' : '', `Účetní; "Praha", 财务 ${index}`, index % 3 ? '' : '2027-12-31']);
			const added = Array.from({ length: 20 }, (_, index) => [`n.newman${index}`, index % 4 ? ` n.newman${index}@example.com ` : '', '0044 7700 900222', 'Müller, Co', index % 2 ? '2028-02-29' : '']);
			const wrong = [
				['', 'somebody@example.com'],
				['n newman', 'n@example.com'],
				['n.nobody'],
				['n.email', 'n.email@'],
				['n.late', 'n@example.com', '', '', '31.12.27'],
				['n.february', 'n@example.com', '', '', '2027-02-29'],
				[SEEDED.duplicateUser, 'j@example.com'],
				['n'.repeat(33), 'n@example.com'],
			];
			const { url, summary } = await checked(sheet([HEADER_ROW, ...added, ...EMPTY_ROWS, ...wrong, ...same, ...moved, ...EMPTY_ROWS]));
			const COUNTS = /^New: (\d+)\. Changed: (\d+)\. The same as now: (\d+)\. Wrong: (\d+)\./;
			expect(COUNTS.exec(summary)?.slice(1)).toEqual(['20', '18', '4', '8']);
			for (const text of [
				"somebody@example.com : 'User Name' is empty",
				"n newman : 'User Name' may contain letters",
				"n.nobody : 'Email' or 'Phone' is needed",
				"n.email : 'Email' is not an email address: n.email@",
				"n.late : 'Account Expires' is not a date",
				"n.february : 'Account Expires' is not a date",
				`${SEEDED.duplicateUser} : 2 Workspace users are called`,
				" : 'User Name' is longer than 32 characters In the list more than once: nobody New: n.newman0, n.newman1,",
				`${left.user_name} : phone: ${left.user_phone} → +447700900111, description: ${left.description} → Účetní; "Praha", 财务 1`,
			]) expect(summary).toContain(text);
			expect(changes()).toEqual([]);

			const refused = { method: 'PUT', status: 403, body: '{"error_code":"WKS.00010009","error_msg":"Not now."}' };
			cloud.emulator.fault({ ...refused, path: new RegExp(`${busy.id}$`) });
			cloud.emulator.fault({ ...refused, path: new RegExp(`${left.id}$`), times: 2 });
			const last = await decided(url, 'Import the right rows');
			expect(textOf(last)).toBe('Not everybody was imported: Created: 20. Updated: 21. Failed: 9. The file that was downloaded says what became of each row: correct those that failed, and upload it again.');
			expect(userIn(cloud.state, 'n.newman0')).toMatchObject({ user_email: '', user_phone: '+447700900222', description: 'Müller, Co', account_expires: 0 });
			expect(userIn(cloud.state, 'n.newman1')).toMatchObject({ user_email: 'n.newman1@example.com', account_expires: Date.UTC(2028, 1, 29, 23, 59, 59) });
			expect(userIn(cloud.state, busy.user_name)).toMatchObject({ user_email: busy.user_email, description: 'Účetní; "Praha", 财务 0', account_expires: Date.UTC(2027, 11, 31, 23, 59, 59) });
			expect(cloud.state.users.filter(({ updates }) => updates > 0)).toHaveLength(21);
			expect([cloud.state.users.length, cloud.state.notifications.length]).toEqual([260, 20]);

			const again = await checked(fileIn(last));
			expect(COUNTS.exec(again.summary)?.slice(1)).toEqual(['0', '1', '41', '8']);
			expect(textOf(await decided(again.url, 'Import the right rows'))).toMatch(/^Not everybody was imported: Created: 0\. Updated: 42\. Failed: 8\./);
			expect(userIn(cloud.state, left.user_name)).toMatchObject({ user_phone: '+447700900111', description: 'Účetní; "Praha", 财务 1' });
			expect([cloud.state.users.length, cloud.state.notifications.length]).toEqual([260, 20]);
		});

		it('changes nothing when it is not approved, and warns of a name that is in the list twice', async () => {
			const { url, summary } = await checked(sheet([HEADER_ROW, ['n.newman', 'nina@example.com'], [SEEDED.user, 'anna@example.com'], ['n.newman', 'nora@example.com']]));
			expect(summary).toContain('In the list more than once: n.newman New:');
			expect(textOf(await decided(url, 'Import nothing'))).toMatch(/^Nothing was imported:/);
			expect(changes()).toEqual([]);
		});

		it('changes nothing when more people come than are allowed, and says so', async () => {
			const { url } = await checked(sheet([HEADER_ROW, ...Array.from({ length: 501 }, (_, index) => [`n.newman${index}`, 'n.newman@example.com'])]));
			expect(textOf(await decided(url, 'Import the right rows'))).toMatch(/^Not everybody was imported: Created: 0\. Updated: 0\. Failed: 501\./);
			expect(changes()).toEqual([]);
		});

		it('shows that a list without people is wrong', async () => {
			expect((await checked(sheet([HEADER_ROW]))).summary).toMatch(/^New: 0\..* Wrong: 1\. .*a row without a user name : 'User Name' is empty/);
		});
	});

	it('leaves no password in the database or the log', async () => {
		expect(passwords.size).toBeGreaterThan(40);
		expect(leaked((await cloud.written()).all, [...passwords, cloud.emulator.credential.secretAccessKey, LOGIN.password])).toEqual([]);
	});
});
