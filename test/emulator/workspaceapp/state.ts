// What WorkspaceApp holds of the cloud; see ../state.ts for which names are the vendor's.

/** A cloud storage of application streaming (WorkspaceApp API, ListCloudStorage). */
export interface CloudStorage {
	id: string;
	name: string;
	cluster_group_id: string;
	project_config_id: string;
	create_time: string;
	/** How often DeleteCloudStorageAttachment succeeded. */
	deletions: number;
}

/** One user's folder in a cloud storage (WorkspaceApp API, ListCloudStorageAssignment). */
export interface PersonalFolder {
	cloud_storage_assignment_id: string;
	storage_id: string;
	/** The user's ID. */
	attach_id: string;
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
	/** How often CreateUserFolderAssignment made or changed it. */
	assignments: number;
}

/** A session of application streaming (WorkspaceApp API, ListSessions and ListSessionByUserName). */
export interface AppSession {
	id: string;
	session_stamp: string;
	os_session_id: string;
	protocol_type: string;
	/** Name and domain, with an @ between them. */
	login_user: string;
	/** 1 is a shared desktop, 2 an application. */
	session_type: '1' | '2';
	session_state: 'Active' | 'Disconnected' | 'AppcInit' | 'SignedOut' | 'InitFail';
	app_group_id: string;
	app_server_group_id: string;
	app_server_group_name: string;
	app_name: string;
	machine_sid: string;
	machine_name: string;
	vm_ip: string;
	public_ip: string;
	client_ip: string;
	client_mac: string;
	client_name: string;
	client_type: string;
	client_version: string;
	agent_version: string;
	tenant_id: string;
	pre_conn_time: string;
	start_time: string;
	/** Missing as long as it goes on. */
	end_time?: string;
	last_update_status_time: string;
	failed_code: string;
	failed_reason: string;
	/** Each LogoffUserSession that ended it. */
	logoffs: Array<{ delay_time: number; message_type: number; message?: string; title?: string; transaction_id?: string }>;
}

/** Applications that are granted together (WorkspaceApp API, ListAppGroup). */
export interface AppGroup {
	id: string;
	name: string;
	description: string;
	app_type: 'SESSION_DESKTOP_APP' | 'COMMON_APP';
	/** The only one that there is so far. */
	authorization_type: 'APP_GROUP';
	app_server_group_id: string;
	app_server_group_name: string;
	app_count: number;
	tenant_id: string;
	create_at: string;
	/** How often AddAppGroupAuthorization succeeded with it. */
	grants: number;
	/** How often BatchDeleteAppGroupAuthorization succeeded with it. */
	revocations: number;
}

/** That a user or a user group may use an app group (WorkspaceApp API, ListAppGroupAuthorization). */
export interface AppGroupAuthorization {
	id: string;
	account: string;
	account_id: string;
	account_type: 'USER' | 'USER_GROUP';
	domain: string;
	platform_type: 'AD' | 'LOCAL';
	app_group_id: string;
	create_at: string;
}
