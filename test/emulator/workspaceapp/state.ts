// What WorkspaceApp holds of the cloud; see ../state.ts for which names are the vendor's.

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
