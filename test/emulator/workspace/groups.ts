import { characters, fuzzy, parseObject, unknownField, wholeNumber, without, type Call } from '../service';
import type { UserGroup } from '../state';
import { desktopsOf } from './jobs';
import { checkLengths, empty, invalid, noGroup, noUser } from './refusals';

/** Workspace API, ListUserGroups: 100 at a time unless told otherwise, and no more; an offset only together with a limit. */
export function listGroups({ query, state }: Call) {
	checkLengths(query, { limit: 255, offset: 255, keyword: 255 });
	if (query.offset && !query.limit) throw invalid('offset');
	const { offset, limit } = pageOf(query, 100, 100);
	const exact = (name: 'domain' | 'platform_type', group: UserGroup) => query[name] === undefined || query[name].includes(group[name]);
	// A keyword is looked for in the names, which is the documents' example; whether elsewhere too is not said.
	const groups = state.groups.filter(
		(group) => fuzzy(group.name, query.keyword?.[0]) && exact('domain', group) && exact('platform_type', group),
	);
	return {
		total_count: groups.length,
		user_groups: groups.slice(offset, offset + limit).map((group) => ({
			...without(group, 'members', 'actions'),
			user_quantity: group.members.length,
		})),
	};
}

/** Workspace API, ListUsersOfGroup: 2,000 at a time unless told otherwise, 10,000 at most (2,000 in the older definition). */
export function listMembers(call: Call) {
	const { query, state } = call;
	checkLengths(query, { user_name: 255, description: 255, limit: 255, offset: 255 });
	const { offset, limit } = pageOf(query, 2000, 10_000);
	const type = query.active_type?.[0];
	if (!/^(USER_ACTIVATE|ADMIN_ACTIVATE)$/.test(type ?? 'USER_ACTIVATE')) throw invalid('active_type');

	const { members } = findGroup(call);
	const users = state.users.filter(
		(user) =>
			members.includes(user.id) &&
			fuzzy(user.user_name, query.user_name?.[0]) &&
			fuzzy(user.description, query.description?.[0]) &&
			(type === undefined || user.active_type === type) &&
			(query.enterprise_project_id?.includes(user.enterprise_project_id) ?? true),
	);
	return {
		total_count: users.length,
		users: users.slice(offset, offset + limit).map((user) => ({
			id: user.id,
			user_name: user.user_name,
			domain: user.domain,
			user_email: user.user_email,
			user_phone: user.user_phone,
			total_desktops: desktopsOf(user.id, state),
			enterprise_project_id: user.enterprise_project_id,
			description: user.description,
		})),
	};
}

/** Both lists: a limit of 0 is as good as none. */
function pageOf(query: Call['query'], size: number, most: number) {
	const offset = wholeNumber(query.offset, 0, 0);
	const limit = wholeNumber(query.limit, 0, 0, most);
	if (offset === undefined) throw invalid('offset');
	if (limit === undefined) throw invalid('limit');
	return { offset, limit: limit === 0 ? size : limit };
}

/**
 * Workspace API, RunActionsOnGroup: adds or removes 1 to 50 users. Not documented: that it changes nothing when one of them
 * does not exist, and that adding a member or removing somebody else succeeds.
 */
export function act(call: Call): undefined {
	if (call.body.trim() === '') throw empty();
	const fields = parseObject(call.body);
	if (!fields) throw invalid('body');
	const unknown = unknownField(fields, ['op_type', 'user_ids']);
	if (unknown !== undefined) throw invalid(unknown);
	const { op_type: type, user_ids: ids } = fields;
	if (type !== 'ADD' && type !== 'DELETE') throw invalid('op_type');
	if (!isListOfIds(ids)) throw invalid('user_ids');

	const group = findGroup(call);
	if (!ids.every((id) => call.state.users.some((user) => user.id === id))) throw noUser();
	const others = group.members.filter((id) => !ids.includes(id));
	group.members = type === 'ADD' ? [...new Set([...group.members, ...ids])] : others;
	group.actions++;
	return undefined; // "Response 200: no body schema".
}

function isListOfIds(value: unknown): value is string[] {
	const isId = (id: unknown) => typeof id === 'string' && id !== '' && characters(id) <= 55;
	return Array.isArray(value) && value.length >= 1 && value.length <= 50 && value.every(isId);
}

/** The group that the path names. */
export function findGroup({ params, state }: Call): UserGroup {
	const group = state.groups.find(({ id }) => id === params.group_id);
	if (!group) throw noGroup();
	return group;
}
