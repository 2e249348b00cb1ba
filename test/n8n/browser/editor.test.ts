import { rmSync } from 'node:fs';

import { type Emulator, SEEDED, startEmulator } from '../../emulator';
import { keyPair, open } from '../../fixtures/keys';
import { install, userFolderIn } from '../install';
import { Instance } from '../instance';
import { Editor } from './editor';

const PORT = 6110;

let emulator: Emulator;
let n8n: Instance;
let editor: Editor;

const userNow = () => emulator.state.users.find(({ user_name }) => user_name === SEEDED.user);

beforeAll(async () => {
	const installed = await install('newest', () => undefined);
	const userFolder = userFolderIn(installed, 'browser');
	rmSync(userFolder, { recursive: true, force: true });
	emulator = await startEmulator({ port: PORT + 2 });
	n8n = await Instance.start(installed, { userFolder, port: PORT });
	editor = await Editor.open(n8n.url);
}, 180_000);

afterAll(async () => {
	await Promise.allSettled([editor?.close(), n8n?.stop(), emulator?.stop()]);
});

test('the login page lets the owner in', async () => {
	await editor.signIn();
	await editor.newWorkflow();
});

test('the node panel finds all nodes by "Huawei Cloud"', async () => {
	const found = await editor.searchNodes('Huawei Cloud');
	const titles = await found.locator('[data-test-id="node-creator-item-name"]').allTextContents();
	// A set, because n8n shows an entry twice while it moves.
	expect([...new Set(titles.map((title) => title.trim()))].sort()).toEqual(['Huawei Cloud CodeArts Artifact', 'Huawei Cloud DDM', 'Huawei Cloud IAM', 'Huawei Cloud Workspace']);
	await editor.picture('node-panel', editor.at('node-creator'), 540);
});

test.each([
	['reset password', 'Huawei Cloud Workspace'],
	['reset password', 'Huawei Cloud DDM'],
	['reset password', 'Huawei Cloud CodeArts Artifact'],
	['disable user', 'Huawei Cloud Workspace'],
	['access key', 'Huawei Cloud IAM'],
	['offboarding', 'Huawei Cloud Workspace'],
	['离职', 'Huawei Cloud Workspace'],
	['华为云', 'Huawei Cloud DDM'],
])('the node panel finds by "%s": %s', async (text, title) => {
	await editor.searchNodes(text, title);
});

test('an action of the panel opens the form of its resource and operation', async () => {
	await editor.addNode('Huawei Cloud Workspace', 'Update a user');
	expect(await editor.field('resource').locator('input').inputValue()).toBe('User');
	expect(await editor.field('operation').locator('input').inputValue()).toBe('Update');
	expect(await editor.optionsOf(editor.field('resource'))).toEqual([
		'App Group', 'App Session', 'Desktop', 'Job', 'Login Record', 'Personal Folder', 'Quota', 'User', 'User Group', 'User Profile', 'Custom API Call',
	]);
	const operations = [
		'Add to Group', 'Create', 'Create or Update', 'Delete', 'Get', 'Get Many', 'Lock', 'Offboard', 'Remove From Group', 'Resend Notification', 'Reset Password', 'Unbind OTP Devices', 'Unlock',
		'Update', 'Custom API Call',
	];
	expect(await editor.optionsOf(editor.field('operation'))).toEqual(operations.map((title) => expect.stringMatching(new RegExp(`^${title}`))));
});

test('a credential filled in by hand is saved, tested and chosen', async () => {
	const { accessKeyId, secretAccessKey } = emulator.credential;
	await editor.at('node-credentials-empty-state').click();
	const texts = { accessKeyId, secretAccessKey, endpoint: emulator.url }; // The project is found by the region.
	for (const [name, text] of Object.entries(texts)) await editor.field(name).locator('input').fill(text);
	await editor.choose(editor.field('region'), 'CN North-Beijing4');
	await editor.at('credential-save-button').click();
	await editor.at('editCredential-modal').waitFor({ state: 'hidden' });
	expect(emulator.received.map(({ path }) => path)).toEqual(['/v3/auth/projects']);

	await editor.at('credential-edit-button').click();
	await editor.page.getByText('Connection tested successfully').filter({ visible: true }).waitFor();
	await editor.page.setViewportSize({ width: 1280, height: 1280 });
	await editor.picture('credential', editor.at('editCredential-modal'));
	await editor.page.setViewportSize({ width: 1280, height: 800 });
	await editor.at('editCredential-modal').getByLabel('Close this dialog').click();
	await editor.at('editCredential-modal').waitFor({ state: 'hidden' });
});

test('the list finds a user by a part of the name', async () => {
	const users = await editor.search('userId', 'novak');
	expect(await users.allTextContents()).toEqual([expect.stringContaining(SEEDED.user), expect.stringContaining(SEEDED.similarUser)]);
	await users.first().click();
});

test('an executed update shows its result and has disabled the user', async () => {
	await editor.choose(editor.at('collection-parameter-add').first(), 'Disabled');
	await editor.field('disabled').waitFor();
	expect(userNow()?.disabled).toBe(false);
	const output = await editor.execute('table');
	expect(await output.innerText()).toContain(userNow()?.id);
	expect(await output.innerText()).toContain(SEEDED.user); // The editor keeps the text of the entry that was picked.
	expect(userNow()?.disabled).toBe(true);
	await editor.picture('result', 'form and output', 600);
});

test('a user ID that does not exist gives an error that says what to do', async () => {
	await editor.choose(editor.at('rlc-mode-selector'), 'By ID');
	await editor.type(editor.at('resource-locator-userId').locator('input').last(), '00000000000000000000000000000000');
	const output = await editor.execute('[data-test-id="node-error-message"]');
	expect(await output.innerText()).toMatch(/The user does not exist\..*Choose the user from the list.* WKS\.00170312, HTTP 400, request ID \w+\./s);
	await editor.picture('error', 'form and output', 600);
});

test('the form of a new password for a user says before the run what stops working, and after it that the password can be read', async () => {
	await editor.newWorkflow();
	await editor.addNode('Huawei Cloud Workspace', 'Reset the password of a user');
	await (await editor.search('userId', SEEDED.user)).first().click();
	await editor.choose(editor.field('notificationType'), 'Email');
	await editor.page.keyboard.press('Escape');
	await editor.at('output-panel').getByText('The old password stops working at once').waitFor();
	await editor.picture('workspace-reset-password', 'form and output', 620);
	await editor.execute('table');
	await editor.at('output-panel').getByText('anyone who may see the executions').waitFor();
});

test('offboarding shows the chosen steps before, and what became of each after', async () => {
	await editor.newWorkflow();
	await editor.addNode('Huawei Cloud Workspace', 'Offboard a user');
	await (await editor.search('userId', SEEDED.lockedUser)).first().click();
	await editor.field('steps').getByText('Unassign Desktops').waitFor();
	for (const kind of ['detach', 'batch-detach'] as const) emulator.state.jobTimes[kind] = 0;
	const output = await editor.execute('table');
	expect(await editor.json(output)).toMatch(/"step":\s*"disable",\s*"outcome":\s*"done"/);
	await editor.picture('workspace-offboard', 'form and output', 700);
	await output.getByText('Table', { exact: true }).click(); // n8n shows the next output as this one.
});

/** Has the open form encrypt the secret it makes, executes it, takes its picture, and returns the secret. */
async function encrypted(picture: string): Promise<string> {
	const { publicKey, privateKey } = keyPair();
	await editor.choose(editor.field('passwordOutput'), 'Encrypt');
	const key = editor.field('encryptFor').locator('textarea');
	await editor.type(key, publicKey);
	const output = await editor.execute('table');
	const secret = /[\w+/]{342}==/.exec(await output.innerText())?.[0];
	await editor.json(output);
	await key.evaluate((area) => area.scrollTo(0, 0));
	await editor.picture(picture, 'form and output', 705);
	await output.getByText('Table', { exact: true }).click(); // n8n shows the next output as this one.
	return await open(String(secret), 'rsaOaep', privateKey);
}

test('the DDM form lists the instances, and then the accounts of the chosen one; the new password comes encrypted', async () => {
	await editor.newWorkflow();
	await editor.addNode('Huawei Cloud DDM', 'Reset the password of a database account');
	await (await editor.search('instanceId', SEEDED.instance)).first().click();
	await (await editor.search('accountName', SEEDED.account)).first().click();
	const password = await encrypted('ddm-reset-password');
	const instance = emulator.state.instances.find(({ name }) => name === SEEDED.instance);
	expect(instance?.accounts.find(({ name }) => name === SEEDED.account)?.password).toBe(password);
});

test('the IAM form lists the access keys of the chosen user; the secret of the new key comes encrypted', async () => {
	const user = emulator.state.iam.users.find(({ user_name: name }) => name === SEEDED.iamUser);
	await editor.newWorkflow();
	await editor.addNode('Huawei Cloud IAM', 'Rotate an access key');
	await (await editor.search('userId', SEEDED.iamUser)).filter({ hasNotText: SEEDED.similarUser }).first().click();
	await (await editor.search('accessKeyId', String(user?.accessKeys[0]?.access_key_id))).first().click();
	const secret = await encrypted('iam-rotate');
	expect(user?.accessKeys.map(({ status }) => status)).toEqual(['inactive', 'active']);
	expect(secret).toBe(user?.accessKeys[1]?.secret_access_key);
});

test('the CodeArts Artifact form asks what becomes of the password once it is to be returned', async () => {
	await editor.newWorkflow();
	await editor.addNode('Huawei Cloud CodeArts Artifact', 'Reset the password of the Maven user');
	await editor.field('returnCredentials').locator('.el-switch').click();
	await editor.field('passwordOutput').waitFor();
	await editor.picture('codearts-reset-password', 'form and output', 540);
});

test('a trigger begins with an event of the panel, asks for days only with an event that has some, and shows a test event', async () => {
	await editor.newWorkflowWith('Huawei Cloud Workspace Trigger', 'On account expires soon');
	expect(await editor.field('daysBeforeExpiry').locator('input').inputValue()).toBe('14');
	expect(await editor.field('daysWithoutLogin').count() + (await editor.field('fieldsToWatch').count())).toBe(0);
	await editor.at('node-execute-button').first().click();
	const output = editor.at('output-panel');
	expect(await editor.json(output)).toMatch(/"event":\s*"accountExpiresSoon"/);
	await editor.picture('workspace-trigger', 'form and output', 575);
});

test('the node panel shows all nodes in the dark theme', async () => {
	await editor.chooseTheme('Dark theme');
	await editor.newWorkflow();
	const found = await editor.searchNodes('Huawei Cloud');
	const icons = await found.locator('img').evaluateAll((images) => images.map((image) => image.getAttribute('src')));
	expect([...new Set(icons)].map((icon) => icon?.split('/').at(-1)).sort()).toEqual([
		'huaweicloudcodeartsartifact.dark.svg', 'huaweicloudddm.dark.svg', 'huaweicloudiam.dark.svg', 'huaweicloudworkspace.dark.svg',
	]);
});
