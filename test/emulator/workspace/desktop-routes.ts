import type { Route } from '../service';
import { attachInstances } from './assignment';
import { batchDeleteDesktops, deleteDesktop } from './deletion';
import { listDesktops, listDesktopsConnectStatus, listDesktopsDetail } from './desktops';
import { batchDetachInstances, detachInstances } from './detachment';
import { listSubJobs, showJob } from './job-queries';
import { batchLogoffDesktops, batchRunDesktops } from './power';

/** Workspace: desktops, who has them, and the jobs that change them. The permissions are those of the API's pages. */
export const DESKTOP_ROUTES: Route[] = [
	{
		name: 'ListDesktops',
		method: 'GET',
		path: '/v2/{project_id}/desktops',
		action: 'workspace:desktops:list',
		handle: listDesktops,
	},
	{
		name: 'ListDesktopsDetail',
		method: 'GET',
		path: '/v2/{project_id}/desktops/detail',
		action: 'workspace:desktops:listDetail',
		handle: listDesktopsDetail,
	},
	{
		name: 'ListDesktopsConnectStatus',
		method: 'GET',
		path: '/v2/{project_id}/connect-desktops',
		action: 'workspace:desktops:listWithConnectStatus',
		handle: listDesktopsConnectStatus,
	},
	{
		name: 'AttachInstances',
		method: 'POST',
		path: '/v2/{project_id}/desktops/attach',
		action: 'workspace:desktops:attach',
		handle: attachInstances,
	},
	{
		name: 'DetachInstances',
		method: 'POST',
		path: '/v2/{project_id}/desktops/detach',
		action: 'workspace:desktops:detach',
		handle: detachInstances,
	},
	{
		name: 'BatchDetachInstances',
		method: 'POST',
		path: '/v2/{project_id}/desktops/batch-detach',
		action: 'workspace:desktops:batchDetach',
		handle: batchDetachInstances,
	},
	{
		name: 'BatchRunDesktops',
		method: 'POST',
		path: '/v2/{project_id}/desktops/action',
		action: 'workspace:desktops:operate',
		handle: batchRunDesktops,
	},
	{
		name: 'BatchLogoffDesktops',
		method: 'POST',
		path: '/v2/{project_id}/desktops/logoff',
		action: 'workspace:desktops:logoff',
		handle: batchLogoffDesktops,
	},
	{
		name: 'DeleteDesktop',
		method: 'DELETE',
		path: '/v2/{project_id}/desktops/{desktop_id}',
		action: 'workspace:desktops:delete',
		status: 204,
		handle: deleteDesktop,
	},
	{
		name: 'BatchDeleteDesktops',
		method: 'POST',
		path: '/v2/{project_id}/desktops/batch-delete',
		action: 'workspace:desktops:batchDelete',
		status: 202,
		handle: batchDeleteDesktops,
	},
	{
		name: 'ShowJob',
		method: 'GET',
		path: '/v2/{project_id}/workspace-jobs/{job_id}',
		action: 'workspace:jobs:get',
		handle: showJob,
	},
	{
		name: 'ListItaSubJobs',
		method: 'GET',
		path: '/v2/{project_id}/workspace-sub-jobs',
		action: 'workspace:jobs:listSubJobs',
		handle: listSubJobs,
	},
];
