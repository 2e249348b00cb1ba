import type { Person } from './seed-users';
import { CREDENTIAL, hex, SEEDED, uuid } from './seeded';
import type { AppGroup, AppGroupAuthorization, UserGroup } from './state';

/** Six app groups, one of them a desktop that is shared. */
export function seedAppGroups(): AppGroup[] {
	return [...SEEDED.appGroups, SEEDED.similarAppGroup, SEEDED.sharedAppGroup, 'CAD', DESKTOP].map((name, index) => ({
		id: `57577227485918${4140 + index}`, // As long as the documents' example: too long for a number.
		name,
		description: `Applications for ${name}`,
		app_type: name === DESKTOP ? 'SESSION_DESKTOP_APP' : 'COMMON_APP',
		authorization_type: 'APP_GROUP',
		app_server_group_id: uuid(`servers of ${name}`),
		app_server_group_name: `servers-${name.toLowerCase().replaceAll(' ', '-')}`,
		app_count: index + 1,
		tenant_id: CREDENTIAL.projectId,
		create_at: new Date(Date.UTC(2025, 2, 5, 8) + index * 60_000).toISOString(),
		grants: 0,
		revocations: 0,
	}));
}

/** Every third user has one of the two app groups, every sixth has both; a user group has another one. */
export function seedAuthorizations(people: readonly Person[], groups: readonly UserGroup[], appGroups: readonly AppGroup[]): AppGroupAuthorization[] {
	const [first, second] = SEEDED.appGroups;
	return [
		...people.flatMap(({ user }, index) => {
			const names = index % 6 === 0 ? [first, second] : index % 3 === 0 ? [second] : [];
			return names.map((name) => grant(name, appGroups, { ...user, name: user.user_name }, 'USER'));
		}),
		...groups.filter(({ name }) => name === SEEDED.group).map((group) => grant(SEEDED.sharedAppGroup, appGroups, group, 'USER_GROUP')),
	];
}

const DESKTOP = 'Shared Desktop';

type Holder = Pick<UserGroup, 'id' | 'name' | 'domain' | 'platform_type'>;

function grant(name: string, appGroups: readonly AppGroup[], holder: Holder, type: 'USER' | 'USER_GROUP'): AppGroupAuthorization {
	return {
		id: hex(`${name} for ${holder.id}`),
		account: holder.name,
		account_id: holder.id,
		account_type: type,
		domain: holder.domain,
		platform_type: holder.platform_type,
		app_group_id: appGroups.find((group) => group.name === name)?.id ?? '',
		create_at: '2025-03-06T10:15:00.000Z',
	};
}
