import type { Route, Service } from '../service';
import { APP_GROUP_ROUTES } from './appGroups';
import { AUTHORIZATION_ROUTES } from './authorizations';
import { FOLDER_ROUTES } from './folders';
import { refuse } from './refusals';
import { SESSION_ROUTES } from './sessions';
import { listCloudStorages, listFolders, resetUserProfile } from './storages';

const ROUTES: Route[] = [
	{
		name: 'ListCloudStorage',
		method: 'GET',
		path: '/v1/{project_id}/cloud-storages',
		action: 'workspace:cloudStorage:list',
		handle: listCloudStorages,
	},
	{
		name: 'ListCloudStorageAssignment',
		method: 'GET',
		path: '/v1/{project_id}/cloud-storages/actions/list-folders',
		// It also depends on two actions of SFS, which is not emulated.
		action: 'workspace:cloudStorage:listFolder',
		handle: listFolders,
	},
	{
		// No action: "no identity policy-based permission required" (Workspace API, ResetUserProfile).
		name: 'ResetUserProfile',
		method: 'POST',
		path: '/v1/{project_id}/cloud-storages/actions/reset-userprofile',
		handle: resetUserProfile,
	},
	...FOLDER_ROUTES,
	...SESSION_ROUTES,
	...APP_GROUP_ROUTES,
	...AUTHORIZATION_ROUTES,
];

/** WorkspaceApp, the application streaming part of Workspace: cloud storages and the profiles in them, sessions, and app groups. */
export const workspaceApp: Service = {
	name: 'WorkspaceApp',
	forbidden: 'WKS.00081102', // Workspace API, application error codes: 403.
	refuse,
	routes: ROUTES,
};
