import type { Person } from './seed-users';
import { hex, SEEDED } from './seeded';
import type { UserGroup } from './state';

const DOMAIN = 'corp.example.com';

/** The groups that people are in, and three that nobody is in: one with a similar name, and two of one name in two domains. */
export function seedGroups(people: readonly Person[]): UserGroup[] {
	const names = [...new Set(people.flatMap(({ groups }) => groups))].sort();
	const groups = [...names, SEEDED.similarGroup, SEEDED.duplicateGroup].map((name, index) => groupOf(name, index));
	groups.push({ ...groupOf(SEEDED.duplicateGroup, groups.length), domain: 'partners.example.com', platform_type: 'LOCAL', group_dn: '' });
	for (const group of groups) group.members = people.filter((person) => person.groups.includes(group.name)).map(({ user }) => user.id);
	return groups;
}

function groupOf(name: string, index: number): UserGroup {
	return {
		id: hex(`group ${index}`),
		name,
		description: `Everybody in ${name}`,
		domain: DOMAIN,
		group_dn: `CN=${name},CN=Users`,
		sid: `S-1-5-21-1004336348-1177238915-682003330-${5100 + index}`,
		realm_id: hex(`realm of ${DOMAIN}`),
		platform_type: 'AD',
		create_time: new Date(Date.UTC(2025, 0, 5, 8) + index * 60_000).toISOString(),
		members: [],
		actions: 0,
	};
}
