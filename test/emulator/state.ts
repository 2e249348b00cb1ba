// What the emulated cloud holds. Fields with an underscore are the vendor's, under the vendor's names;
// the counters and records in camel case are the emulator's own, for tests to look at.

import type { Repository, RepositoryUser } from './codeartsartifact/state';
import type { DdmInstance } from './ddm/state';
import type { IamState } from './iam/state';
import type { Desktop, Job, JobTimes } from './workspace/desktop-state';
import type { Notification, UserGroup, WorkspaceUser } from './workspace/state';
import type { Change, Domain, LoginRecord, OtpDevice, Quota } from './workspace/state-accounts';
import type { AppGroup, AppGroupAuthorization, AppSession, CloudStorage, PersonalFolder } from './workspaceapp/state';

export type * from './codeartsartifact/state';
export type * from './ddm/state';
export type * from './iam/state';
export type * from './workspace/desktop-state';
export type * from './workspace/state';
export type * from './workspace/state-accounts';
export type * from './workspaceapp/state';

/** Everything, in one place. */
export interface CloudState {
	projects: Project[];
	iam: IamState;
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
	/** The caller's. */
	repositoryUser: RepositoryUser;
	otherRepositoryUsers: RepositoryUser[];
	repositories: Repository[];
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
