import type { Call, Route } from '../service';
import { visible } from './find';
import { refuseAsKeystone } from './refusals';

const ORIGIN = 'https://iam.myhuaweicloud.com';

/** IAM API, version 3: what the key can reach, and a list of users that can be searched by name. None of them has pages. */
export const KEYSTONE: Route[] = [
	{
		// No permission needed.
		name: 'KeystoneListAuthProjects',
		method: 'GET',
		path: '/v3/auth/projects',
		handle: ({ state }) => ({
			links: { self: `${ORIGIN}/v3/auth/projects` },
			projects: state.projects.map((project) => ({ ...project, links: { self: `${ORIGIN}/v3/projects/${project.id}` } })),
		}),
	},
	{
		// No permission needed.
		name: 'KeystoneListAuthDomains',
		method: 'GET',
		path: '/v3/auth/domains',
		handle: ({ state: { iam } }) => ({
			links: { self: `${ORIGIN}/v3/auth/domains` },
			domains: [{ ...iam.account, description: '', enabled: true, links: { self: `${ORIGIN}/v3/domains/${iam.account.id}` } }],
		}),
	},
	{ name: 'KeystoneListUsers', method: 'GET', path: '/v3/users', action: 'iam:users:listUsers', handle: listUsers },
];

/** What version 3 says of where a thing is. */
export const linksOf = (path: string) => ({ next: null, previous: null, self: `${ORIGIN}${path}` });

// Not documented: that a name must be the whole one, and that without `enabled` everybody is listed; the page says "true by
// default". Passwords here do not expire by version 3, so they match no time.
function listUsers(call: Call) {
	const { query, state } = call;
	const { account } = state.iam;
	const [enabled, domain = account.id] = [query.enabled?.[0], query.domain_id?.[0]];
	if (!/^(true|false)$/.test(enabled ?? 'true')) throw refuseAsKeystone(400, "Invalid input for field 'enabled'.");
	const users = visible(call).filter(
		(user) =>
			domain === account.id &&
			(query.name?.includes(user.user_name) ?? true) &&
			(enabled === undefined || String(user.enabled) === enabled) &&
			!query.password_expires_at,
	);
	return {
		links: linksOf('/v3/users'),
		users: users.map(({ user_id: id, user_name: name, description, enabled: isEnabled, access_mode, loginProfile }) => ({
			id,
			name,
			domain_id: account.id,
			enabled: isEnabled,
			description,
			access_mode,
			password_expires_at: null,
			...(loginProfile && { pwd_status: loginProfile.password_reset_required, pwd_strength: 'high' }),
			links: linksOf(`/v3/users/${id}`),
		})),
	};
}
