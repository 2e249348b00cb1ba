import { fuzzy, wholeNumber, type Call } from '../service';
import type { AttachedUser, Desktop } from '../state';
import { checkLengths, invalid } from './refusals';

type Query = Call['query'];

/** Whether a desktop is one that the query asks for, by the parameters that ListDesktops and ListDesktopsDetail have in common. */
export function filterOf(query: Query): (desktop: Desktop) => boolean {
	checkLengths(query, { status: 255, computer_name: 255, desktop_ip: 255, desktop_type: 255, tag: 255, pool_id: 255, subnet_id: 255 });
	checkLengths(query, { desktop_id: 255, enterprise_project_id: 36 });
	checkNumber(query, 'desktop_id');
	const types = several(query.desktop_type);
	const pools = several(query.pool_id);
	const tags = several(query.tag)?.map((pair) => pair.split('='));
	return (desktop) =>
		// Whether the name and the address are looked for as a whole or in part is not documented.
		fuzzy(desktop.computer_name, query.computer_name?.[0]) &&
		fuzzy(desktop.ip_address, query.desktop_ip?.[0]) &&
		(query.desktop_id?.includes(desktop.desktop_id) ?? true) &&
		(query.status?.includes(desktop.status) ?? true) &&
		(query.subnet_id?.includes(desktop.subnet_id) ?? true) &&
		(query.enterprise_project_id?.includes(desktop.enterprise_project_id) ?? true) &&
		(types?.includes(desktop.desktop_type) ?? true) &&
		(pools?.includes(desktop.pool_id ?? '') ?? true) &&
		(tags?.every(([key, value]) => desktop.tags.some((tag) => tag.key === key && tag.value === value)) ?? true);
}

/**
 * Whether a desktop has one of the users in `user_names`, up to 100 (ListDesktopsDetail, ListDesktopsConnectStatus). That each is
 * compared as a whole is not documented.
 */
export function usersFilterOf(query: Query): (desktop: Desktop) => boolean {
	checkNumber(query, 'user_names');
	checkLengths(query, { user_names: 36 });
	const names = query.user_names;
	return ({ attach_user_infos: users }) => names === undefined || users.some(({ user_name: name }) => names.includes(name));
}

/** The values of a parameter that takes several with commas between them; an empty one asks for all, as `desktop_type` says of itself. */
export function several(values: string[] | undefined): string[] | undefined {
	const all = values?.flatMap((value) => value.split(',')).filter((value) => value !== '');
	return all?.length === 0 ? undefined : all;
}

/** A parameter that is true or false; undefined if it is absent. */
export function flagOf(query: Query, name: string): boolean | undefined {
	const value = query[name]?.[0];
	if (value !== undefined && value !== 'true' && value !== 'false') throw invalid(name);
	return value === undefined ? undefined : value === 'true';
}

/** The entries that `offset` and `limit` ask for: `size` unless told otherwise, `most` at most. */
export function page<T>(query: Query, entries: readonly T[], size: number, most: number, last?: number): T[] {
	const offset = wholeNumber(query.offset, 0, 0, last);
	const limit = wholeNumber(query.limit, size, 0, most);
	if (offset === undefined) throw invalid('offset');
	if (limit === undefined) throw invalid('limit');
	return entries.slice(offset, offset + limit);
}

/** The one user that a desktop shows beside the list; of several it is the first, which is not documented. */
export function ownerOf({ attach_user_infos: [owner] }: Desktop): Partial<Pick<AttachedUser, 'user_name' | 'user_group'>> {
	return owner ? { user_name: owner.user_name, user_group: owner.user_group } : {};
}

// Workspace API, ListDesktops and ListDesktopsDetail: up to 100 values.
function checkNumber(query: Query, name: string): void {
	if ((query[name]?.length ?? 0) > 100) throw invalid(name);
}
