import { join, resolve } from 'node:path';

import { type Browser, chromium, type Locator, type Page, type Response } from 'playwright-core';

import { OWNER } from '../instance';

const IMAGES = resolve(__dirname, '../../../docs/images');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

/** What of an open node is in a picture. */
type Part = 'form' | 'form and output';

/** n8n's editor in a headless Chromium, worked as a user works it: by what is on the screen. */
export class Editor {
	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		private readonly url: string,
	) {}

	/** Starts Chromium with an empty profile that reaches nothing but this machine. */
	static async open(url: string): Promise<Editor> {
		const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
		const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2, locale: 'en-US', timezoneId: 'UTC' });
		const page = await context.newPage();
		page.setDefaultTimeout(30_000);
		return new Editor(browser, page, url);
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	/** The visible elements with n8n's mark for tests. */
	at(id: string): Locator {
		return this.page.locator(`[data-test-id="${id}"]`).filter({ visible: true });
	}

	async signIn(): Promise<void> {
		await this.page.goto(this.url);
		await this.page.locator('#emailOrLdapLoginId').fill(OWNER.email);
		await this.page.locator('#password').fill(OWNER.password);
		await this.at('form-submit-button').click();
		await this.at('project-home-menu-item').waitFor();
	}

	async chooseTheme(name: string): Promise<void> {
		await this.page.goto(`${this.url}/settings/personal`);
		await this.at('theme-select').click();
		await this.page.getByText(name, { exact: true }).click();
		await this.at('save-settings-button').click();
		await this.at('save-settings-button').and(this.page.locator(':disabled')).waitFor();
	}

	/** A new workflow that is started by hand. */
	async newWorkflow(): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.at('canvas-add-button').click();
		await this.at('node-creator').getByText('Trigger manually').click();
		await this.at('node-creator').waitFor({ state: 'hidden' });
	}

	/** A new workflow that begins with a trigger, added by one of its events, which opens its form. */
	async newWorkflowWith(trigger: string, event: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/new`);
		await this.at('canvas-add-button').click();
		await this.at('node-creator-search-bar').fill(trigger);
		await this.at('node-creator').locator('[data-test-id="node-creator-action-item"]').filter({ hasText: trigger.replace(' Trigger', '') }).first().click();
		await this.at('node-creator').getByText(event, { exact: true }).click();
		await this.at('node-parameters').waitFor();
	}

	/** Opens the node panel and searches it; returns the nodes found, once one with the awaited title is among them. */
	async searchNodes(text: string, awaited = text): Promise<Locator> {
		if ((await this.at('node-creator').count()) === 0) await this.at('node-creator-plus-button').click();
		await this.at('nodes-list-header').getByText('What happens next?').waitFor();
		await this.at('node-creator-search-bar').fill(text);
		const found = this.at('node-creator').locator('[data-test-id="node-creator-action-item"]');
		await found.filter({ hasText: awaited }).first().waitFor();
		return found;
	}

	/** Adds a node by one of its actions, which opens its form. */
	async addNode(node: string, action: string): Promise<void> {
		await (await this.searchNodes(node)).filter({ hasText: node }).first().click();
		await this.at('node-creator').getByText(action, { exact: true }).click();
		await this.at('node-parameters').waitFor();
	}

	/** The field of a form, a node's or a credential's. */
	field(name: string): Locator {
		return this.at(`parameter-input-${name}`);
	}

	/** Types into a parameter and waits until n8n has saved it, since n8n 2.41 executes without what was typed in the last tenth of a second. */
	async type(input: Locator, text: string): Promise<void> {
		const isSaved = (response: Response) => response.url().includes('/rest/workflows') && (response.request().postData() ?? '').includes(JSON.stringify(text).slice(1, -1));
		await Promise.all([this.page.waitForResponse(isSaved), input.fill(text)]);
	}

	/** What a dropdown offers, one text per entry. */
	async optionsOf(dropdown: Locator): Promise<string[]> {
		await dropdown.click();
		await this.entries.first().waitFor();
		const texts = await this.entries.allTextContents();
		await this.page.keyboard.press('Escape');
		await this.entries.first().waitFor({ state: 'hidden' });
		return texts.map((text) => text.trim());
	}

	/** Chooses the entry that starts with a title from a dropdown. */
	async choose(dropdown: Locator, title: string): Promise<void> {
		await dropdown.click();
		await this.entries.filter({ hasText: new RegExp(`^\\s*${title}`) }).first().click();
	}

	/** Searches the From List picker of a field and returns the entries that match. */
	async search(name: string, text: string): Promise<Locator> {
		await this.at(`resource-locator-${name}`).locator('[data-test-id="rlc-input"]').click();
		await this.at('rlc-search').fill(text);
		const matching = this.at('rlc-item').filter({ hasText: text });
		await matching.first().waitFor();
		return matching;
	}

	/** Executes the open node and returns the output panel once it shows what is awaited. */
	async execute(awaited: string): Promise<Locator> {
		await this.at('node-execute-button').first().click();
		const output = this.at('output-panel');
		await output.locator(awaited).first().waitFor();
		await this.at('node-execute-button').first().getByText('Execute step').waitFor();
		// It fades, and until then the button is without its text.
		await this.at('node-execute-button').locator('.n8n-spinner').waitFor({ state: 'detached' });
		return output;
	}

	/** Shows an output as JSON, and returns the text of the panel once n8n has drawn it: it loads that view when it is first wanted. */
	async json(output: Locator): Promise<string> {
		await output.getByText('JSON', { exact: true }).click();
		await output.locator('.vjs-tree-node').first().waitFor();
		return await output.innerText();
	}

	/** Writes a picture for the README, if pictures are wanted: of an element, or of a part of the open node. */
	async picture(name: string, what: Locator | Part, height?: number): Promise<void> {
		if (!process.env.UPDATE_SCREENSHOTS) return;
		await this.page.mouse.move(640, 4);
		await this.page.waitForLoadState('networkidle');
		const box = typeof what === 'string' ? await this.boxOf(what) : await what.boundingBox();
		if (!box) throw new Error(`There is nothing to see for ${name}`);
		await this.page.screenshot({ path: join(IMAGES, `${name}.png`), clip: { ...box, height: height ?? box.height }, animations: 'disabled', style: '.el-notification { display: none }' });
	}

	private async boxOf(part: Part) {
		const [ndv, form] = [await this.at('ndv').boundingBox(), await this.at('node-parameters').boundingBox()];
		const wish = await this.at('node-feature-request').boundingBox();
		if (!ndv || !form || !wish) return null;
		const top = ndv.y + 42; // Below the title.
		return { x: form.x, y: top, width: part === 'form' ? form.width : ndv.x + ndv.width - form.x - 2, height: wish.y - top };
	}

	private get entries(): Locator {
		return this.page.locator('.el-select-dropdown__item').filter({ visible: true });
	}
}
