import { characters, fuzzy, parseObject, unknownField, without, type Call } from '../service';
import { paged } from './query';
import { invalid, missing } from './refusals';

/** WorkspaceApp API, ListCloudStorage: finds storages by ID, or by a part of the name. */
export function listCloudStorages({ query, state }: Call) {
	if (query.storage_id?.some((id) => id === '' || characters(id) > 128)) throw invalid('storage_id');
	if (query.name?.some((name) => characters(name) > 128)) throw invalid('name');
	const storages = state.storages.filter(
		({ id, name }) => (query.storage_id?.includes(id) ?? true) && fuzzy(name, query.name?.[0]),
	);
	return {
		count: storages.length,
		items: paged(query, storages).map((storage) => ({
			...without(storage, 'deletions'),
			user_claim_count: state.folders.filter(({ storage_id }) => storage_id === storage.id).length,
			share_claim_count: 0,
		})),
	};
}

/** WorkspaceApp API, ListCloudStorageAssignment: `attach` is ignored beside `attach_names`; there are no shared folders yet. */
export function listFolders({ query, state }: Call) {
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
	return { count: folders.length, items: paged(query, folders).map((folder) => without(folder, 'storage_id', 'attach_id', 'resets', 'assignments')) };
}

// WorkspaceApp API, ListCloudStorageAssignment: `[\S ]{0,128}`, in characters.
const NAME = /^[\S ]{0,128}$/u;

/** Workspace API, ResetUserProfile: with `ori_name` the profile is brought back from that folder, without it it starts anew. */
export function resetUserProfile({ body, state }: Call) {
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
