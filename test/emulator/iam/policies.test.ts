import { SEEDED, type IdentityPolicy } from '..';
import { useEmulator } from '../client';
import { iamPolicyId } from '../seeded';
import { conflict, iamGroup, iamUser, invalid, notFound } from './expected';

const cloud = useEmulator();
const user = (name: string = SEEDED.iamUser) => iamUser(cloud.state, name);
const group = () => iamGroup(cloud.state, SEEDED.iamGroup);
const missing = (what: string) => ({ status: 404, json: { error_code: 'PAP5.0012', error_msg: expect.stringContaining(what) } });

describe('ListPoliciesV5', () => {
	type Listed = IdentityPolicy & { urn: string; attachment_count: number };
	const list = async (query = {}) => ((await cloud.send({ path: '/v5/policies', query })).json as { policies: Listed[] }).policies;
	const names = async (query: object) => (await list(query)).map(({ policy_name: name }) => name).sort();

	it('lists those of Huawei Cloud and of the account, with the number of users and groups that have each', async () => {
		const policies = await list();
		expect(policies).toHaveLength(cloud.state.iam.policies.length);
		expect(policies.find(({ policy_name: name }) => name === SEEDED.iamPolicy)).toMatchObject({ policy_type: 'system', urn: `iam::system:policy:${SEEDED.iamPolicy}`, attachment_count: 5 });
		expect(policies.find(({ policy_name: name }) => name === SEEDED.iamCustomPolicy)).toMatchObject({ policy_type: 'custom', urn: `iam::${cloud.state.iam.account.id}:policy:${SEEDED.iamCustomPolicy}`, attachment_count: 2 });
	});

	it('finds policies by type, by path, and those that somebody has', async () => {
		expect(await names({ policy_type: 'custom' })).toEqual([SEEDED.iamUnattachedPolicy, SEEDED.iamCustomPolicy]);
		expect(await names({ policy_type: 'custom', only_attached: 'true' })).toEqual([SEEDED.iamCustomPolicy]);
		expect(await names({ path_prefix: 'service-linked/' })).toEqual([]);
	});

	it.each([['policy_type', 'mine'], ['only_attached', 'yes'], ['limit', '0']])('refuses %s = %s', async (name, value) => {
		expect(await cloud.send({ path: '/v5/policies', query: { [name]: value } })).toMatchObject(invalid(name));
	});
});

describe('the policies of a user', () => {
	const act = (action: string, policy: string, body: object = { user_id: user().user_id }) =>
		cloud.send({ method: 'POST', path: `/v5/policies/${iamPolicyId(policy)}/${action}-user`, body });
	const attached = async () => (await cloud.send({ path: `/v5/users/${user().user_id}/attached-policies` })).json;

	it('are attached and detached, with an answer that has no body', async () => {
		expect(await act('attach', SEEDED.iamCustomPolicy)).toMatchObject({ status: 200, json: undefined });
		const time = new Date(cloud.clock.time).toISOString();
		expect(await attached()).toMatchObject({ page_info: { current_count: 2 } });
		expect(await attached()).toMatchObject({ attached_policies: expect.arrayContaining([expect.objectContaining({ policy_name: SEEDED.iamCustomPolicy, attached_at: time })]) });
		expect(await act('detach', SEEDED.iamPolicy)).toMatchObject({ status: 200, json: undefined });
		expect(await attached()).toMatchObject({ attached_policies: [{ policy_name: SEEDED.iamCustomPolicy, urn: expect.stringMatching(/^iam::/) }] });
	});

	it('are not attached twice, nor detached twice, and there are ten at most', async () => {
		expect(await act('attach', SEEDED.iamPolicy)).toMatchObject(conflict);
		expect(await act('detach', SEEDED.iamCustomPolicy)).toMatchObject(missing('attached policy'));
		cloud.state.iam.quotas.policiesPerUser = 1;
		expect(await act('attach', SEEDED.iamCustomPolicy)).toMatchObject({ status: 409, json: { error_code: 'PAP5.0003', error_msg: 'attached policies per user limit exceeded' } });
	});

	it('and their user must exist, also for attaching right after the user was created', async () => {
		expect(await act('attach', 'Nothing')).toMatchObject(missing('policy'));
		expect(await act('attach', SEEDED.iamPolicy, { user_id: 'unknown' })).toMatchObject(missing('user'));
		expect(await act('attach', SEEDED.iamPolicy, {})).toMatchObject(invalid('user_id'));
		user().visibleFrom = Infinity;
		expect(await act('attach', SEEDED.iamCustomPolicy)).toMatchObject(missing('user'));
		expect(await cloud.send({ path: '/v5/users/unknown/attached-policies' })).toMatchObject(notFound('user'));
	});
});

describe('the policies of a group', () => {
	const act = (action: string, policy: string, id = group().group_id) =>
		cloud.send({ method: 'POST', path: `/v5/policies/${iamPolicyId(policy)}/${action}-group`, body: { group_id: id } });

	it('are attached, detached and listed in the same way', async () => {
		expect(await act('detach', SEEDED.iamPolicy)).toMatchObject({ status: 200 });
		expect(await act('attach', SEEDED.iamUnattachedPolicy)).toMatchObject({ status: 200 });
		const { json } = await cloud.send({ path: `/v5/groups/${group().group_id}/attached-policies` });
		const { attached_policies: policies } = json as { attached_policies: IdentityPolicy[] };
		expect(policies.map(({ policy_name: name }) => name).sort()).toEqual([SEEDED.iamUnattachedPolicy, SEEDED.iamCustomPolicy]);
		expect(await act('attach', SEEDED.iamCustomPolicy)).toMatchObject(conflict);
		expect(await act('attach', SEEDED.iamPolicy, 'unknown')).toMatchObject(missing('group'));
		expect(await cloud.send({ path: '/v5/groups/unknown/attached-policies' })).toMatchObject(notFound('group'));
	});
});
