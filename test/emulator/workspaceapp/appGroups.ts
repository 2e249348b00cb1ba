import { fuzzy, without, type Call, type Route } from '../service';
import { paged, textOf, wordOf } from './query';

/** The API for app groups. */
export const APP_GROUP_ROUTES: Route[] = [
	{
		name: 'ListAppGroup',
		method: 'GET',
		path: '/v1/{project_id}/app-groups',
		action: 'workspace:appGroup:list',
		handle: listAppGroups,
	},
];

/** WorkspaceApp API, ListAppGroup. That a part of the name will do is known from Terraform's provider (workspace_app_groups). */
function listAppGroups({ query, state }: Call) {
	const name = textOf(query, 'name', 0, 1024);
	const id = textOf(query, 'app_group_id', 0, 128);
	const servers = textOf(query, 'app_server_group_id', 0, 128);
	const kind = wordOf(query, 'authorization_type', ['APP', 'APP_GROUP', '']);
	const type = wordOf(query, 'app_type', ['SESSION_DESKTOP_APP', 'COMMON_APP', '']);
	const groups = state.appGroups.filter(
		(group) =>
			fuzzy(group.name, name) &&
			(id ?? group.id) === group.id &&
			(servers ?? group.app_server_group_id) === group.app_server_group_id &&
			(kind ?? group.authorization_type) === group.authorization_type &&
			(type ?? group.app_type) === group.app_type,
	);
	return { count: groups.length, items: paged(query, groups).map((group) => without(group, 'grants', 'revocations')) };
}
