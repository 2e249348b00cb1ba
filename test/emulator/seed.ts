import { seedAppGroups, seedAuthorizations } from './seed-app-groups';
import { seedArtifact } from './seed-artifact';
import { seedInstances } from './seed-ddm';
import { JOB_TIMES, seedDesktops } from './seed-desktops';
import { seedGroups } from './seed-groups';
import { seedIam } from './seed-iam';
import { seedLogins } from './seed-logins';
import { seedOtpDevices } from './seed-otp-devices';
import { seedDomains, seedQuotas } from './seed-tenant';
import { seedSessions } from './seed-sessions';
import { seedPeople } from './seed-users';
import { CREDENTIAL, hex, SEEDED, uuid } from './seeded';
import type { CloudState, CloudStorage, PersonalFolder, WorkspaceUser } from './state';

/**
 * The cloud at the start, the same at every start; into a state that there is, if one is given. Tests begin anew thousands of
 * times and look at little of it, so each part is made when it is first looked at, as a copy.
 */
export function seed(state = {} as CloudState): CloudState {
	texts ??= Object.entries(whole()).map(([name, part]) => [name, JSON.stringify(part)]);
	for (const [name, text] of texts) {
		const become = (value: unknown) => Object.defineProperty(state, name, { value, writable: true, enumerable: true, configurable: true });
		const get = () => (become(JSON.parse(text)) as unknown as Record<string, unknown>)[name];
		Object.defineProperty(state, name, { get, set: become, enumerable: true, configurable: true });
	}
	return state;
}

let texts: Array<[string, string]> | undefined;

function whole(): CloudState {
	const people = seedPeople();
	const iam = seedIam(people);
	const domainId = iam.account.id;
	const users = people.map(({ user }) => user);
	const groups = seedGroups(people);
	const desktops = seedDesktops(users);
	const storages = SEEDED.storages.map(seedStorage);
	const appGroups = seedAppGroups();
	const { region, projectId } = CREDENTIAL;
	return {
		projects: [
			project(projectId, region, domainId),
			project(hex('staging project'), `${region}_staging`, domainId),
			project(hex('singapore project'), 'ap-southeast-3', domainId),
		],
		iam,
		users,
		groups,
		notifications: [],
		domains: seedDomains(),
		otpDevices: seedOtpDevices(users),
		loginRecords: seedLogins(users, desktops),
		quotas: seedQuotas(),
		changes: [],
		desktops,
		jobs: [],
		jobTimes: { ...JOB_TIMES },
		storages,
		folders: users.filter(hasFolder).map((user, index) => seedFolder(user, index, storages)),
		sessions: seedSessions(people, appGroups),
		appGroups,
		authorizations: seedAuthorizations(people, groups, appGroups),
		instances: seedInstances(),
		...seedArtifact(people),
	};
}

function project(id: string, name: string, domainId: string) {
	return { id, name, description: '', domain_id: domainId, parent_id: domainId, enabled: true, is_domain: false };
}

function seedStorage(name: string): CloudStorage {
	return {
		id: uuid(name),
		name,
		cluster_group_id: uuid(`cluster of ${name}`),
		project_config_id: uuid(`configuration of ${name}`),
		create_time: '2025-03-03T08:00:00.000Z',
		deletions: 0,
	};
}

// A folder belongs to a name, so only the first of two users with one name has it; every 24th user has none.
function hasFolder({ user_name }: WorkspaceUser, index: number, users: WorkspaceUser[]): boolean {
	const first = users.findIndex((user) => user.user_name === user_name) === index;
	return first && index % 24 !== 23 && user_name !== SEEDED.userWithoutFolder;
}

function seedFolder({ id, user_name }: WorkspaceUser, index: number, storages: CloudStorage[]): PersonalFolder {
	return {
		cloud_storage_assignment_id: uuid(`folder of ${user_name}`),
		storage_id: storages[index % 3 === 2 ? 1 : 0]?.id ?? '',
		attach_id: id,
		attach_name: user_name,
		create_time: '2025-03-04T09:30:00.000Z',
		quota: 50 * 1024 ** 3,
		used_quota: (index * 7919) % 40_000 * 1024 ** 2,
		action_get: true,
		action_put: true,
		roam_action_get: true,
		roam_action_put: true,
		resets: [],
		assignments: 0,
	};
}
