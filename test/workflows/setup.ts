import { passTime, sleeping } from '../fixtures/sleeping';

import type { IDataObject, INode, INodeExecutionData, INodeParameters, IWorkflowSettings, NodeApiError } from 'n8n-workflow';

import { type CloudState, type Emulator, type EmulatorOptions, SEEDED, startEmulator } from '../emulator';
import { Engine, type RunOptions } from '../engine';
import { type Deduplication, newDeduplication } from '../engine/deduplication';
import { fromSources } from '../engine/sources';
import { PACKAGE } from '../engine/types';
import { present } from '../fixtures/present';

export { passTime, present, sleeping };

/** A node to run: its type and its parameters. */
export interface Tested {
	type: string;
	parameters: INodeParameters;
}

const operation =
	(node: string, resource: string, name: string) =>
	(parameters: INodeParameters = {}): Tested => ({ type: `${PACKAGE}.${node}`, parameters: { resource, operation: name, ...parameters } });

export const assignDesktop = operation('huaweiCloudWorkspace', 'desktop', 'assign');
export const deleteDesktop = operation('huaweiCloudWorkspace', 'desktop', 'delete');
export const getDesktop = operation('huaweiCloudWorkspace', 'desktop', 'get');
export const getDesktops = operation('huaweiCloudWorkspace', 'desktop', 'getAll');
export const hibernateDesktop = operation('huaweiCloudWorkspace', 'desktop', 'hibernate');
export const logOffDesktop = operation('huaweiCloudWorkspace', 'desktop', 'logOff');
export const restartDesktop = operation('huaweiCloudWorkspace', 'desktop', 'restart');
export const startDesktop = operation('huaweiCloudWorkspace', 'desktop', 'start');
export const stopDesktop = operation('huaweiCloudWorkspace', 'desktop', 'stop');
export const unassignDesktop = operation('huaweiCloudWorkspace', 'desktop', 'unassign');
export const getJob = operation('huaweiCloudWorkspace', 'job', 'get');
export const waitForJob = operation('huaweiCloudWorkspace', 'job', 'wait');
export const getUser = operation('huaweiCloudWorkspace', 'user', 'get');
export const getUsers = operation('huaweiCloudWorkspace', 'user', 'getAll');
export const resetUserPassword = operation('huaweiCloudWorkspace', 'user', 'resetPassword');
export const addToGroup = operation('huaweiCloudWorkspace', 'user', 'addToGroup');
export const removeFromGroup = operation('huaweiCloudWorkspace', 'user', 'removeFromGroup');
export const updateUser = operation('huaweiCloudWorkspace', 'user', 'update');
export const createUser = operation('huaweiCloudWorkspace', 'user', 'create');
export const deleteUser = operation('huaweiCloudWorkspace', 'user', 'delete');
export const lockUser = operation('huaweiCloudWorkspace', 'user', 'lock');
export const offboardUser = operation('huaweiCloudWorkspace', 'user', 'offboard');
export const resendNotification = operation('huaweiCloudWorkspace', 'user', 'resendNotification');
export const unbindOtpDevices = operation('huaweiCloudWorkspace', 'user', 'unbindOtpDevices');
export const unlockUser = operation('huaweiCloudWorkspace', 'user', 'unlock');
export const upsertUser = operation('huaweiCloudWorkspace', 'user', 'upsert');
export const createGroup = operation('huaweiCloudWorkspace', 'userGroup', 'create');
export const deleteGroup = operation('huaweiCloudWorkspace', 'userGroup', 'delete');
export const getGroups = operation('huaweiCloudWorkspace', 'userGroup', 'getAll');
export const getMembers = operation('huaweiCloudWorkspace', 'userGroup', 'getMembers');
export const updateGroup = operation('huaweiCloudWorkspace', 'userGroup', 'update');
export const getLoginRecords = operation('huaweiCloudWorkspace', 'loginRecord', 'getAll');
export const getQuotas = operation('huaweiCloudWorkspace', 'quota', 'getAll');
export const getAppGroups = operation('huaweiCloudWorkspace', 'appGroup', 'getAll');
export const getAuthorizations = operation('huaweiCloudWorkspace', 'appGroup', 'getAuthorizations');
export const grantAppGroup = operation('huaweiCloudWorkspace', 'appGroup', 'grant');
export const revokeAppGroup = operation('huaweiCloudWorkspace', 'appGroup', 'revoke');
export const getAppSessions = operation('huaweiCloudWorkspace', 'appSession', 'getAll');
export const logOffAppSession = operation('huaweiCloudWorkspace', 'appSession', 'logOff');
export const createFolder = operation('huaweiCloudWorkspace', 'personalFolder', 'create');
export const deleteFolder = operation('huaweiCloudWorkspace', 'personalFolder', 'delete');
export const getFolders = operation('huaweiCloudWorkspace', 'personalFolder', 'getAll');
export const resetProfile = operation('huaweiCloudWorkspace', 'userProfile', 'reset');
export const createAccount = operation('huaweiCloudDdm', 'account', 'create');
export const deleteAccount = operation('huaweiCloudDdm', 'account', 'delete');
export const getAccounts = operation('huaweiCloudDdm', 'account', 'getAll');
export const updateAccount = operation('huaweiCloudDdm', 'account', 'update');
export const resetAdministratorPassword = operation('huaweiCloudDdm', 'administrator', 'resetPassword');
export const getDatabases = operation('huaweiCloudDdm', 'database', 'getAll');
export const getInstance = operation('huaweiCloudDdm', 'instance', 'get');
export const getInstances = operation('huaweiCloudDdm', 'instance', 'getAll');
export const activateKey = operation('huaweiCloudIam', 'accessKey', 'activate');
export const createKey = operation('huaweiCloudIam', 'accessKey', 'create');
export const deactivateKey = operation('huaweiCloudIam', 'accessKey', 'deactivate');
export const deleteKey = operation('huaweiCloudIam', 'accessKey', 'delete');
export const getKeys = operation('huaweiCloudIam', 'accessKey', 'getAll');
export const rotateKey = operation('huaweiCloudIam', 'accessKey', 'rotate');
export const getSummary = operation('huaweiCloudIam', 'account', 'getSummary');
export const addIamUserToGroup = operation('huaweiCloudIam', 'group', 'addUser');
export const createIamGroup = operation('huaweiCloudIam', 'group', 'create');
export const deleteIamGroup = operation('huaweiCloudIam', 'group', 'delete');
export const getIamGroups = operation('huaweiCloudIam', 'group', 'getAll');
export const getIamMembers = operation('huaweiCloudIam', 'group', 'getMembers');
export const removeIamUserFromGroup = operation('huaweiCloudIam', 'group', 'removeUser');
export const updateIamGroup = operation('huaweiCloudIam', 'group', 'update');
export const getMfaDevices = operation('huaweiCloudIam', 'mfaDevice', 'getAll');
export const unbindMfaDevices = operation('huaweiCloudIam', 'mfaDevice', 'unbind');
export const attachPolicy = operation('huaweiCloudIam', 'policy', 'attach');
export const detachPolicy = operation('huaweiCloudIam', 'policy', 'detach');
export const getPolicies = operation('huaweiCloudIam', 'policy', 'getAll');
export const createIamUser = operation('huaweiCloudIam', 'user', 'create');
export const deleteIamUser = operation('huaweiCloudIam', 'user', 'delete');
export const getIamUser = operation('huaweiCloudIam', 'user', 'get');
export const getIamUsers = operation('huaweiCloudIam', 'user', 'getAll');
export const offboardIamUser = operation('huaweiCloudIam', 'user', 'offboard');
export const removeIamPassword = operation('huaweiCloudIam', 'user', 'removePassword');
export const resetIamPassword = operation('huaweiCloudIam', 'user', 'resetPassword');
export const updateIamUser = operation('huaweiCloudIam', 'user', 'update');
export const resetAccountPassword = operation('huaweiCloudDdm', 'account', 'resetPassword');
export const setAccountPassword = (parameters: INodeParameters) => resetAccountPassword({ passwordSource: 'set', ...parameters });
export const getMavenCredentials = operation('huaweiCloudCodeArtsArtifact', 'mavenUser', 'getCredentials');
export const getRepositories = operation('huaweiCloudCodeArtsArtifact', 'repository', 'getAll');
export const getRepositoryUsers = operation('huaweiCloudCodeArtsArtifact', 'repository', 'getUsers');
export const resetMavenPassword = operation('huaweiCloudCodeArtsArtifact', 'mavenUser', 'resetPassword');

const locator = (mode: string) => (value: string) => ({ __rl: true, mode, value });
export const byId = locator('id');
export const byName = locator('name');
export const fromList = locator('list');

export const userIn = ({ users }: CloudState, name: string = SEEDED.user) => present(users.find(({ user_name }) => user_name === name));
export const iamUserIn = ({ iam }: CloudState, name: string = SEEDED.iamUser) => present(iam.users.find(({ user_name }) => user_name === name));
export const iamGroupIn = ({ iam }: CloudState, name: string = SEEDED.iamGroup) => present(iam.groups.find(({ group_name }) => group_name === name));
export const folderIn = ({ folders }: CloudState, name: string = SEEDED.user) => present(folders.find(({ attach_name }) => attach_name === name));
export const instanceIn = ({ instances }: CloudState, name: string = SEEDED.instance) => present(instances.find((instance) => instance.name === name));
export const accountIn = (state: CloudState, name: string = SEEDED.account) =>
	present(instanceIn(state).accounts.find((account) => account.name === name));

/** An endpoint where nobody listens: port 4 belongs to no service. One that was free a moment ago may be another test's by now. */
export const NOBODY = 'http://127.0.0.1:4';

export interface Differently extends RunOptions, Partial<Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>> {
	/** What differs in the credential. */
	credential?: object;
	settings?: IWorkflowSettings;
}

export const CARRY_ON = { onError: 'continueRegularOutput' } as const;
export const SPLIT = { onError: 'continueErrorOutput' } as const;

/** After so long, in ms, no limit is remembered that a test before met. */
export const FORGOTTEN = 48 * 3_600_000;

/** A Huawei Cloud for the tests of one file, as new before each of them, and n8n in front of it. */
export function useCloud(options?: EmulatorOptions) {
	let emulator: Emulator;
	let deduplication: Deduplication;
	beforeAll(async () => void (emulator = await startEmulator(options)));
	beforeEach(async () => {
		emulator.reset();
		deduplication = await newDeduplication();
		sleeping.mockReset();
		passTime(FORGOTTEN);
		jest.spyOn(Math, 'random').mockReturnValue(0.5);
	});
	afterEach(() => jest.restoreAllMocks());
	afterAll(async () => await emulator.stop());

	const engine = (credential: object = {}, types = fromSources()) => new Engine(types, { ...emulator.credential, endpoint: emulator.url, ...credential });

	let unknown = 0;

	return {
		engine,
		/** The credential with an endpoint for which no project and no account has been looked up yet: what was found for one is not known for another. */
		strange: () => ({ endpoint: `${emulator.url}${'/'.repeat(++unknown)}` }),
		get emulator() {
			return emulator;
		},
		/** What n8n remembers of what was sent. */
		get deduplication() {
			return deduplication;
		},
		get state() {
			return emulator.state;
		},
		/** What was received, with the project's ID left out and bodies parsed. */
		get requests() {
			return emulator.received.map(({ method, path, query, body }) => ({
				method,
				path: path.replace(emulator.credential.projectId, '{project_id}'),
				query,
				body: body && JSON.parse(body),
			}));
		},
		/** Runs a node behind a trigger called Input: its items, those of its error output, and what stopped the execution. */
		async run({ type, parameters }: Tested, items: IDataObject[] = [{}], { onError, retryOnFail, maxTries, waitBetweenTries, credential, settings, ...more }: Differently = {}) {
			const n8n = engine(credential);
			const nodes = [n8n.node('trigger', {}, { id: 'input', name: 'Input' }), n8n.node(type, parameters, { onError, retryOnFail, maxTries, waitBetweenTries })];
			const connections = { Input: { main: [[{ node: 'Tested', type: 'main' as const, index: 0 }]] } };
			const run = await n8n.run({ nodes, connections, settings }, items, more);
			const { runData, error } = run.data.resultData;
			const [done, failed] = runData.Tested?.[0]?.data?.main ?? [];
			return { run, done: done ?? [], failed: failed ?? [], error: error as NodeApiError | undefined };
		},
	};
}

/** The item of a failure that is not about the input: what happened, and what to do. */
export const failure = (error: unknown) => ({ error, message: expect.any(String) });

export const json = (items: INodeExecutionData[]) => items.map((item) => item.json);

type Operation = { operation: string; node: (state: CloudState) => Tested };

/**
 * Every operation that changes something: whether an unclear outcome is repeated, whether one that stays unclear is settled by
 * reading, and how often the change was made.
 */
export const CHANGES: Array<Operation & { repeated: boolean; settled?: true; made: (state: CloudState) => number }> = [
	{
		operation: 'updating a user',
		repeated: true,
		settled: true,
		node: (state) => updateUser({ userId: byId(userIn(state).id), updateFields: { disabled: true } }),
		made: (state) => userIn(state).updates,
	},
	{
		operation: "resetting a user's password",
		repeated: false,
		node: (state) => resetUserPassword({ userId: byId(userIn(state).id), notificationType: ['email'] }),
		made: (state) => userIn(state).passwordResets,
	},
	{
		operation: 'resetting a profile',
		repeated: false,
		node: (state) => resetProfile({ cloudStorageAssignmentId: byId(folderIn(state).cloud_storage_assignment_id) }),
		made: (state) => folderIn(state).resets.length,
	},
	{
		operation: "resetting an account's password",
		repeated: true,
		node: (state) => resetAccountPassword({ instanceId: byId(instanceIn(state).id), accountName: byName(SEEDED.account) }),
		made: (state) => accountIn(state).passwordChanges,
	},
	{ operation: 'resetting the Maven password', repeated: false, node: () => resetMavenPassword(), made: ({ repositoryUser: user }) => user.passwordResets },
];

/** Those of which nobody can read whether they were made. */
export const DOUBTFUL = CHANGES.filter(({ settled }) => !settled);

/** Every operation that only reads. */
export const READS: Operation[] = [
	{ operation: 'reading a user', node: (state) => getUser({ userId: byId(userIn(state).id) }) },
	{ operation: 'reading many users', node: () => getUsers() },
];

export const OPERATIONS: Operation[] = [...CHANGES, ...READS];
