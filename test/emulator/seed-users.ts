import { hex, SEEDED } from './seeded';
import type { WorkspaceUser } from './state';

const COUNT = 240;
const DOMAIN = 'corp.example.com';
const PARTNERS = 'partners.example.com';

/** A user with the names of the groups they are in. */
export interface Person {
	user: WorkspaceUser;
	groups: readonly string[];
}

/** 240 desktop users: first those with a role in the tests, then everybody else. */
export function seedPeople(): Person[] {
	const people: Person[] = [
		personOf(0, SEEDED.user, 'Anna Novak', ['Finance', SEEDED.group], { description: 'Finance, Prague' }),
		personOf(1, SEEDED.similarUser, 'Adela Novakova', ['Human Resources'], { description: 'Human Resources, Prague' }),
		personOf(2, SEEDED.duplicateUser, 'John Smith', ['Sales'], { description: 'Sales, London' }),
		personOf(3, SEEDED.duplicateUser, 'Jane Smith', ['External'], {
			domain: PARTNERS,
			platform_type: 'LOCAL',
			user_email: 'j.smith@partners.example.com',
			description: 'Auditor, London',
		}),
		personOf(4, SEEDED.managedUser, 'Jill Smithson', ['Sales'], { active_type: 'ADMIN_ACTIVATE', description: 'Sales, Leeds' }),
		personOf(5, SEEDED.disabledUser, 'Marco Rossi', [], { disabled: true, description: 'Left in March, Milan' }),
		personOf(6, SEEDED.lockedUser, 'Kenji Yamamoto', ['Support'], { locked: true, description: 'Support, Osaka' }),
		personOf(7, SEEDED.expiredUser, 'Lucia Garcia', ['External'], {
			active_type: 'ADMIN_ACTIVATE',
			account_expires: Date.UTC(2025, 5, 30, 23, 59, 59),
			description: 'Contractor, Sevilla',
		}),
		personOf(8, SEEDED.userWithoutFolder, 'Fanny Dubois', ['Legal'], { description: 'Legal, Lyon' }),
	];
	const taken = new Set(people.map(({ user }) => user.user_name));
	for (let turn = 0; people.length < COUNT; turn++) {
		const first = FIRST[turn % FIRST.length] ?? '';
		const last = LAST[(turn * 5 + Math.floor(turn / FIRST.length)) % LAST.length] ?? '';
		const short = `${first.charAt(0)}.${last}`.toLowerCase();
		const name = taken.has(short) ? `${first}.${last}`.toLowerCase() : short;
		if (taken.has(name)) continue;
		taken.add(name);
		people.push(ordinaryPerson(people.length, name, `${first} ${last}`));
	}
	return people;
}

function ordinaryPerson(index: number, name: string, fullName: string): Person {
	const department = DEPARTMENTS[index % DEPARTMENTS.length] ?? '';
	const external = index % 19 === 0;
	const groups = external ? ['External'] : index % 4 === 0 ? [department, SEEDED.group] : [department];
	return personOf(index, name, fullName, groups, {
		description: `${department}, ${CITIES[index % CITIES.length]}`,
		active_type: index % 3 === 0 ? 'ADMIN_ACTIVATE' : 'USER_ACTIVATE',
		account_expires: external ? Date.UTC(2030, 11, 31, 23, 59, 59) : 0,
		disabled: index % 29 === 0,
		locked: index % 37 === 0,
		share_space_subscription: index % 10 === 0,
		share_space_desktops: index % 20 === 0 ? 2 : 0,
		user_phone: index % 13 === 0 ? '' : phoneOf(index),
	});
}

function personOf(index: number, name: string, fullName: string, groups: readonly string[], more: Partial<WorkspaceUser>): Person {
	const id = hex(`user ${index}`);
	const user: WorkspaceUser = {
		id,
		sid: `S-1-5-21-1004336348-1177238915-682003330-${1100 + index}`,
		user_name: name,
		full_name: fullName,
		domain: DOMAIN,
		platform_type: 'AD',
		user_email: `${name}@example.com`,
		user_phone: phoneOf(index),
		description: '',
		active_type: 'USER_ACTIVATE',
		account_expires: 0,
		enable_change_password: true,
		next_login_change_password: false,
		password_never_expired: false,
		disabled: false,
		locked: false,
		is_pre_user: false,
		certificate_status: false,
		enterprise_project_id: '0',
		share_space_subscription: false,
		share_space_desktops: 0,
		user_info_map: '',
		when_created: new Date(Date.UTC(2025, 0, 6, 8) + index * 3_600_000).toISOString(),
		password: `Seeded~${id.slice(0, 5)}~A1`,
		updates: 0,
		passwordResets: 0,
		...more,
	};
	return { user, groups };
}

// Of the numbers that Ofcom keeps free for fiction.
function phoneOf(index: number): string {
	return `+447700900${String(index).padStart(3, '0')}`;
}

const FIRST = `Amara Bruno Chiara Daniel Elif Farid Greta Hiroshi Ines Jonas Katarzyna Liam Mei Nikhil Olga Pablo
	Quentin Rosa Samir Thandi Ulrich Valeria Wei Ximena Yusuf Zofia`.split(/\s+/);

const LAST = `Adeyemi Almeida Andersson Bauer Bianchi Chen Cohen Costa Diaz Eriksen Fernandez Fischer Gupta Haddad
	Ivanova Jansen Kowalski Kumar Larsen Lopez Mbeki Moreau Muller Nakamura Nguyen Okafor Olsen Park Pereira Petrov
	Rahman Romero Sato Schmidt Silva Tanaka Torres Virtanen Wang Yilmaz Zhang`.split(/\s+/);

const DEPARTMENTS = ['Finance', 'Sales', 'Engineering', 'Support', 'Human Resources', 'Legal', 'Logistics'];

const CITIES = ['Prague', 'Madrid', 'Kraków', 'São Paulo', 'Singapore', 'Nairobi', 'Santiago', 'Hamburg', 'İstanbul', 'Osaka', '北京'];
