import type { Call, Route, Service } from '../service';
import { GROUP_CHANGES } from './group-changes';
import { act, listGroups, listMembers } from './groups';
import { LIFECYCLE } from './lifecycle';
import { LOGIN_RECORDS } from './logins';
import { OTP_DEVICES } from './otp';
import { DESKTOP_ROUTES } from './desktop-routes';
import { settle } from './jobs';
import { resetRandomPassword } from './password';
import { QUOTAS } from './quotas';
import { invalid, refuse } from './refusals';
import { updateUser } from './update';
import { getUser, listUsers } from './users';

const ROUTES: Route[] = [
	{
		name: 'ListUsers',
		method: 'GET',
		path: '/v2/{project_id}/users',
		action: 'workspace:users:list',
		handle: listUsers,
	},
	{
		name: 'ListUserDetail',
		method: 'GET',
		path: '/v2/{project_id}/users/{user_id}',
		action: 'workspace:users:get',
		handle: getUser,
	},
	{
		name: 'UpdateUserInfo',
		method: 'PUT',
		path: '/v2/{project_id}/users/{user_id}',
		action: 'workspace:users:update',
		handle: updateUser,
	},
	{
		name: 'ResetRandomPassword',
		method: 'GET',
		path: '/v2/{project_id}/users/{user_id}/random-password',
		action: 'workspace:users:randomPassword',
		handle: resetRandomPassword,
	},
	{
		name: 'ListUserGroups',
		method: 'GET',
		path: '/v2/{project_id}/groups',
		action: 'workspace:userGroups:list',
		handle: listGroups,
	},
	{
		name: 'ListUsersOfGroup',
		method: 'GET',
		path: '/v2/{project_id}/groups/{group_id}/users',
		action: 'workspace:userGroups:getUsers',
		handle: listMembers,
	},
	{
		name: 'RunActionsOnGroup',
		method: 'POST',
		path: '/v2/{project_id}/groups/{group_id}/actions',
		action: 'workspace:userGroups:operate',
		handle: act,
	},
	...DESKTOP_ROUTES,
	...LIFECYCLE,
	...OTP_DEVICES,
	...GROUP_CHANGES,
	...QUOTAS,
	...LOGIN_RECORDS,
];

/** Workspace: desktop users, their groups, devices and logins, and what a project may have. */
export const workspace: Service = {
	name: 'Workspace',
	// The error table gives Workspace's users no code for a missing permission; this is application streaming's.
	forbidden: 'WKS.00081102',
	refuse,
	routes: ROUTES.map((route) => ({ ...route, handle: (call) => route.handle(withContentType(settled(call))) })),
};

function settled(call: Call): Call {
	settle(call);
	return call;
}

// Workspace API: the header is mandatory at every API, also at those without a body. What is answered without it is not said.
function withContentType(call: Call): Call {
	if (!call.headers['content-type']) throw invalid('Content-Type');
	return call;
}
