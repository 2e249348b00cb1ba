import { SEEDED, type Job } from '.';
import { useEmulator, type Sent } from './client';
import { ddmRequests } from './ddm/requests';
import { compare, DOCUMENTED } from './documented';
import { SERVICES } from './gateway';
import { iamRequests } from './iam/requests';

const cloud = useEmulator();
const ROUTES = SERVICES.flatMap(({ routes }) => routes);

/** A job that has ended, and badly, has all fields. */
const failedJob: Job = {
	id: 'a-job',
	kind: 'os-start',
	sub_jobs: [
		{
			id: 'its part',
			status: 'FAILED',
			entities: { desktop_id: 'a desktop', product_id: 'a product', user_name: 'a user', desktop_name: 'its name', ip_address: 'its address' },
			begin_time: 0,
			end_time: 1000,
			span: { begins: 0, runs: 0, ends: 1000 },
			failure: { error_code: 'WKS.1', fail_reason: 'A reason.' },
			becomes: {},
			deletesUsers: false,
		},
	],
};

/** A request for each API that gives a full answer: lists are not cut, and nothing in them is empty. */
function requestFor(name: string): Sent {
	const { state, projectId } = cloud;
	const { id } = cloud.named(SEEDED.managedUser);
	const group = state.groups.find((candidate) => candidate.name === SEEDED.group)?.id;
	const users = `/v2/${projectId}/users`;
	const groups = `/v2/${projectId}/groups`;
	const otpDevices = `${users}/${cloud.named(SEEDED.userWithOtpDevices).id}/otp-devices`;
	const desktops = `/v2/${projectId}/desktops`;
	// One of a pool, one of nobody's and, if something is to fail, one that has a task.
	const [pooled, free, busy] = [cloud.desktop('D006'), cloud.desktop(SEEDED.freeDesktops[0]), cloud.desktop(SEEDED.stoppedDesktop)];
	const [pooledId, freeId, busyId] = [pooled, free, busy].map(({ desktop_id: id }) => id);
	const storages = `/v1/${projectId}/cloud-storages`;
	const storage = state.storages[0]?.id ?? '';
	const appGroups = `/v1/${projectId}/app-groups`;
	const grant = { accounts: [{ account: SEEDED.user, account_type: 'USER' }], app_group_ids: [state.appGroups[0]?.id] };
	const requests: Record<string, Sent> = {
		...iamRequests(state),
		ListUsers: { path: users },
		ListUserDetail: { path: `${users}/${id}` },
		UpdateUserInfo: { method: 'PUT', path: `${users}/${id}`, body: { disabled: true } },
		ResetRandomPassword: { path: `${users}/${id}/random-password` },
		ListUserGroups: { path: groups },
		ListUsersOfGroup: { path: `${groups}/${group}/users` },
		RunActionsOnGroup: { method: 'POST', path: `${groups}/${group}/actions`, body: { op_type: 'ADD', user_ids: [id] } },
		CreateDesktopUser: { method: 'POST', path: users, body: { user_name: 'new.user', user_email: 'new.user@example.com' } },
		DeleteUser: { method: 'DELETE', path: `${users}/${id}` },
		BatchDeleteUser: { method: 'POST', path: `${users}/batch-delete`, body: { user_ids: [id] } },
		ChangeUserStatus: { method: 'POST', path: `${users}/${id}/actions`, body: { op_type: 'LOCK' } },
		SendEmail: { method: 'POST', path: `${users}/${id}/resend-email`, body: {} },
		ListOtpDevicesByUserId: { path: otpDevices },
		BatchDeleteOtpDevices: { method: 'DELETE', path: otpDevices, body: { otp_ids: [state.otpDevices[0]?.id] } },
		CreateUserGroup: { method: 'POST', path: groups, body: { group_name: 'New', platform_type: 'LOCAL' } },
		UpdateUserGroup: { method: 'PUT', path: `${groups}/${group}`, body: { description: 'New' } },
		DeleteUserGroup: { method: 'DELETE', path: `${groups}/${group}` },
		ShowQuotas: { path: `/v2/${projectId}/quotas` },
		ListLoginRecordsNew: { path: `/v2/${projectId}/connections/desktops` },
		ListDesktops: { path: desktops },
		ListDesktopsDetail: { path: `${desktops}/detail` },
		ListDesktopsConnectStatus: { path: `/v2/${projectId}/connect-desktops` },
		AttachInstances: {
			method: 'POST',
			path: `${desktops}/attach`,
			body: { desktops: [{ desktop_id: freeId, user_name: SEEDED.user, user_group: 'users' }] },
		},
		DetachInstances: { method: 'POST', path: `${desktops}/detach`, body: { desktop_ids: [pooledId, busyId] } },
		BatchDetachInstances: {
			method: 'POST',
			path: `${desktops}/batch-detach`,
			body: { desktops: [pooledId, freeId, busyId].map((desktop_id) => ({ desktop_id, is_detach_all_users: true })) },
		},
		BatchRunDesktops: { method: 'POST', path: `${desktops}/action`, body: { desktop_ids: [pooledId, busyId], op_type: 'os-stop' } },
		BatchLogoffDesktops: { method: 'POST', path: `${desktops}/logoff`, body: { desktop_ids: [pooledId] } },
		DeleteDesktop: { method: 'DELETE', path: `${desktops}/${freeId}` },
		BatchDeleteDesktops: { method: 'POST', path: `${desktops}/batch-delete`, body: { desktop_ids: [freeId] } },
		ShowJob: { path: `/v2/${projectId}/workspace-jobs/${failedJob.id}` },
		ListItaSubJobs: { path: `/v2/${projectId}/workspace-sub-jobs` },
		ListCloudStorage: { path: storages },
		ListCloudStorageAssignment: {
			path: `${storages}/actions/list-folders`,
			query: { storage_id: storage, claim_mode: 'USER', limit: '100' },
		},
		ResetUserProfile: {
			method: 'POST',
			path: `${storages}/actions/reset-userprofile`,
			body: { cloud_storage_assignment_id: state.folders[0]?.cloud_storage_assignment_id },
		},
		CreateUserFolderAssignment: {
			method: 'POST',
			path: `${storages}/${storage}/actions/create-folder`,
			body: { items: [{ attach_id: id, attach_name: SEEDED.managedUser }] },
		},
		DeleteCloudStorageAttachment: { method: 'POST', path: `${storages}/${storage}/actions/delete-folder`, body: { items: [id] } },
		ListSessions: {
			path: `/v1/${projectId}/session/list-sessions`,
			query: { query_begin_time: '2026-07-01T00:00:00Z', query_end_time: '2026-12-01T00:00:00Z', limit: '100' },
		},
		ListSessionByUserName: { path: `/v1/${projectId}/session/user-session-info`, query: { user_name: SEEDED.appUser } },
		LogoffUserSession: {
			method: 'POST',
			path: `/v1/${projectId}/session/logoff`,
			body: { session_ids: [state.sessions[0]?.id], delay_time: 0, message_type: 0 },
		},
		ListAppGroup: { path: appGroups },
		ListAppGroupAuthorization: { path: `${appGroups}/actions/list-authorizations` },
		AddAppGroupAuthorization: { method: 'POST', path: `${appGroups}/authorizations`, body: grant },
		BatchDeleteAppGroupAuthorization: { method: 'POST', path: `${appGroups}/actions/batch-delete-authorization`, body: grant },
		...ddmRequests(state, projectId),
		'ResetUserPassword (CodeArts Artifact)': { method: 'POST', path: '/cloudartifact/v5/maven/users/me' },
		ShowRepoUserInfo: { path: '/cloudartifact/v5/repositories/user/info' },
		ListMavenUser: { path: '/cloudartifact/v5/repositories/users' },
		ShowMavenInfo: { path: '/cloudartifact/v5/maven/info' },
		ListAllRepositories: { path: `/cloudartifact/v5/${state.iam.account.id}/${SEEDED.codeArtsProject}/repositories` },
	};
	state.jobs.push(failedJob);
	busy.task_status = 'migrating';
	const request = requests[name];
	if (!request) throw new Error(`No request for ${name}`);
	return request;
}

it('has the documents of every route, and of nothing else', () => {
	const names = ROUTES.map(({ name }) => name);
	expect(Object.keys(DOCUMENTED).sort()).toEqual(names.sort());
});

it('answers the path of a route by that route alone', () => {
	const names = ROUTES.map(({ method, path }) => cloud.emulator.routeOf(method, path.replace(/\{\w+\}/g, 'x')));
	expect(names).toEqual(ROUTES.map(({ name }) => [name]));
});

it.each(Object.entries(DOCUMENTED))('%s answers the fields of its documents, with their types, and no others', async (name, { fields }) => {
	const { status, json } = await cloud.send(requestFor(name));
	expect(status).toBe(ROUTES.find((route) => route.name === name)?.status ?? 200);
	expect(compare(fields, json === undefined ? [] : [json])).toEqual({ missing: [], unknown: [], types: [], empty: [] });
});

describe('comparing answers with their documents', () => {
	const FIELDS = { 'users[].id': 'string', 'users[].names[]': 'string', 'users[].note': 'string?', 'users[].more': 'object?', 'users[].size.bytes': 'integer', total: 'integer' };
	const user = { id: 'a', names: ['b'], size: { bytes: 1 } };
	const alike = { missing: [], unknown: [], types: [], empty: [] };

	it.each([
		['nothing, where a field that need not come is left out', [{ users: [user], total: 1 }], {}],
		['nothing of what is within an object that is listed itself', [{ users: [{ ...user, more: { anything: { at: ['all'] } } }], total: 1 }], {}],
		['a field that comes nowhere', [{ users: [user, user] }], { missing: ['total'] }],
		['no field that comes in one entry, or in one of several answers', [{ users: [user, {}] }, { users: [], total: 1 }], {}],
		['fields within an object that comes nowhere', [{ users: [{ ...user, size: undefined }], total: 1 }], { missing: ['users[].size.bytes'] }],
		['an unknown field by its type, but not what is in it', [{ users: [{ ...user, new: { name: 1 } }], total: 1, news: [1] }], { unknown: ['news: array', 'users[].new: object'] }],
		['other types beside the documented one', [{ users: [user, { ...user, id: 7 }], total: 0.5 }], { types: ['total: number instead of integer', 'users[].id: integer instead of string'] }],
		['null in place of what there should be', [{ users: [{ ...user, id: null, size: null, names: null }], total: 1 }], { types: ['users[].id: null instead of string', 'users[].names: null instead of array', 'users[].size: null instead of object'] }],
		['that nothing can be said about the entries of an empty list', [{ users: [], total: 0 }], { empty: ['users'] }],
		['that an answer is something else altogether', [[]], { types: ['the answer: array instead of object'] }],
	])('finds %s', (_what, answers, differences) => {
		const found = compare(FIELDS, answers);
		for (const list of Object.values(found)) list.sort();
		expect(found).toEqual({ ...alike, ...differences });
	});
});
