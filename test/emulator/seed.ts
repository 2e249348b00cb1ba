import { seedAppGroups, seedAuthorizations } from './seed-app-groups';
import { JOB_TIMES, seedDesktops } from './seed-desktops';
import { seedGroups } from './seed-groups';
import { seedLogins } from './seed-logins';
import { seedOtpDevices } from './seed-otp-devices';
import { seedDomains, seedQuotas } from './seed-tenant';
import { seedSessions } from './seed-sessions';
import { seedPeople } from './seed-users';
import { CREDENTIAL, hex, SEEDED, uuid } from './seeded';
import type { CloudState, CloudStorage, DdmAccount, DdmInstance, PersonalFolder, WorkspaceUser } from './state';

/** The cloud at the start: the same at every start. Tests begin anew thousands of times, and a copy is made faster than the whole. */
export function seed(): CloudState {
	text ??= JSON.stringify(whole());
	return JSON.parse(text) as CloudState;
}

let text: string | undefined;

function whole(): CloudState {
	const domainId = hex('domain');
	const userId = hex('iam user');
	const people = seedPeople();
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
		instances: [
			seedInstance('orders-prod', 'RUNNING', ordersAccounts()),
			seedInstance('billing-prod', 'RUNNING', ['billing_app', 'billing_ro', 'reporting']),
			seedInstance('catalog-staging', 'RUNNING', ['catalog_app', 'catalog_ro']),
			seedInstance('analytics-dev', 'RUNNING', ['analytics_app', 'analytics_etl', 'notebook']),
			seedInstance(SEEDED.busyInstance, 'RESIZING', [SEEDED.busyAccount]),
		],
		repositoryUser: {
			id: 3000110176,
			domainId,
			userId,
			userName: 'build-agent',
			userType: 'personal',
			region,
			repoUserName: `${domainId}_${userId}`,
			innerRepoUserName: `${region}_${domainId}_${userId}`,
			repoNumber: 12,
			created: Date.UTC(2025, 4, 19, 11, 50, 30),
			modified: Date.UTC(2025, 10, 28, 13, 0, 56),
			password: 'Seeded~maven~1',
			passwordResets: 0,
		},
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

function ordersAccounts(): string[] {
	const services = 'orders returns carts checkout payments invoices shipping tracking stock pricing promo loyalty search';
	const more = 'reviews catalog media mail sms audit fraud tax export import metrics backup';
	return `${services} ${more}`.split(' ').flatMap((service) => ['app', 'ro', 'etl', 'admin'].map((role) => `${service}_${role}`));
}

function seedInstance(name: string, status: string, accounts: readonly string[]): DdmInstance {
	const database = name.split('-')[0] ?? name;
	return {
		id: `${hex(name)}in09`,
		name,
		status,
		engine_version: '3.0.8.5',
		flavor_ref: 'ddm.c6.2xlarge.2',
		node_count: 2,
		core_count: '8',
		ram_capacity: '16',
		access_ip: '192.168.0.160',
		access_port: '5066',
		available_zone: `${CREDENTIAL.region}a`,
		vpc_id: uuid('vpc'),
		subnet_id: uuid('subnet'),
		security_group_id: uuid('security group'),
		enterprise_project_id: '0',
		enable_ssl: true,
		created: '2025-02-10T06:15:00+0000',
		updated: '2025-11-02T17:40:00+0000',
		accounts: accounts.map((account) => seedAccount(account, database)),
	};
}

function seedAccount(name: string, database: string): DdmAccount {
	const writes = !name.endsWith('_ro');
	return {
		name,
		status: 'RUNNING',
		description: '',
		base_authority: writes ? ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] : ['SELECT'],
		databases: [{ name: database, description: '' }],
		created: Date.UTC(2025, 1, 10, 7),
		password_last_changed: Date.UTC(2025, 1, 10, 7),
		password: 'Seeded~ddm~1',
		passwordChanges: 0,
	};
}
