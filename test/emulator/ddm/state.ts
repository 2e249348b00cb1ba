// What DDM holds of the cloud; see ../state.ts for which names are the vendor's.

/** A DDM instance with its accounts (DDM API, ShowInstance, ListDatabases and ListUsers). */
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
	admin_user_name: string;
	databases: DdmDatabase[];
	accounts: DdmAccount[];
	administratorPassword: string;
	/** How often ResetAdministrator succeeded. */
	administratorChanges: number;
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

/** A logical database of an instance, with the RDS instances it is made of (DDM API, ListDatabases). */
export interface DdmDatabase {
	name: string;
	status: string;
	/** Milliseconds. */
	created: number;
	shard_mode: string;
	shard_number: number;
	shard_unit: number;
	used_rds: Array<{ id: string; name: string; status: string }>;
}
