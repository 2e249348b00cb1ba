import type { IDataObject } from 'n8n-workflow';

import { apiOf, collect, paging } from '../../../shared/form/list';
import { operationOf } from '../../../shared/form/operation';
import { shownWhen } from '../../../shared/form/property';
import { cloudStorage, storages } from '../../cloudStorage';
import { folders } from '../../cloudStorageAssignment';
import { filters, folderOutput, foldersIn, foldersOf } from '../../personalFolder';

/** Lists the personal folders in one cloud storage or in all of them (Workspace Application Streaming API, ListCloudStorageAssignment). */
export const getAll = operationOf({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many personal folders', description: 'Retrieve a list of personal folders with their sizes' },
	properties: [foldersIn, shownWhen({ foldersIn: ['one'] }, cloudStorage), filters, ...paging, ...folderOutput.properties] as const,
	apis: [apiOf(storages), apiOf(folders)],
	policies: ['Help desk', 'Joiner and leaver'],
	async execute({ call }, { foldersIn: where, cloudStorageId, filters: { userNames: names = [] }, returnAll, limit, ...output }) {
		const wanted = returnAll ? Infinity : limit;
		const all = await collect(call, storages, { query: { storage_id: where === 'one' ? cloudStorageId : undefined } });
		if (where === 'one' && all.length === 0) throw new Error("There is no such 'Cloud Storage'. Choose it from the list, or check its ID");
		const found: IDataObject[] = [];
		for (const storage of all) {
			const rest = wanted - found.length;
			if (rest <= 0) break;
			const id = String(storage.id);
			const some = names.length > 0 ? await foldersOf(call, id, names) : await collect(call, folders, { query: { storage_id: id, claim_mode: 'USER' } }, rest);
			found.push(...some.map((folder) => ({ ...folder, storage_id: id, storage_name: storage.name })));
		}
		return found.slice(0, wanted).map((folder) => folderOutput.of(folder, output));
	},
});
