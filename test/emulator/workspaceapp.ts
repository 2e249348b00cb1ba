import { Refusal } from './refusal';
import { characters, fuzzy, parseObject, unknownField, wholeNumber, without, type Call, type Service } from './service';

/** WorkspaceApp, the application streaming part of Workspace: cloud storages and the profiles in them. */
export const workspaceApp: Service = {
	name: 'WorkspaceApp',
	forbidden: 'WKS.00081102', // Workspace API, application error codes: 403.
	refuse,

	routes: [
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
	],
};

function refuse(status: number, code: string, message: string, more?: object): Refusal {
	return new Refusal(status, () => ({ error_code: code, error_msg: message, ...more }));
}

// Workspace API, application error codes: 400 for a malformed request, 404 for what is not there.
function invalid(name: string): Refusal {
	return refuse(400, 'WKS.00139901', `Invalid parameter: ${name}.`);
}

function missing(what: string): Refusal {
	return refuse(404, 'WKS.00211902', `The ${what} does not exist.`);
}

// WorkspaceApp API, ListCloudStorage: 10 at a time unless told otherwise, 100 at most.
function listCloudStorages({ query, state }: Call) {
	if (query.storage_id?.some((id) => id === '' || characters(id) > 128)) throw invalid('storage_id');
	if (query.name?.some((name) => characters(name) > 128)) throw invalid('name');
	const storages = state.storages.filter(
		({ id, name }) => (query.storage_id?.includes(id) ?? true) && fuzzy(name, query.name?.[0]),
	);
	return page(query, storages, (storage) => ({
		...storage,
		user_claim_count: state.folders.filter(({ storage_id }) => storage_id === storage.id).length,
		share_claim_count: 0,
	}));
}

// WorkspaceApp API, ListCloudStorageAssignment: `attach` is ignored beside `attach_names`; there are no shared folders yet.
function listFolders({ query, state }: Call) {
	const storageId = query.storage_id?.[0];
	const names = query.attach_names;
	if (!storageId || !NAME.test(storageId)) throw invalid('storage_id');
	if (!/^(USER|SHARE)$/.test(query.claim_mode?.[0] ?? '')) throw invalid('claim_mode');
	if (!/^(true|false)$/.test(query.capacity_filter?.[0] ?? 'true')) throw invalid('capacity_filter');
	if (!NAME.test(query.attach?.[0] ?? '')) throw invalid('attach');
	if (names && names.length > 10) throw invalid('attach_names');
	if (!state.storages.some(({ id }) => id === storageId)) throw missing('cloud storage');

	const folders = state.folders.filter(
		({ storage_id, attach_name }) =>
			storage_id === storageId &&
			query.claim_mode?.[0] === 'USER' &&
			(names ? names.includes(attach_name) : fuzzy(attach_name, query.attach?.[0])),
	);
	return page(query, folders, (folder) => without(folder, 'storage_id', 'resets'));
}

// WorkspaceApp API, ListCloudStorageAssignment: `[\S ]{0,128}`, in characters.
const NAME = /^[\S ]{0,128}$/u;

function page<T>(query: Call['query'], found: T[], show: (entry: T) => object) {
	const offset = wholeNumber(query.offset, 0, 0);
	const limit = wholeNumber(query.limit, 10, 1, 100);
	if (offset === undefined) throw invalid('offset');
	if (limit === undefined) throw invalid('limit');
	return { count: found.length, items: found.slice(offset, offset + limit).map(show) };
}

// Workspace API, ResetUserProfile: with `ori_name` the profile is brought back from that folder, without it it starts anew.
function resetUserProfile({ body, state }: Call) {
	const fields = parseObject(body) ?? {};
	const unknown = unknownField(fields, ['cloud_storage_assignment_id', 'ori_name']);
	if (unknown !== undefined) throw invalid(unknown);
	const { cloud_storage_assignment_id: id, ori_name: name } = fields;
	if (typeof id !== 'string' || id === '') throw invalid('cloud_storage_assignment_id');
	if (name !== undefined && typeof name !== 'string') throw invalid('ori_name');

	const folder = state.folders.find(({ cloud_storage_assignment_id }) => cloud_storage_assignment_id === id);
	if (!folder) throw missing('cloud storage assignment');
	folder.resets.push(name === undefined ? {} : { ori_name: name });
	return null; // The documented body of a 200.
}
