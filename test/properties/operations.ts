import fc from 'fast-check';

import { seed } from '../emulator/seed';
import { SEEDED } from '../emulator/seeded';
import {
	assignDesktop, createAccount, createFolder, createGroup, createIamUser, createUser, deleteAccount, deleteDesktop, deleteFolder, deleteGroup,
	deleteIamUser, deleteUser, folderIn, getAccounts, getAppGroups, getAppSessions, getAuthorizations, getDatabases, getDesktop, getDesktops, getFolders, getGroups,
	getIamUser, getIamUsers, getInstance, getInstances, getJob, getLoginRecords, getMavenCredentials, getMembers, getQuotas, getRepositories, getRepositoryUsers,
	getUser, getUsers, grantAppGroup, hibernateDesktop, iamUserIn, instanceIn, lockUser, logOffAppSession, logOffDesktop, offboardIamUser, offboardUser,
	removeIamPassword, resendNotification, resetAccountPassword, resetAdministratorPassword, resetIamPassword, resetMavenPassword, resetProfile, resetUserPassword,
	restartDesktop, revokeAppGroup, startDesktop, stopDesktop, type Tested, unassignDesktop, unbindOtpDevices, unlockUser, updateAccount, updateGroup,
	updateIamUser, updateUser, upsertUser, userIn, waitForJob,
} from '../workflows/setup';
import { HOSTILE, jsonValue, text } from './generated';

const state = seed(); // The same as the emulator's.

/** What an expression may give, of whatever type. */
const anything = fc.oneof(
	{ weight: 4, arbitrary: text },
	{ weight: 2, arbitrary: jsonValue },
	{ weight: 1, arbitrary: fc.constantFrom<unknown>(undefined, NaN, Infinity, -0, 1e100, 5n, new Date(0), new Date(NaN), 'x'.repeat(9000), '\u{1f600}'.repeat(150), [[['a']]], { mode: 'id' }, { value: 1 }, { mode: 1, value: 1 }) },
);
/** Mostly one of these values, so that requests are made too, and otherwise anything. */
const mostly = (...values: unknown[]) => fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...values) }, { weight: 2, arbitrary: anything });

const locator = (...values: string[]) =>
	fc.oneof(
		{ weight: 5, arbitrary: fc.record({ __rl: fc.constant(true), mode: fc.constantFrom('id', 'name', 'list'), value: mostly(...values) }) },
		{ weight: 1, arbitrary: fc.record({ __rl: fc.constant(true), mode: mostly('id', 'url', ''), value: fc.constantFrom(...HOSTILE, ...HOSTILE.map((hostile) => values[0] + hostile)) }) },
		{ weight: 1, arbitrary: mostly(...values) },
	);

/** A collection with some of its fields; n8n itself leaves out those it does not know. */
const collection = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [], noNullPrototype: true }).map((some) => new Collection(some));
/** The fields that were added to a collection. */
export class Collection {
	constructor(readonly fields: Record<string, unknown>) {}
}

const flag = mostly(true, false, 'true');
const words = mostly('a text', '', 'ü & +');
const user = locator(userIn(state).id, 'a.novak', 'nobody');
const group = locator(String(state.groups[0]?.id), 'Finance', 'none');
/** A user who may be new. */
const creation = {
	userName: mostly('n.newman', 'a.novak', 'n newman', ''), activeType: mostly('USER_ACTIVATE', 'ADMIN_ACTIVATE'), userEmail: mostly('a@example.com', '', 'a@b\r\nc'), userPhone: mostly('+861', 5),
	passwordSource: mostly('generate', 'set'), password: mostly('N3w~Password', 'short'), passwordLength: mostly(8, 32, 33), nextLoginChangePassword: flag,
	additionalFields: collection({
		accountExpires: mostly('2030-01-31', '2030-02-30'), aliasName: words, description: words, domain: mostly('', 'corp.example.com', 'nowhere'), enterpriseProjectId: words,
		enableChangePassword: flag, groupIds: mostly([], [String(state.groups[0]?.id)], 'a,b,c,d,e,f'), userInfoMap: words,
	}),
};
const appGroup = locator(state.appGroups[0]?.id ?? '', 'SAP GUI', 'nothing');
const storage = locator(state.storages[0]?.id ?? '', 'profiles-emea', 'nothing');
const paging = { returnAll: flag, limit: mostly(1, 50, 101, '7', 0, 1.5) };
const desktop = locator(String(state.desktops[0]?.desktop_id), 'D001', 'nothing');
const job = mostly('6b6c2a1e-0c1c-4c8e-9f5d-2f1d7a3b9e10', 'a/b', '');
const instance = locator(instanceIn(state, 'billing-prod').id, 'billing-prod', 'nothing');
const account = locator('billing_app', 'nobody');
const newPassword = { passwordSource: mostly('generate', 'set'), password: mostly('N3w~Password', 'N3w~Pass/word', 'short', 'Password@123'), passwordLength: mostly(8, 32, 33) };
const waiting = { waitForCompletion: flag, waitTimeout: mostly(1, 30, '7', 0, 1.5) };
const iamUser = locator(iamUserIn(state).user_id, 'a.novak', 'nobody', iamUserIn(state, 'example-corp').user_id);
const iamGroup = String(state.iam.groups[0]?.group_id);
/** A password for the console. */
const iamPassword = { passwordSource: mostly('generate', 'set'), password: mostly('N3w~Password', 'short'), passwordLength: mostly(8, 32, 33), passwordResetRequired: flag };
const contact = { email: mostly('a@example.com', '', 'a@b\r\nc'), areacode: mostly('0044', ''), phone: mostly('77', '', 5) };
/** The node's options. */
export const options = fc.oneof(
	{ weight: 4, arbitrary: fc.constant(new Collection({})) },
	// Not too short a time, which is valid and leads to no answer.
	{ weight: 1, arbitrary: collection({ concurrency: mostly(1, 50, 51, '7'), maxRetries: mostly(0, 10, -1, 1.5), timeout: anything.filter((ms) => !(Number(ms as string) < 20_000)) }) },
);

const TEXT = 'string';
const FLAG = 'boolean';
const LISTED = 'object';
/** An operation, what it may be given, and what it may ask for. */
export interface Operation {
	operation: string;
	node: (parameters: Tested['parameters']) => Tested;
	fields: Record<string, fc.Arbitrary<unknown>>;
	/** The names of the APIs it may call, of query parameters and of the body's fields with their types, by the vendor's documents. */
	apis: string[];
	query?: string[];
	body?: Record<string, string>;
}

const LIST = ['offset', 'limit', 'user_name'];
const FILTERS = ['active_type', 'description', 'disabled', 'domain', 'enterprise_project_id', 'group_name', 'platform_type', 'share_space_desktops', 'share_space_subscription', 'user_names'];
const ACCESS = { accounts: 'object', app_group_ids: 'object' };
const UPDATES = {
	account_expires: TEXT, active_type: TEXT, description: TEXT, disabled: FLAG, enable_change_password: FLAG, next_login_change_password: FLAG,
	password_never_expired: FLAG, user_email: TEXT, user_info_map: TEXT, user_phone: TEXT,
};
const CREATION = {
	account_expires: TEXT, active_type: TEXT, alias_name: TEXT, description: TEXT, domain: TEXT, enable_change_password: FLAG, enterprise_project_id: TEXT, group_ids: LISTED,
	next_login_change_password: FLAG, password: TEXT, user_email: TEXT, user_info_map: TEXT, user_name: TEXT, user_phone: TEXT,
};
/** What IAM is asked and sent of users; version 3.0 has an object around it. */
const IAM_LIST = ['limit', 'marker', 'group_id', 'user_id'];
const IAM_GUARD = ['KeystoneListAuthDomains', 'ListUsersV5', 'ShowUserV5', 'ListAccessKeysV5'];
const IAM_PASSWORD = { password: TEXT, password_reset_required: FLAG };
const IAM_LEAVING = [
	...IAM_GUARD, 'DeleteUserV5', 'UpdateUserV5', 'UpdateAccessKeyV5', 'DeleteAccessKeyV5', 'DeleteLoginProfileV5', 'ListMfaDevicesV5', 'DisableMfaDeviceV5', 'DeleteVirtualMfaDeviceV5', 'ListGroupsV5',
	'RemoveUserFromGroupV5', 'ListAttachedUserPoliciesV5', 'DetachUserPolicyV5',
];
const USER_LOOK_UPS = [...LIST, 'user_names', 'domain'];
const GROUP_LOOK_UPS = ['offset', 'limit', 'keyword'];
const PAGES = ['offset', 'limit'];
const DESKTOPS = ['offset', 'limit', 'computer_name'];
const power = (operation: string, node: Operation['node'], fields: Operation['fields'] = {}): Operation => ({
	operation,
	node,
	fields: { desktopId: desktop, ...waiting, ...fields },
	apis: ['ListDesktops', 'BatchRunDesktops', 'ShowJob'],
	query: DESKTOPS,
	body: { desktop_ids: LISTED, op_type: TEXT, type: TEXT },
});
/** All operations, with parameters of which about half lead to a request. */
export const OPERATIONS: Operation[] = [
	{
		operation: 'Assigning a desktop',
		node: assignDesktop,
		fields: {
			desktopId: locator(String(state.desktops.find(({ computer_name }) => computer_name === 'D901')?.desktop_id), 'D901'), userId: user, userGroup: mostly('users', 'sudo'), ...waiting,
			additionalFields: collection({ isClearData: flag, computerName: mostly('FIN-01', '1', '') }),
		},
		apis: ['ListDesktops', 'ListUsers', 'ListUserDetail', 'AttachInstances', 'ShowJob'],
		query: [...DESKTOPS, 'user_name'],
		body: { desktops: LISTED },
	},
	{
		operation: 'Deleting a desktop',
		node: deleteDesktop,
		fields: { desktopId: desktop, ...waiting },
		apis: ['ListDesktops', 'BatchDeleteDesktops', 'ShowJob'],
		query: DESKTOPS,
		body: { desktop_ids: LISTED, delete_users: FLAG, email_notification: FLAG, is_force_delete: FLAG },
	},
	{ operation: 'Reading a desktop', node: getDesktop, fields: { desktopId: desktop }, apis: ['ListDesktops', 'ListDesktopsDetail'], query: [...DESKTOPS, 'desktop_id'] },
	{
		operation: 'Reading many desktops',
		node: getDesktops,
		fields: {
			returnAll: flag,
			limit: mostly(1, 50, 0),
			filters: collection({
				computerName: words, connectStatus: mostly('CONNECTED'), desktopType: mostly('SHARED'), poolId: words, status: mostly('ACTIVE'), tag: mostly('a=b'), userName: mostly(['a.novak', 'b'], 'a,b', []),
			}),
		},
		apis: ['ListDesktops'],
		query: [...DESKTOPS, 'desktop_type', 'pool_id', 'status', 'tag', 'user_name'],
	},
	power('Hibernating a desktop', hibernateDesktop),
	{
		operation: 'Logging off the user of a desktop',
		node: logOffDesktop,
		fields: { desktopId: desktop, message: words },
		apis: ['ListDesktops', 'BatchLogoffDesktops'],
		query: DESKTOPS,
		body: { desktop_ids: LISTED, message: TEXT },
	},
	power('Restarting a desktop', restartDesktop, { type: mostly('SOFT', 'HARD') }),
	power('Starting a desktop', startDesktop),
	power('Stopping a desktop', stopDesktop, { type: mostly('SOFT', 'HARD') }),
	{
		operation: 'Unassigning a desktop',
		node: unassignDesktop,
		fields: { desktopId: desktop, unassignFrom: mostly('all', 'user'), userId: user, shutoffAfterDetach: flag, ...waiting },
		apis: ['ListDesktops', 'ListUsers', 'ListUserDetail', 'DetachInstances', 'BatchDetachInstances', 'ShowJob'],
		query: [...DESKTOPS, 'user_name'],
		body: { desktops: LISTED, desktop_ids: LISTED, shutoff_after_detach: FLAG },
	},
	{ operation: 'Reading a job', node: getJob, fields: { jobId: job }, apis: ['ShowJob'] },
	{ operation: 'Waiting for a job', node: waitForJob, fields: { jobId: job, waitTimeout: waiting.waitTimeout }, apis: ['ShowJob'] },
	{ operation: 'Reading a user', node: getUser, fields: { userId: user }, apis: ['ListUsers', 'ListUserDetail'], query: LIST },
	{
		operation: 'Reading many users',
		node: getUsers,
		fields: {
			...paging,
			filters: collection({
				activeType: mostly('USER_ACTIVATE'), description: words, disabled: flag, domain: words, enterpriseProjectId: words, groupName: words, platformType: mostly('AD', 'LOCAL'),
				shareSpaceDesktops: flag, shareSpaceSubscription: flag, userName: words, userNames: mostly(['a.novak', 'b'], 'a.novak,b', []),
			}),
		},
		apis: ['ListUsers'],
		query: [...LIST, ...FILTERS],
	},
	{
		operation: "Resetting a user's password",
		node: resetUserPassword,
		fields: { userId: user, notificationType: mostly([], ['email'], 'email,phone', ['phone', 'email']) },
		apis: ['ListUsers', 'ResetRandomPassword'],
		query: [...LIST, 'notification_type'],
	},
	{
		operation: 'Updating a user',
		node: updateUser,
		fields: {
			userId: user,
			updateFields: collection({
				accountExpires: mostly('2030-01-31', '2030-01-31T10:00:00+08:00', '2030-02-30', new Date(1e12)), activeType: mostly('ADMIN_ACTIVATE'), nextLoginChangePassword: flag, description: words,
				disabled: flag, userEmail: mostly('a@example.com', '', 'a@b\r\nc'), enableChangePassword: flag, passwordNeverExpired: flag, userPhone: mostly('+861', 5), userInfoMap: words,
			}),
		},
		apis: ['ListUsers', 'UpdateUserInfo'],
		query: LIST,
		body: UPDATES,
	},
	{ operation: 'Creating a user', node: createUser, fields: creation, apis: ['ListUsers', 'CreateDesktopUser'], query: USER_LOOK_UPS, body: CREATION },
	{
		operation: 'Creating or updating a user',
		node: upsertUser,
		fields: creation,
		apis: ['ListUsers', 'CreateDesktopUser', 'UpdateUserInfo'],
		query: USER_LOOK_UPS,
		body: CREATION,
	},
	{ operation: 'Deleting a user', node: deleteUser, fields: { userId: user }, apis: ['ListUsers', 'BatchDeleteUser'], query: LIST, body: { user_ids: LISTED } },
	{ operation: 'Locking a user', node: lockUser, fields: { userId: user }, apis: ['ListUsers', 'ChangeUserStatus'], query: LIST, body: { op_type: TEXT } },
	{
		operation: 'Offboarding a user',
		node: offboardUser,
		fields: { userId: user, steps: mostly(['disable'], 'disable,leaveGroups', ['unbindOtpDevices', 'deleteUser'], ['resetPassword', 'revokeAppGroups'], [], ['vanish']) },
		apis: [
			'ListUsers', 'ListUserDetail', 'UpdateUserInfo', 'ListUserGroups', 'RunActionsOnGroup', 'ListOtpDevicesByUserId', 'BatchDeleteOtpDevices', 'BatchDeleteUser', 'ResetRandomPassword',
			'ListAppGroupAuthorization', 'BatchDeleteAppGroupAuthorization',
		],
		query: [...LIST, 'account_id', 'account_type'],
		body: { disabled: FLAG, active_type: TEXT, op_type: TEXT, user_ids: LISTED, otp_ids: LISTED, accounts: LISTED, app_group_ids: LISTED },
	},
	{ operation: 'Unlocking a user', node: unlockUser, fields: { userId: user }, apis: ['ListUsers', 'ChangeUserStatus'], query: LIST, body: { op_type: TEXT } },
	{
		operation: "Resending a user's notification",
		node: resendNotification,
		fields: { userId: user, additionalFields: collection({ templateId: words, phoneTemplateId: words }) },
		apis: ['ListUsers', 'SendEmail'],
		query: LIST,
		body: { template_id: TEXT, phone_template_id: TEXT },
	},
	{
		operation: 'Unbinding OTP devices',
		node: unbindOtpDevices,
		fields: { userId: user, devices: mostly('all', 'selected'), otpIds: mostly([], String(state.otpDevices[0]?.id), ['none']) },
		apis: ['ListUsers', 'ListOtpDevicesByUserId', 'BatchDeleteOtpDevices'],
		query: LIST,
		body: { otp_ids: LISTED },
	},
	{
		operation: 'Creating a user group',
		node: createGroup,
		fields: { groupName: mostly('New Hires', 'Finance', ''), platformType: mostly('LOCAL', 'AD'), additionalFields: collection({ description: words }) },
		apis: ['ListUserGroups', 'CreateUserGroup'],
		query: GROUP_LOOK_UPS,
		body: { group_name: TEXT, platform_type: TEXT, description: TEXT },
	},
	{ operation: 'Deleting a user group', node: deleteGroup, fields: { groupId: group }, apis: ['ListUserGroups', 'DeleteUserGroup'], query: GROUP_LOOK_UPS },
	{
		operation: 'Updating a user group',
		node: updateGroup,
		fields: { groupId: group, updateFields: collection({ description: words, groupName: words }) },
		apis: ['ListUserGroups', 'UpdateUserGroup'],
		query: GROUP_LOOK_UPS,
		body: { group_name: TEXT, description: TEXT },
	},
	{ operation: 'Reading many user groups', node: getGroups, fields: { ...paging, filters: collection({ keyword: words }) }, apis: ['ListUserGroups'], query: GROUP_LOOK_UPS },
	{
		operation: 'Reading the members of a user group',
		node: getMembers,
		fields: { groupId: group, ...paging, filters: collection({ activeType: mostly('ADMIN_ACTIVATE'), description: words, userName: words }) },
		apis: ['ListUserGroups', 'ListUsersOfGroup'],
		query: [...GROUP_LOOK_UPS, 'active_type', 'description', 'user_name'],
	},
	{ operation: 'Reading quotas', node: getQuotas, fields: {}, apis: ['ShowQuotas'] },
	{
		operation: 'Reading login records',
		node: getLoginRecords,
		fields: {
			...paging,
			notLoggedIn: flag,
			notLoggedInSince: mostly('2026-10-01', '2026-02-30'),
			includeDisabled: flag,
			filters: collection({ computerName: words, endTime: mostly('2026-10-01'), startTime: mostly('2026-01-01'), terminalType: mostly('WI'), userName: words }),
		},
		apis: ['ListLoginRecordsNew', 'ListUsers'],
		query: ['offset', 'limit', 'start_time', 'end_time', 'user_name', 'computer_name', 'terminal_type', 'disabled'],
	},
	{
		operation: 'Reading app groups',
		node: getAppGroups,
		fields: { ...paging, filters: collection({ name: words, appGroupId: words, appType: mostly('COMMON_APP'), authorizationType: mostly('APP', 'APP_GROUP'), appServerGroupId: words }) },
		apis: ['ListAppGroup'],
		query: ['offset', 'limit', 'name', 'app_group_id', 'app_type', 'authorization_type', 'app_server_group_id'],
	},
	{
		operation: 'Reading authorizations',
		node: getAuthorizations,
		fields: { ...paging, authorizationsOf: mostly('appGroup', 'user', 'userGroup'), appGroupId: appGroup, userId: user, groupId: group, filters: collection({ account: words, accountType: mostly('USER', 'USER_GROUP') }) },
		apis: ['ListAppGroup', 'ListUsers', 'ListUserGroups', 'ListAppGroupAuthorization'],
		query: [...LIST, 'app_group_id', 'account_id', 'account', 'account_type'],
	},
	...[grantAppGroup, revokeAppGroup].map((node, index) => ({
		operation: ['Granting an app group', 'Revoking an app group'][index] as string,
		node,
		fields: { appGroupId: appGroup, accountType: mostly('USER', 'USER_GROUP'), userId: user, groupId: group },
		apis: ['ListAppGroup', 'ListUsers', 'ListUserGroups', 'ListUserDetail', ['AddAppGroupAuthorization', 'BatchDeleteAppGroupAuthorization'][index] as string],
		query: LIST,
		body: ACCESS,
	})),
	{
		operation: 'Reading sessions',
		node: getAppSessions,
		fields: {
			...paging, sessionsOf: mostly('user', 'period'), userId: user, queryBeginTime: mostly('2026-11-20', '2026-11-20T10:00:00+08:00', new Date(1e12)), queryEndTime: mostly('2026-11-21', '2026-02-30'),
			filters: collection({ machineName: words, publicIp: words, appServerGroupId: words, sessionState: mostly(['Active'], 'Active,SignedOut', []), isSuccess: flag, userName: words, vmIp: words }),
		},
		apis: ['ListUsers', 'ListUserDetail', 'ListSessionByUserName', 'ListSessions'],
		query: [...LIST, 'query_begin_time', 'query_end_time', 'app_server_group_id', 'vm_ip', 'public_ip', 'machine_name', 'session_state', 'is_success'],
	},
	{
		operation: 'Logging off a session',
		node: logOffAppSession,
		fields: { sessionId: mostly(state.sessions[0]?.id, 'none'), delayTime: mostly(0, 60, '5', -1, 1_000_000), additionalFields: collection({ message: words, messageType: mostly('0', '1', '2', 0), title: words }) },
		apis: ['LogoffUserSession'],
		body: { session_ids: 'object', delay_time: 'number', message_type: 'number', message: TEXT, title: TEXT },
	},
	{
		operation: 'Creating a personal folder',
		node: createFolder,
		fields: { cloudStorageId: storage, userId: user, additionalFields: collection({ fileSystemQuota: mostly(0, 2 ** 40, '7', -1, 1.5), actionGet: flag, actionPut: flag, roamActionGet: flag, roamActionPut: flag }) },
		apis: ['ListCloudStorage', 'ListUsers', 'ListUserDetail', 'CreateUserFolderAssignment'],
		query: LIST,
		body: { items: 'object' },
	},
	{
		operation: 'Deleting a personal folder',
		node: deleteFolder,
		fields: { cloudStorageId: storage, userId: user },
		apis: ['ListCloudStorage', 'ListUsers', 'DeleteCloudStorageAttachment'],
		query: LIST,
		body: { items: 'object' },
	},
	{
		operation: 'Reading personal folders',
		node: getFolders,
		fields: { ...paging, foldersIn: mostly('all', 'one'), cloudStorageId: storage, filters: collection({ userNames: mostly(['a.novak', 'b'], 'a.novak,b', []) }) },
		apis: ['ListCloudStorage', 'ListCloudStorageAssignment'],
		query: ['offset', 'limit', 'storage_id', 'claim_mode', 'attach_names'],
	},
	{
		operation: 'Resetting a profile',
		node: resetProfile,
		fields: { cloudStorageAssignmentId: locator(folderIn(state).cloud_storage_assignment_id, 'a.novak', 'none'), originalName: words },
		apis: ['ListCloudStorage', 'ListCloudStorageAssignment', 'ResetUserProfile'],
		query: ['offset', 'limit', 'storage_id', 'claim_mode', 'attach_names'],
		body: { cloud_storage_assignment_id: TEXT, ori_name: TEXT },
	},
	{
		operation: "Resetting an account's password",
		node: resetAccountPassword,
		fields: { instanceId: instance, accountName: account, ...newPassword },
		apis: ['ListInstances', 'ValidateWeakPassword', 'ResetUserPassword (DDM)'],
		query: PAGES,
		body: { password: TEXT },
	},
	{
		operation: 'Creating an account',
		node: createAccount,
		fields: {
			instanceId: instance, newAccountName: mostly('new_app', 'billing_app', '1st', ''), ...newPassword, baseAuthority: mostly(['SELECT'], 'SELECT,INSERT', [], ['GRANT']),
			databases: mostly([], ['billing'], 'billing,billing_archive', ['nothing']), additionalFields: collection({ description: words }),
		},
		apis: ['ListInstances', 'ListDatabases', 'ListUsers (DDM)', 'ValidateWeakPassword', 'CreateUsers'],
		query: PAGES,
		body: { users: LISTED, password: TEXT },
	},
	{ operation: 'Deleting an account', node: deleteAccount, fields: { instanceId: instance, accountName: account }, apis: ['ListInstances', 'DeleteUser (DDM)'], query: PAGES },
	{ operation: 'Reading many accounts', node: getAccounts, fields: { instanceId: instance, ...paging }, apis: ['ListInstances', 'ListUsers (DDM)'], query: PAGES },
	{
		operation: 'Updating an account',
		node: updateAccount,
		fields: { instanceId: instance, accountName: account, updateFields: collection({ baseAuthority: mostly(['SELECT'], []), databases: mostly([], ['billing'], 'nothing'), description: words }) },
		apis: ['ListInstances', 'ListDatabases', 'UpdateUser (DDM)'],
		query: PAGES,
		body: { user: LISTED },
	},
	{
		operation: "Resetting the administrator's password",
		node: resetAdministratorPassword,
		fields: { instanceId: instance, administratorName: mostly('ddm_admin', '1st', ''), ...newPassword },
		apis: ['ListInstances', 'ValidateWeakPassword', 'ResetAdministrator'],
		query: PAGES,
		body: { name: TEXT, password: TEXT },
	},
	{ operation: 'Reading many databases', node: getDatabases, fields: { instanceId: instance, ...paging }, apis: ['ListInstances', 'ListDatabases'], query: PAGES },
	{ operation: 'Reading an instance', node: getInstance, fields: { instanceId: instance }, apis: ['ListInstances', 'ShowInstance'], query: PAGES },
	{ operation: 'Reading many instances', node: getInstances, fields: paging, apis: ['ListInstances'], query: PAGES },
	{
		operation: 'Creating an IAM user',
		node: createIamUser,
		fields: {
			userName: mostly('n.newman', 'a.novak', '1st', ''), enabled: flag, consolePassword: flag, ...iamPassword,
			additionalFields: collection({ ...contact, description: words, groupIds: mostly([], [iamGroup], 'a,b', Array.from({ length: 11 }, String)) }),
		},
		apis: ['KeystoneListAuthDomains', 'ListUsersV5', 'ShowUserV5', 'ListGroupsV5', 'ShowPasswordPolicyV5', 'CreateUserV5', 'CreateUser', 'CreateLoginProfileV5', 'AddUserToGroupV5'],
		query: IAM_LIST,
		body: { ...IAM_PASSWORD, name: TEXT, enabled: FLAG, description: TEXT, user: LISTED, user_id: TEXT },
	},
	{ operation: 'Deleting an IAM user', node: deleteIamUser, fields: { userId: iamUser }, apis: IAM_LEAVING, query: [...IAM_LIST, 'serial_number'], body: { user_id: TEXT, serial_number: TEXT } },
	{
		operation: 'Reading an IAM user',
		node: getIamUser,
		fields: { userId: iamUser, include: mostly([], ['groups', 'policies'], 'accessKeys,contact', ['lastLogin', 'loginProfile', 'mfaDevices'], ['all']) },
		apis: [...IAM_GUARD, 'ShowUser', 'ListGroupsV5', 'ShowUserLastLoginV5', 'ShowLoginProfileV5', 'ListMfaDevicesV5', 'ListAttachedUserPoliciesV5'],
		query: IAM_LIST,
	},
	{
		operation: 'Reading many IAM users',
		node: getIamUsers,
		fields: { ...paging, usersIn: mostly('account', 'group'), groupId: locator(iamGroup, 'developers', 'none'), filters: collection({ enabled: flag }) },
		apis: ['KeystoneListAuthDomains', 'ListUsersV5', 'ListGroupsV5'],
		query: IAM_LIST,
	},
	{
		operation: 'Offboarding an IAM user',
		node: offboardIamUser,
		fields: { userId: iamUser, steps: mostly(['disable'], 'disable,leaveGroups', ['unbindMfaDevices', 'deleteUser'], ['deactivateAccessKeys', 'detachPolicies', 'deleteAccessKeys'], [], ['vanish']) },
		apis: IAM_LEAVING,
		query: [...IAM_LIST, 'serial_number'],
		body: { enabled: FLAG, status: TEXT, user_id: TEXT, serial_number: TEXT },
	},
	{ operation: 'Removing the password of an IAM user', node: removeIamPassword, fields: { userId: iamUser }, apis: [...IAM_GUARD, 'ShowLoginProfileV5', 'DeleteLoginProfileV5'], query: IAM_LIST },
	{
		operation: 'Resetting the password of an IAM user',
		node: resetIamPassword,
		fields: { userId: iamUser, ...iamPassword },
		apis: ['KeystoneListAuthDomains', 'ListUsersV5', 'ShowPasswordPolicyV5', 'ShowLoginProfileV5', 'CreateLoginProfileV5', 'UpdateLoginProfileV5'],
		query: IAM_LIST,
		body: IAM_PASSWORD,
	},
	{
		operation: 'Updating an IAM user',
		node: updateIamUser,
		fields: { userId: iamUser, updateFields: collection({ ...contact, description: words, enabled: flag, userName: mostly('a.svobodova', '1st', '') }) },
		apis: [...IAM_GUARD, 'UpdateUserV5', 'UpdateUser (IAM)'],
		query: IAM_LIST,
		body: { new_user_name: TEXT, new_description: TEXT, enabled: FLAG, user: LISTED },
	},
	{ operation: 'Resetting the Maven password', node: resetMavenPassword, fields: { returnCredentials: flag }, apis: ['ResetUserPassword (CodeArts Artifact)', 'ShowRepoUserInfo'] },
	{ operation: 'Reading the Maven credentials', node: getMavenCredentials, fields: { passwordOutput: mostly('return', 'omit', 'encrypt'), encryptFor: fc.constant('no key') }, apis: ['ShowRepoUserInfo'] },
	{
		operation: 'Reading many repositories',
		node: getRepositories,
		fields: { ...paging, codeArtsProjectId: mostly(SEEDED.codeArtsProject, 'orders', ''), filters: collection({ format: words, repositoryName: words }) },
		apis: ['KeystoneListAuthDomains', 'ListAllRepositories'],
		query: ['page_no', 'page_size', 'format', 'qname'],
	},
	{ operation: 'Reading many repository users', node: getRepositoryUsers, fields: { ...paging, filters: collection({ userName: words }) }, apis: ['ListMavenUser'], query: ['page_no', 'page_size', 'user_name'] },
];
