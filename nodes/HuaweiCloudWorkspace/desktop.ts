import type { IDataObject } from 'n8n-workflow';

import { sharedName, unknownName } from '../shared/form/called';
import { apiOf, collect, type List } from '../shared/form/list';
import { byId, byName, fromList } from '../shared/form/modes';
import { inTurn, pick } from '../shared/form/pick';
import type { Shown } from '../shared/form/picked';
import { type Found, locator } from '../shared/form/property';
import { uniform, usersOf } from './desktopData';

/** The desktops (Workspace API, ListDesktops). A desktop without an ID is an error. */
export const desktops: List = {
	service: 'workspace',
	api: 'ListDesktops',
	path: '/v2/{project_id}/desktops',
	permission: 'workspace:desktops:list',
	entries: 'desktops',
	total: ['total_count'],
	longest: 1000,
	read: uniform,
};

/** One desktop: from the list, by ID, or by its computer name. */
export const desktop = locator({
	nameField: 'computer_name',
	field: {
		displayName: 'Desktop',
		name: 'desktopId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The desktop to work on',
		modes: [
			fromList('a desktop', 'searchDesktops'),
			byId('a desktop', 255, '0a5b7c1e-3d2f-4a6b-9c8d-7e6f5a4b3c2d'),
			byName('a computer name', 55, 'D001', 'The computer name, in upper and lower case as in Workspace'),
		],
	},
	apis: [apiOf(desktops)],
	/** Found by a part of the computer name, then by a part of a user's name. */
	async search(call, text, from) {
		const fields = text === '' ? ['computer_name'] : ['computer_name', 'user_name'];
		return await inTurn(fields.length, from, async (number, offset) => await pick(call, { ...desktops, longest: 50 }, shown, { query: { [String(fields[number])]: text || undefined }, from: offset }));
	},
	byName: {
		most: 1000,
		/** The API finds one name at a time, and parts of names, so several are looked for among all desktops, 1,000 in a request. */
		async find(call, names) {
			const found = await collect(call, desktops, names.length === 1 ? { query: { computer_name: names[0] } } : {});
			return names.map((name) => called(name, found));
		},
	},
});

const namesOf = (entry: IDataObject) => usersOf(entry).map(({ user_name }) => user_name).join(', ');

function shown(entry: IDataObject): Shown {
	return { value: String(entry.id), name: entry.computer_name, details: [entry.status, namesOf(entry)], apart: entry.ip_address };
}

/** The ID of the desktop with exactly this computer name, or an Error that says why there is none. */
function called(name: string, found: readonly IDataObject[]): Found {
	const [first, ...others] = found.filter(({ computer_name }) => computer_name === name);
	if (first && others.length === 0) return String(first.id);
	if (first) return sharedName('desktop', name, [first, ...others].map((entry) => ({ id: entry.id, apart: [entry.ip_address, namesOf(entry)] })));
	return unknownName('desktop', name, found.map((entry) => entry.computer_name).filter((other) => String(other).toLowerCase().includes(name.toLowerCase())));
}
