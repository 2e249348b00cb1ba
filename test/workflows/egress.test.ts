import { SsrfProtectionConfig } from '@n8n/config';
import { Container } from '@n8n/di';

import { CARRY_ON, failure, json, OPERATIONS, sleeping, useCloud } from './setup';

const cloud = useCloud();

// As N8N_SSRF_PROTECTION_ENABLED does before n8n starts.
const protection = Container.get(SsrfProtectionConfig);
beforeAll(() => void (protection.enabled = true));
afterAll(() => void (protection.enabled = false));

it.each(OPERATIONS)("$operation calls no address that n8n's administrator does not allow", async ({ node }) => {
	for (const credential of [{}, { allowUnauthorizedCerts: true }]) {
		const { done } = await cloud.run(node(cloud.state), [{}], { credential, ...CARRY_ON });
		expect(json(done)).toEqual([failure(`This n8n server does not allow calls to ${new URL(cloud.emulator.url).host}`)]);
		expect(done[0]?.json.message).toContain('SSRF protection');
	}
	expect([cloud.requests, sleeping.mock.calls]).toEqual([[], []]);
});
