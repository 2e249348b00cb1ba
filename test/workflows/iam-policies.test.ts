import { SEEDED } from '../emulator';
import { PACKAGE } from '../engine/types';
import { iamPolicyId } from '../emulator/seeded';
import { attachPolicy, byId, byName, CARRY_ON, detachPolicy, getPolicies, iamGroupIn, iamUserIn, json, useCloud } from './setup';

const cloud = useCloud();
const { iamPolicy, iamCustomPolicy, iamUnattachedPolicy: drafts, iamBareUser, iamEmptyGroup } = SEEDED;
const changes = () => cloud.requests.filter(({ method }) => method !== 'GET');
const user = () => iamUserIn(cloud.state, iamBareUser);
const group = () => iamGroupIn(cloud.state, iamEmptyGroup);
const attached = () => [user(), group()].map(({ attachedPolicies }) => attachedPolicies.map(({ policy_id: id }) => id));
const toUser = { policyId: byName(drafts), holder: 'user', userId: byName(iamBareUser) };
const toGroup = { policyId: byName(drafts), holder: 'group', groupId: byName(iamEmptyGroup) };
const id = iamPolicyId(drafts);

it('attaches a policy to a user and to a user group, and says when there was nothing to do', async () => {
	const ofUser = { id, policy_name: drafts, user_name: iamBareUser, user_id: user().user_id, attached: true };
	expect(json((await cloud.run(attachPolicy(toUser), [{}, {}])).done)).toEqual([ofUser, { ...ofUser, changed: false }]);
	const ofGroup = { id, policy_name: drafts, group_id: group().group_id, attached: true };
	expect(json((await cloud.run(attachPolicy(toGroup), [{}, {}])).done)).toMatchObject([ofGroup, { ...ofGroup, changed: false }]);
	expect(attached()).toEqual([[id], [id]]);
	expect(changes().filter(({ path }) => path.endsWith('-user'))[0]).toEqual({ method: 'POST', path: `/v5/policies/${id}/attach-user`, query: {}, body: { user_id: user().user_id } });
	expect(changes().at(-1)).toEqual({ method: 'POST', path: `/v5/policies/${id}/attach-group`, query: {}, body: { group_id: group().group_id } });
});

it('detaches it again, and says when there was nothing to do', async () => {
	for (const form of [toUser, toGroup]) {
		await cloud.run(attachPolicy(form));
		expect(json((await cloud.run(detachPolicy(form), [{}, {}])).done)).toMatchObject([{ id, policy_name: drafts, detached: true }, { id, detached: true, changed: false }]);
		expect(changes().at(-1)?.path).toBe(`/v5/policies/${id}/detach-${form.holder}`);
	}
	expect(attached()).toEqual([[], []]);
});

it('says that there may be too many', async () => {
	cloud.state.iam.quotas.policiesPerUser = 0;
	const { error } = await cloud.run(attachPolicy(toUser));
	expect(error?.description).toMatch(/^The user or the user group has as many identity policies as IAM allows: ten, unless the quota was raised\./);
});

it('fails for a user or a policy that does not exist', async () => {
	const forms = [{ ...toUser, userId: byId('nobody') }, { ...toUser, policyId: byId('none') }, { ...toUser, policyId: byName('Draft') }];
	const outcomes = await Promise.all(forms.map(async (form) => json((await cloud.run(attachPolicy(form), [{}], CARRY_ON)).done)[0]?.error));
	expect(outcomes).toEqual(['user nobody not found', 'policy none not found', 'No identity policy is called "Draft"; similar names: "Drafts". Upper and lower case matter']);
	expect(json((await cloud.run(detachPolicy({ ...toUser, userId: byId('nobody') }), [{}], CARRY_ON)).done)).toMatchObject([{ error: 'user nobody not found' }]);
});

it('settles an unclear outcome by reading', async () => {
	cloud.emulator.fault({ method: 'POST', reset: 'after', times: Infinity });
	expect(json((await cloud.run(attachPolicy({ ...toGroup, options: { maxRetries: 0 } }))).done)).toMatchObject([{ id, attached: true }]);
});

it('says that the permission has to come from an identity policy', async () => {
	cloud.emulator.fault({ method: 'POST', status: 403, body: '{"error_code":"PAP5.0001","error_msg":"Access denied."}' });
	const { error } = await cloud.run(attachPolicy(toUser));
	expect(error?.description).toMatch(/iam:users:attachPolicyV5.*It has to come from an identity policy: roles and policies of the older permission model do not hold for this API\./);
});

it('is not taken for attached since another policy is', async () => {
	const { done } = await cloud.run(attachPolicy({ ...toUser, userId: byName(SEEDED.iamUser), options: { dryRun: true } }));
	expect(json(done)).toMatchObject([{ changes: { attached: { before: false, after: true } } }]);
});

it('changes nothing in a dry run', async () => {
	const { done } = await cloud.run(attachPolicy({ ...toUser, options: { dryRun: true } }));
	expect([json(done), changes()]).toMatchObject([[{ dryRun: true, changes: { attached: { before: false, after: true } } }], []]);
});

describe('reading policies', () => {
	const names = async (parameters: object) => json((await cloud.run(getPolicies({ returnAll: true, ...parameters }))).done).map(({ policy_name: name }) => name).sort();

	it('returns those there are, as they are described in IAM', async () => {
		const all = cloud.state.iam.policies.map(({ policy_name }) => policy_name);
		expect(await names({})).toEqual([...all].sort());
		expect(await names({ filters: { policyType: 'custom', onlyAttached: true } })).toEqual([iamCustomPolicy]);
		expect(cloud.requests.at(-1)?.query).toEqual({ only_attached: ['true'], policy_type: ['custom'], limit: ['200'] });
		expect(json((await cloud.run(getPolicies({ limit: 1 }))).done)).toEqual([expect.objectContaining({ attachment_count: expect.any(Number), urn: expect.any(String) })]);
	});

	it('returns those of a user, and those of a user group', async () => {
		expect(await names({ policiesOf: 'user', userId: byName(SEEDED.iamUser) })).toEqual([iamPolicy]);
		expect(await names({ policiesOf: 'group', groupId: byName(SEEDED.iamGroup) })).toEqual([iamPolicy, iamCustomPolicy]);
	});

	it('lists them for picking, and says which are your own', async () => {
		const { results } = await cloud.engine().search(`${PACKAGE}.huaweiCloudIam`, 'searchPolicies', { resource: 'policy', operation: 'attach' }, 'start');
		expect(results).toEqual([{ name: `${iamCustomPolicy} · custom · Starts and stops servers`, value: iamPolicyId(iamCustomPolicy) }]);
	});
});
