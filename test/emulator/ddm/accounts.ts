import { Refusal } from './refusal';
import { parseObject, unknownField, wholeNumber, without, type Call, type Service } from './service';
import type { DdmInstance } from './state';

/** Distributed Database Middleware: instances and their accounts. */
export const ddm: Service = {
	name: 'DDM',
	// DDM's error codes have none for a missing permission, so it is the gateway that refuses.
	refuse,

	routes: [
		{
			name: 'ListInstances',
			method: 'GET',
			path: '/v1/{project_id}/instances',
			action: 'ddm:instance:list',
			handle: listInstances,
		},
		{
			name: 'ListUsers (DDM)',
			method: 'GET',
			path: '/v1/{project_id}/instances/{instance_id}/users',
			action: 'ddm:user:list',
			handle: listAccounts,
		},
		{
			// The action is the one documented for ResetDdmUserPassword, the same API in v3.
			name: 'ResetUserPassword (DDM)',
			method: 'POST',
			path: '/v2/{project_id}/instances/{instance_id}/users/{username}/password',
			action: 'ddm:instance:updateUser',
			handle: resetPassword,
		},
	],
};

// DDM API v1 and v2, abnormal request results.
function refuse(status: number, code: string, message: string, more?: object): Refusal {
	return new Refusal(status, () => ({ externalMessage: message, errCode: code, ...more }));
}

const parameterError = () => refuse(400, 'DBS.280001', 'Parameter error.');

// DDM API, ListInstances: an offset counts records; 10 at a time unless told otherwise.
function listInstances({ query, state, params }: Call) {
	const { records, ...page } = pageOf(query, state.instances, 10);
	return {
		instance_num: page.total_record,
		instances: records.map((instance) => ({
			...without(instance, 'accounts'),
			project_id: params.project_id,
			node_status: instance.status,
		})),
		...page,
	};
}

// DDM API, ListUsers: 128 at a time unless told otherwise.
function listAccounts(call: Call) {
	const { records, ...page } = pageOf(call.query, findInstance(call).accounts, 128);
	return {
		users: records.map((account) => ({ ...without(account, 'password', 'passwordChanges'), extend_authority: [] })),
		...page,
	};
}

function pageOf<T>(query: Call['query'], found: T[], size: number) {
	const offset = wholeNumber(query.offset, 0, 0);
	const limit = wholeNumber(query.limit, size, 1, 128);
	if (offset === undefined || limit === undefined) throw parameterError();
	return {
		records: found.slice(offset, offset + limit),
		page_no: Math.floor(offset / limit) + 1,
		page_size: limit,
		total_record: found.length,
		total_page: Math.ceil(found.length / limit),
	};
}

function findInstance({ params, state }: Call): DdmInstance {
	const instance = state.instances.find(({ id }) => id === params.instance_id);
	if (!instance) throw parameterError();
	return instance;
}

// DDM API, ResetUserPassword and error codes; the rules of a password are those of the user guide, account requirements.
function resetPassword(call: Call) {
	const name = call.params.username ?? '';
	const fields = parseObject(call.body);
	if (!fields) throw refuse(400, 'DBS.300330', 'JSON conversion failed.');
	if (unknownField(fields, ['password']) !== undefined || typeof fields.password !== 'string') throw parameterError();
	if (!/^[a-zA-Z][a-zA-Z0-9_]{0,31}$/.test(name)) throw refuse(400, 'DBS.300305', 'Invalid account name.');
	if (!acceptable(fields.password, name)) throw refuse(400, 'DBS.300306', 'Invalid account password.');

	const instance = findInstance(call);
	if (instance.status !== 'RUNNING') throw refuse(409, 'DBS.200019', 'The instance status does not allow this operation.');
	const account = instance.accounts.find((candidate) => candidate.name === name);
	if (!account) throw refuse(400, 'DBS.300327', 'The account does not exist.');

	account.password = fields.password;
	account.password_last_changed = call.now;
	account.passwordChanges++;
	return { success: true, instance_id: instance.id, user_name: name };
}

function acceptable(password: string, name: string): boolean {
	const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[~!@#%^*\-_+?]/].filter((kind) => kind.test(password)).length;
	const reversed = [...name].reverse().join('');
	const names = password === name || password === reversed;
	return /^[a-zA-Z\d~!@#%^*\-_+?]{8,32}$/.test(password) && kinds >= 3 && !names && !COMMON.has(password.toLowerCase());
}

// Account requirements: "not a weak password". The vendor's list is not public; these would be on any.
const COMMON = new Set(
	`Password1! Password123 Password@123 Passw0rd! P@ssw0rd P@ssword1 P@ssw0rd123 Admin@123 Admin123! Admin1234 Abc@1234
	Abc12345 Aa123456 Aa@123456 Qwer1234 Qwerty123 Qwerty_123 Welcome1 Welcome@123 Test@1234 Root@123 Huawei@123 Huawei@1234
	Changeme_123 Iloveyou1 Letmein_1`
		.split(/\s+/)
		.map((password) => password.toLowerCase()),
);
