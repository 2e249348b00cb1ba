// What the emulated cloud holds. Fields with an underscore are the vendor's, under the vendor's names;
// the counters and records in camel case are the emulator's own, for tests to look at.

import type { Desktop, Job, JobTimes } from './workspace/desktop-state';
import type { Notification, UserGroup, WorkspaceUser } from './workspace/state';

export type * from './workspace/desktop-state';
export type * from './workspace/state';

/** Everything, in one place. */
export interface CloudState {
	projects: Project[];
	users: WorkspaceUser[];
	groups: UserGroup[];
	notifications: Notification[];
	desktops: Desktop[];
	jobs: Job[];
	/** A test may change it for the jobs to come. */
	jobTimes: JobTimes;
	storages: CloudStorage[];
	folders: PersonalFolder[];
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

/** A cloud storage of application streaming (WorkspaceApp API, ListCloudStorage). */
export interface CloudStorage {
	id: string;
	name: string;
	cluster_group_id: string;
	project_config_id: string;
	create_time: string;
}

/** One user's folder in a cloud storage (WorkspaceApp API, ListCloudStorageAssignment). */
export interface PersonalFolder {
	cloud_storage_assignment_id: string;
	storage_id: string;
	attach_name: string;
	create_time: string;
	/** Bytes. */
	quota: number;
	/** Bytes. */
	used_quota: number;
	action_get: boolean;
	action_put: boolean;
	roam_action_get: boolean;
	roam_action_put: boolean;
	/** Each ResetUserProfile that succeeded. */
	resets: Array<{ ori_name?: string }>;
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
