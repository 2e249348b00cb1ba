import fc from 'fast-check';

import { seed } from '../emulator/seed';
import {
	accountIn, createFolder, deleteFolder, folderIn, getAppGroups, getAppSessions, getAuthorizations, getFolders, getUser, getUsers, grantAppGroup, instanceIn, logOffAppSession, resetAccountPassword,
	resetMavenPassword, resetProfile, resetUserPassword, revokeAppGroup, type Tested, updateUser, userIn,
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
const group = locator(state.groups[0]?.id ?? '', 'Finance', 'nothing');
const appGroup = locator(state.appGroups[0]?.id ?? '', 'SAP GUI', 'nothing');
const storage = locator(state.storages[0]?.id ?? '', 'profiles-emea', 'nothing');
const paging = { returnAll: flag, limit: mostly(1, 50, 101, '7', 0, 1.5) };
/** The node's options. */
export const options = fc.oneof(
	{ weight: 4, arbitrary: fc.constant(new Collection({})) },
	// Not too short a time, which is valid and leads to no answer.
	{ weight: 1, arbitrary: collection({ concurrency: mostly(1, 50, 51, '7'), maxRetries: mostly(0, 10, -1, 1.5), timeout: anything.filter((ms) => !(Number(ms as string) < 20_000)) }) },
);

const TEXT = 'string';
const FLAG = 'boolean';
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
/** All operations, with parameters of which about half lead to a request. */
export const OPERATIONS: Operation[] = [
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
		fields: { instanceId: locator(instanceIn(state).id), accountName: locator(accountIn(state).name, 'nobody'), password: mostly('N3w~Password', 'N3w~Pass/word', 'short') },
		apis: ['ResetUserPassword (DDM)'],
		body: { password: TEXT },
	},
	{ operation: 'Resetting the Maven password', node: resetMavenPassword, fields: { returnCredentials: flag }, apis: ['ResetUserPassword (CodeArts Artifact)', 'ShowRepoUserInfo'] },
];
