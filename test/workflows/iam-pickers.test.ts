import { SEEDED } from '../emulator';
import { PACKAGE } from '../engine/types';
import { iamUserIn, useCloud } from './setup';

const cloud = useCloud();
const pick = async (method: string, parameters: object) => (await cloud.engine().search(`${PACKAGE}.huaweiCloudIam`, method, parameters as never)).results.map(({ name }) => name);

it('IAM users are picked by name, and it shows who is the root user, and who is disabled', async () => {
	iamUserIn(cloud.state).enabled = false;
	const shown = await pick('searchUsers', { resource: 'user', operation: 'get' });
	expect(shown.filter((name) => name.includes(' · root user'))).toEqual([expect.stringMatching(new RegExp(`^${SEEDED.iamRootUser} · root user`))]);
	expect(shown.filter((name) => name.includes(' · disabled'))).toHaveLength(cloud.state.iam.users.filter(({ enabled }) => !enabled).length);
	expect(shown).toContainEqual(expect.stringMatching(new RegExp(`^${SEEDED.iamUser} · disabled`)));
});

it('user groups are picked by name, with their descriptions', async () => {
	const shown = await pick('searchGroups', { resource: 'group', operation: 'update' });
	expect(shown.sort()).toEqual(cloud.state.iam.groups.map(({ group_name: name, description }) => (description ? `${name} · ${description}` : name)).sort());
});

it('policies are picked by name, and it shows which are the own ones', async () => {
	const shown = await pick('searchPolicies', { resource: 'policy', operation: 'attach' });
	expect(shown.filter((name) => name.includes(' · custom'))).toHaveLength(cloud.state.iam.policies.filter(({ policy_type: type }) => type === 'custom').length);
});
