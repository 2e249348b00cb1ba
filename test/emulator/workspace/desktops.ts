import { fuzzy, type Call } from '../service';
import type { Desktop } from '../state';
import { filterOf, flagOf, ownerOf, page, several, usersFilterOf } from './desktop-filters';
import { checkLengths, invalid } from './refusals';

/** Workspace API, ListDesktops: 1,000 at a time unless told otherwise, and no more; names of users are a fuzzy match. */
export function listDesktops({ query, params, state }: Call) {
	checkLengths(query, { user_name: 255 });
	const names = several(query.user_name);
	const shared = flagOf(query, 'is_share_desktop') ?? false;
	const desktops = state.desktops.filter(filterOf(query)).filter(
		({ attach_user_infos: users }) =>
			!shared && // The parameter means collaboration within one desktop, which no desktop here has.
			(names?.some((name) => users.some(({ user_name }) => fuzzy(user_name, name))) ?? true),
	);
	const project = state.projects.find(({ id }) => id === params.project_id);
	return {
		total_count: desktops.length,
		desktops: page(query, desktops, 1000, 1000).map((desktop) => ({
			domain_id: project?.domain_id,
			project_id: params.project_id,
			...shownBy(desktop),
			os_host_name: desktop.computer_name,
			created: desktop.created.replace(/T(.{8}).*/, ' $1'), // As in the document's example.
			ip_address: desktop.ip_address,
			connect_status: desktop.connect_status,
			pool_id: desktop.pool_id,
		})),
	};
}

/** Workspace API, ListDesktopsDetail: 500 at a time, as its text says; the definition says 1,000. */
export function listDesktopsDetail({ query, state }: Call) {
	checkLengths(query, { user_name: 255, image_id: 255, charge_mode: 1 });
	const attached = flagOf(query, 'user_attached');
	const maintained = flagOf(query, 'in_maintenance_mode');
	// `user_name` is ignored beside `user_names`.
	const name = query.user_names ? undefined : query.user_name?.[0];
	const desktops = state.desktops.filter(filterOf(query)).filter(usersFilterOf(query)).filter(
		({ attach_user_infos: users, in_maintenance_mode: maintenance, image_id: image }) =>
			(name === undefined || users.some(({ user_name }) => fuzzy(user_name, name))) &&
			(attached === undefined || attached === users.length > 0) &&
			(maintained === undefined || maintained === maintenance) &&
			(query.image_id?.includes(image) ?? true) &&
			(query.charge_mode?.includes(CHARGE_MODE) ?? true),
	);
	return { total_count: desktops.length, desktops: page(query, sorted(desktops, query), 500, 500).map(detailed) };
}

/** Workspace API, ListDesktopsConnectStatus: 100 at a time unless told otherwise, 1,000 at most. */
export function listDesktopsConnectStatus({ query, state }: Call) {
	checkLengths(query, { connect_status: 255 });
	const desktops = state.desktops
		.filter(usersFilterOf(query))
		.filter(({ connect_status: status }) => query.connect_status?.includes(status) ?? true);
	return {
		total_count: desktops.length,
		desktops: page(query, desktops, 100, 1000, 100_000).map((desktop) => ({
			desktop_id: desktop.desktop_id,
			desktop_name: desktop.computer_name,
			connect_status: desktop.connect_status,
			attach_users: desktop.attach_user_infos.map(({ user_id: id, user_name: name, user_group, type }) => ({ id, name, user_group, type })),
		})),
	};
}

/** Workspace API, ListDesktopsDetail: 0 is a subscription, 1 is pay-per-use. */
const CHARGE_MODE = '1';

function sorted(desktops: Desktop[], query: Call['query']): Desktop[] {
	const field = query.sort_field?.[0];
	const type = query.sort_type?.[0] ?? 'ASC';
	if (type !== 'ASC' && type !== 'DESC') throw invalid('sort_type');
	if (field === undefined) return desktops;
	if (field !== 'created' && field !== 'computer_name') throw invalid('sort_field');
	const direction = type === 'ASC' ? 1 : -1;
	return [...desktops].sort((one, other) => (one[field] < other[field] ? -direction : direction));
}

/** What ListDesktops and ListDesktopsDetail both show. */
function shownBy(desktop: Desktop) {
	return {
		desktop_id: desktop.desktop_id,
		computer_name: desktop.computer_name,
		...ownerOf(desktop),
		attach_user_infos: desktop.attach_user_infos,
		sid: desktop.sid,
		enterprise_project_id: desktop.enterprise_project_id,
		tags: desktop.tags,
		in_maintenance_mode: desktop.in_maintenance_mode,
		desktop_type: desktop.desktop_type,
		subnet_id: desktop.subnet_id,
		status: desktop.status,
		task_status: desktop.task_status,
		availability_zone: desktop.availability_zone,
	};
}

function detailed(desktop: Desktop) {
	return {
		...shownBy(desktop),
		created: desktop.created,
		ip_addresses: [desktop.ip_address],
		attach_state: desktop.attach_state,
		login_status: desktop.connect_status,
		os_version: desktop.os_version,
		product_id: desktop.product_id,
		product: { product_id: desktop.product_id, charge_mode: CHARGE_MODE, type: 'BASE' },
		metadata: { os_type: 'Windows', 'metering.image_id': desktop.image_id },
	};
}
