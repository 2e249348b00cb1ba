import { CARRY_ON, failure, json, resetMavenPassword, useCloud } from './setup';

const cloud = useCloud();
const user = () => cloud.state.repositoryUser;
const RESET = { method: 'POST', path: '/cloudartifact/v5/maven/users/me', query: {}, body: '' };
const READ = { method: 'GET', path: '/cloudartifact/v5/repositories/user/info', query: {}, body: '' };
const withCredentials = resetMavenPassword({ returnCredentials: true });

it('resets the password without showing it', async () => {
	const { done } = await cloud.run(resetMavenPassword());
	expect([cloud.requests, user().passwordResets]).toEqual([[RESET], 1]);
	expect(done).toMatchObject([{ json: { userName: 'build-agent', repoUserName: user().repoUserName, trace_id: expect.any(String) }, pairedItem: { item: 0 } }]);
	expect(JSON.stringify(done)).not.toContain(user().password);
});

it('names the project and sends no body', async () => {
	await cloud.run(resetMavenPassword());
	expect(cloud.emulator.received[0]).toMatchObject({ body: '', headers: { 'x-project-id': cloud.emulator.credential.projectId, 'content-length': '0' } });
});

it('returns user name and new password if it is to', async () => {
	const { done } = await cloud.run(withCredentials);
	expect([cloud.requests, user().passwordResets]).toEqual([[RESET, READ], 1]);
	expect(json(done)).toMatchObject([{ username: user().repoUserName, password: user().password, userName: 'build-agent' }]);
});

it('resets once, however many items come in, and returns the password that is in force', async () => {
	const { done } = await cloud.run(resetMavenPassword({ returnCredentials: '={{ $json.show }}' }), [{ show: 'true' }, { show: false }, {}]);
	expect([cloud.requests, user().passwordResets]).toEqual([[RESET, READ], 1]);
	expect(done).toEqual([{ json: expect.objectContaining({ password: user().password }), pairedItem: [{ item: 0 }, { item: 1 }, { item: 2 }] }]);
});

it('takes a 200 with the status "error" for the failure it is', async () => {
	cloud.emulator.fault({ body: '{"status":"error","trace_id":"1-2-3","error_code":"CLOUDARTIFACT.1","error_msg":"The tenant is frozen."}' });
	const { done } = await cloud.run(resetMavenPassword(), [{}], CARRY_ON);
	expect(json(done)).toEqual([failure('The tenant is frozen.')]);
	expect(done[0]?.json.message).toMatch(/^CLOUDARTIFACT\.1, HTTP 200, request ID [0-9a-f]{32}\.$/);
	expect([cloud.requests.length, user().passwordResets]).toEqual([1, 0]);
});

describe('when only user name and password cannot be read', () => {
	const failing: Array<[string, () => void, RegExp]> = [
		['access is refused', () => cloud.emulator.fault({ method: 'GET', status: 403, body: '{"error_code":"APIGW.0302","error_msg":"No access."}' }), /No access\. — .* lacks a permission\. Ask /],
		['the service fails', () => cloud.emulator.fault({ method: 'GET', status: 500, body: '{"error_msg":"Out of order."}', times: Infinity }), /Out of order\./],
		['the answer is broken', () => cloud.emulator.fault({ method: 'GET', truncate: true, times: Infinity }), /answer that cannot be used: it is not JSON/],
		['the answer reports an error', () => cloud.emulator.fault({ method: 'GET', body: '{"status":"error","error_msg":"No user."}' }), /No user\./],
		['the answer has no password', () => cloud.emulator.fault({ method: 'GET', body: '{"status":"success","result":{"username":"me"}}' }), /"password" is missing/],
		['the connection breaks', () => cloud.emulator.fault({ method: 'GET', reset: 'after', times: Infinity }), /The connection to .* broke/],
		['the key is refused', () => cloud.emulator.fault({ method: 'GET', status: 401, body: '{"error_msg":"Revoked."}' }), /Revoked\./],
	];

	it.each(failing)('because %s, the item has not failed and says why', async (_why, order, reason) => {
		order();
		const { done, error } = await cloud.run(withCredentials);
		expect(error).toBeUndefined();
		expect(json(done)).toEqual([
			expect.objectContaining({
				userName: 'build-agent',
				credentialsError: expect.stringMatching(/^The password was reset, but username and password could not be read: /),
			}),
		]);
		expect(json(done)[0]?.credentialsError).toMatch(reason);
		expect(json(done)[0]?.credentialsError).not.toMatch(/may have been made/);
		expect(user().passwordResets).toBe(1);
	});
});
