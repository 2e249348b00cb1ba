// What the emulated cloud holds. Fields with an underscore are the vendor's, under the vendor's names;
// the counters and records in camel case are the emulator's own, for tests to look at.

import type { Desktop, Job, JobTimes } from './workspace/desktop-state';
import type { Notification, UserGroup, WorkspaceUser } from './workspace/state';
import type { Change, Domain, LoginRecord, OtpDevice, Quota } from './workspace/state-accounts';

export type * from './workspace/desktop-state';
export type * from './workspace/state';
export type * from './workspace/state-accounts';
import type { AppGroup, AppGroupAuthorization, AppSession, CloudStorage, PersonalFolder } from './workspaceapp/state';

export type * from './workspaceapp/state';

/** Everything, in one place. */
export interface CloudState {
	projects: Project[];
	users: WorkspaceUser[];
	groups: UserGroup[];
	notifications: Notification[];
	domains: Domain[];
	otpDevices: OtpDevice[];
	loginRecords: LoginRecord[];
	quotas: Quota[];
	changes: Change[];
	desktops: Desktop[];
	jobs: Job[];
	/** A test may change it for the jobs to come. */
	jobTimes: JobTimes;
	storages: CloudStorage[];
	folders: PersonalFolder[];
	sessions: AppSession[];
	appGroups: AppGroup[];
	authorizations: AppGroupAuthorization[];
	instances: DdmInstance[];
	repositoryUser: RepositoryUser;
}

/** A project the key can reach (IAM API, KeystoneListAuthProjects). */
export interface Project {
	id: string;
	name: string;
	description: string;
	domain_id: string;
	parent_id: string;
	enabled: boolean;
	is_domain: boolean;
}

/** A DDM instance with its accounts (DDM API, ListInstances and ListUsers). */
export interface DdmInstance {
	id: string;
	name: string;
	status: string;
	engine_version: string;
	flavor_ref: string;
	node_count: number;
	core_count: string;
	ram_capacity: string;
	access_ip: string;
	access_port: string;
	available_zone: string;
	vpc_id: string;
	subnet_id: string;
	security_group_id: string;
	enterprise_project_id: string;
	enable_ssl: boolean;
	created: string;
	updated: string;
	accounts: DdmAccount[];
}

/** A DDM account (DDM API, ListUsers). */
export interface DdmAccount {
	name: string;
	status: string;
	description: string;
	base_authority: string[];
	databases: Array<{ name: string; description: string }>;
	/** Milliseconds. */
	created: number;
	/** Milliseconds. */
	password_last_changed: number;
	password: string;
	passwordChanges: number;
}

/** The caller as a user of the private repositories (CodeArts Artifact API, ResetUserPassword). */
export interface RepositoryUser {
	id: number;
	domainId: string;
	userId: string;
	userName: string;
	userType: string;
	region: string;
	repoUserName: string;
	innerRepoUserName: string;
	repoNumber: number;
	/** Milliseconds. */
	created: number;
	/** Milliseconds. */
	modified: number;
	password: string;
	passwordResets: number;
}
