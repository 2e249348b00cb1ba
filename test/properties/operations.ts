import fc from 'fast-check';

import { seed } from '../emulator/seed';
import {
	accountIn, assignDesktop, deleteDesktop, folderIn, getDesktop, getDesktops, getJob, getUser, getUsers, hibernateDesktop, instanceIn, logOffDesktop, resetAccountPassword, resetMavenPassword, resetProfile,
	resetUserPassword, restartDesktop, startDesktop, stopDesktop, type Tested, unassignDesktop, updateUser, userIn, waitForJob,
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
const desktop = locator(String(state.desktops[0]?.desktop_id), 'D001', 'nothing');
const job = mostly('6b6c2a1e-0c1c-4c8e-9f5d-2f1d7a3b9e10', 'a/b', '');
const waiting = { waitForCompletion: flag, waitTimeout: mostly(1, 30, '7', 0, 1.5) };
/** The node's options. */
export const options = fc.oneof(
	{ weight: 4, arbitrary: fc.constant(new Collection({})) },
	// Not too short a time, which is valid and leads to no answer.
	{ weight: 1, arbitrary: collection({ concurrency: mostly(1, 50, 51, '7'), maxRetries: mostly(0, 10, -1, 1.5), timeout: anything.filter((ms) => !(Number(ms as string) < 20_000)) }) },
);

const TEXT = 'string';
const FLAG = 'boolean';
const MANY = 'object';
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
const UPDATES = {
	account_expires: TEXT, active_type: TEXT, description: TEXT, disabled: FLAG, enable_change_password: FLAG, next_login_change_password: FLAG,
	password_never_expired: FLAG, user_email: TEXT, user_info_map: TEXT, user_phone: TEXT,
};
const DESKTOPS = ['offset', 'limit', 'computer_name'];
const power = (operation: string, node: Operation['node'], fields: Operation['fields'] = {}): Operation => ({
	operation,
	node,
	fields: { desktopId: desktop, ...waiting, ...fields },
	apis: ['ListDesktops', 'BatchRunDesktops', 'ShowJob'],
	query: DESKTOPS,
	body: { desktop_ids: MANY, op_type: TEXT, type: TEXT },
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
		body: { desktops: MANY },
	},
	{
		operation: 'Deleting a desktop',
		node: deleteDesktop,
		fields: { desktopId: desktop, ...waiting },
		apis: ['ListDesktops', 'BatchDeleteDesktops', 'ShowJob'],
		query: DESKTOPS,
		body: { desktop_ids: MANY, delete_users: FLAG, email_notification: FLAG, is_force_delete: FLAG },
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
		body: { desktop_ids: MANY, message: TEXT },
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
		body: { desktops: MANY, desktop_ids: MANY, shutoff_after_detach: FLAG },
	},
	{ operation: 'Reading a job', node: getJob, fields: { jobId: job }, apis: ['ShowJob'] },
	{ operation: 'Waiting for a job', node: waitForJob, fields: { jobId: job, waitTimeout: waiting.waitTimeout }, apis: ['ShowJob'] },
	{ operation: 'Reading a user', node: getUser, fields: { userId: user }, apis: ['ListUsers', 'ListUserDetail'], query: LIST },
	{
		operation: 'Reading many users',
		node: getUsers,
		fields: {
			returnAll: flag,
			limit: mostly(1, 50, 101, '7', 0, 1.5),
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
