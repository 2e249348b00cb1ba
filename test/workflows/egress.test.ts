import { CARRY_ON, failure, json, OPERATIONS, sleeping, useCloud } from './setup';

const cloud = useCloud();

// n8n reads it at its first request; Jest gives every file an environment of its own.
beforeAll(() => void (process.env.N8N_SSRF_PROTECTION_ENABLED = 'true'));

it.each(OPERATIONS)("$operation calls no address that n8n's administrator does not allow", async ({ node }) => {
	for (const credential of [{}, { allowUnauthorizedCerts: true }]) {
		const { done } = await cloud.run(node(cloud.state), [{}], { credential, ...CARRY_ON });
		expect(json(done)).toEqual([failure(`This n8n server does not allow calls to ${new URL(cloud.emulator.url).host}`)]);
		expect(done[0]?.json.message).toContain('SSRF protection');
	}
	expect([cloud.requests, sleeping.mock.calls]).toEqual([[], []]);
});
