import { SEEDED } from '../emulator';
import { attachPolicy, byName, deleteGroup, deleteIamGroup, getIamUser, grantAppGroup, iamGroupIn, iamUserIn, present, useCloud } from './setup';

const cloud = useCloud();

/** What an error says of things that share a name: their IDs, and what is known that tells one from the other. */
const told = (...all: Array<[id: string, ...apart: unknown[]]>) => all.map(([id, ...apart]) => [id, apart.filter(Boolean).join(', ')]).map(([id, apart]) => (apart ? `${id} (${apart})` : id)).join(', ');

it.each([
	['IAM users', SEEDED.iamUser, () => {
		const user = iamUserIn(cloud.state);
		cloud.state.iam.users.push({ ...user, user_id: 'u2', description: 'The other one' });
		return [getIamUser({ userId: byName(SEEDED.iamUser) }), told([user.user_id, user.description], ['u2', 'The other one'])] as const;
	}],
	['IAM user groups', SEEDED.iamEmptyGroup, () => {
		const group = iamGroupIn(cloud.state, SEEDED.iamEmptyGroup);
		cloud.state.iam.groups.push({ ...group, group_id: 'g2', description: 'The other one' });
		return [deleteIamGroup({ groupId: byName(SEEDED.iamEmptyGroup) }), told([group.group_id, group.description], ['g2', 'The other one'])] as const;
	}],
	['identity policies', SEEDED.iamUnattachedPolicy, () => {
		const policy = present(cloud.state.iam.policies.find(({ policy_name: name }) => name === SEEDED.iamUnattachedPolicy));
		cloud.state.iam.policies.push({ ...policy, policy_id: 'p2', policy_type: 'system' });
		const parameters = { policyId: byName(SEEDED.iamUnattachedPolicy), holder: 'user', userId: byName(SEEDED.iamBareUser) };
		return [attachPolicy(parameters), told([policy.policy_id, policy.policy_type], ['p2', 'system'])] as const;
	}],
	['user groups', SEEDED.duplicateGroup, () => {
		const groups = cloud.state.groups.filter(({ name }) => name === SEEDED.duplicateGroup);
		return [deleteGroup({ groupId: byName(SEEDED.duplicateGroup) }), told(...groups.map(({ id, domain, description }) => [id, domain, description] as [string, unknown, unknown]))] as const;
	}],
	['app groups', SEEDED.appGroups[0], () => {
		const [name] = SEEDED.appGroups;
		present(cloud.state.appGroups.find((group) => group.name === 'CAD')).name = name;
		const groups = cloud.state.appGroups.filter((group) => group.name === name);
		return [grantAppGroup({ appGroupId: byName(name), userId: byName(SEEDED.user) }), told(...groups.map(({ id, description, app_server_group_name: servers }) => [id, description, servers] as [string, unknown, unknown]))] as const;
	}],
])('of two %s of one name none is chosen, and the error tells them apart', async (kind, name, prepare) => {
	const [node, apart] = prepare();
	const { error } = await cloud.run(node);
	expect(error?.message).toBe(`2 ${kind} are called "${name}": ${apart}. Choose one by its ID`);
	expect(cloud.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});
