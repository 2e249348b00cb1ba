// What Workspace holds of desktops and of the jobs that change them; see ../state.ts for which names are the vendor's.

/** A cloud desktop (Workspace API, ListDesktops, ListDesktopsDetail and ListDesktopsConnectStatus). */
export interface Desktop {
	desktop_id: string;
	computer_name: string;
	/** For one user, one of a pool, or for several users. */
	desktop_type: 'DEDICATED' | 'POOLED' | 'SHARED';
	status: 'ACTIVE' | 'SHUTOFF' | 'HIBERNATED' | 'ERROR';
	/** Empty while nothing is done to it; a desktop with a task refuses another one. */
	task_status: string;
	/** ListDesktopsDetail calls it `login_status`. */
	connect_status: 'UNREGISTER' | 'REGISTERED' | 'CONNECTED' | 'DISCONNECTED';
	attach_state: 'ATTACHED' | 'UNATTACH' | 'DEATTACHED' | 'ATTACHING' | 'DEATTACHING' | 'ATTACHFAIL' | 'DEATTACHFAIL';
	/** Who may use it, and the only place that says so. */
	attach_user_infos: AttachedUser[];
	/** The pool it belongs to, if it belongs to one. */
	pool_id?: string;
	ip_address: string;
	sid: string;
	created: string;
	availability_zone: string;
	subnet_id: string;
	enterprise_project_id: string;
	tags: Array<{ key: string; value: string }>;
	in_maintenance_mode: boolean;
	product_id: string;
	image_id: string;
	os_version: string;
	/** Makes the next job on this desktop fail; the job takes it away. */
	failing?: Failure;
	/** How often BatchLogoffDesktops named it. */
	logoffs: number;
	/** How often AttachInstances cleared its data. */
	dataClears: number;
}

/** A user or a group of users that a desktop is assigned to (Workspace API, AttachInstancesUserInfo). */
export interface AttachedUser {
	user_id: string;
	user_name: string;
	domain: string;
	/** The rights on the desktop: sudo, default, administrators or users. */
	user_group: string;
	type: 'USER' | 'GROUP';
}

/** Why a part of a job failed (Workspace API, JobDetailInfo). */
export interface Failure {
	error_code: string;
	fail_reason: string;
}

/** What a job does: the four `op_type`s of BatchRunDesktops, and what the other APIs start. */
export type JobKind = 'os-start' | 'os-stop' | 'reboot' | 'os-hibernate' | 'attach' | 'detach' | 'batch-detach' | 'delete';

/** How long the parts of a job take, and how long they wait before they run, in milliseconds; 0 is at once. */
export type JobTimes = Record<JobKind | 'waiting', number>;

/** A job (Workspace API, ShowJob); its state is that of its parts. */
export interface Job {
	id: string;
	kind: JobKind;
	sub_jobs: SubJob[];
}

/** What a job does to one desktop (Workspace API, ListItaSubJobs). */
export interface SubJob {
	id: string;
	status: 'WAITING' | 'RUNNING' | 'SUCCESS' | 'FAILED';
	/** What it is about, as it was at the start. */
	entities: { desktop_id: string; product_id: string; user_name?: string; desktop_name: string; ip_address: string };
	desktop_pool_id?: string;
	/** Milliseconds of the time of day. */
	begin_time: number;
	/** Milliseconds of the time of day at which it ends, or has ended. */
	end_time: number;
	/** The same two and the end of the waiting, on the clock that jobs go by. */
	span: { begins: number; runs: number; ends: number };
	failure?: Failure;
	/** What changes on the desktop when this ends well; null if the desktop is gone then. */
	becomes: Partial<Desktop> | null;
	/** Whether the users of a desktop that goes are deleted too, if they have no other one. */
	deletesUsers: boolean;
}
