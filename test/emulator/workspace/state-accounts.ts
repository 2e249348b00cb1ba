// What Workspace holds around its users; see ../state.ts for which names are the vendor's.

/** A domain that users are in (Workspace API, CreateDesktopUser); the first of them is the main one. */
export interface Domain {
	name: string;
	platform_type: 'AD' | 'LOCAL';
}

/** A device that shows a user one-time passwords (Workspace API, ListOtpDevicesByUserId). */
export interface OtpDevice {
	id: string;
	user_id: string;
	user_name: string;
	status: 'UNREGISTER' | 'REGISTERED';
	create_time: string;
}

/** One connection of a user to a desktop, or an attempt that failed (Workspace API, ListLoginRecordsNew). */
export interface LoginRecord {
	sid: string;
	transaction_id: string;
	computer_name: string;
	user_name: string;
	terminal_mac: string;
	terminal_name: string;
	terminal_ip: string;
	client_version: string;
	terminal_type: string;
	agent_version: string;
	desktop_ip: string;
	connection_start_time: string;
	connection_setup_time?: string;
	connection_end_time?: string;
	connection_failure_reason?: string;
	is_reconnect: boolean;
	network_rtt: number;
	e2e_rtt: number;
}

/** How much of something a project may have (Workspace API, ShowQuotas); how many users it has is counted when asked. */
export interface Quota {
	type: string;
	quota: number;
	used: number;
	unit?: string;
}

/** A change that succeeded, of those that leave no other trace of how often they did. */
export interface Change {
	api: 'ChangeUserStatus' | 'BatchDeleteOtpDevices' | 'UpdateUserGroup';
	/** Of the user or the group. */
	id: string;
	/** As ChangeUserStatus names it. */
	op_type?: string;
}
