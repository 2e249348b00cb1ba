// What Workspace holds of the cloud; see ../state.ts for which names are the vendor's.

/** A desktop user (Workspace API, ListUsers and ListUserDetail); who is in which group is said by the groups. */
export interface WorkspaceUser {
	id: string;
	sid: string;
	user_name: string;
	full_name: string;
	domain: string;
	platform_type: 'AD' | 'LOCAL';
	user_email: string;
	user_phone: string;
	description: string;
	active_type: 'USER_ACTIVATE' | 'ADMIN_ACTIVATE';
	/** Milliseconds; 0 is never. */
	account_expires: number;
	enable_change_password: boolean;
	next_login_change_password: boolean;
	password_never_expired: boolean;
	disabled: boolean;
	locked: boolean;
	is_pre_user: boolean;
	certificate_status: boolean;
	enterprise_project_id: string;
	share_space_subscription: boolean;
	share_space_desktops: number;
	user_info_map: string;
	when_created: string;
	password: string;
	/** How often UpdateUserInfo succeeded. */
	updates: number;
	/** How often ResetRandomPassword succeeded. */
	passwordResets: number;
}

/** A group of desktop users (Workspace API, ListUserGroups). */
export interface UserGroup {
	id: string;
	name: string;
	description: string;
	domain: string;
	group_dn: string;
	sid: string;
	realm_id: string;
	platform_type: 'AD' | 'LOCAL';
	create_time: string;
	/** IDs of users, and the only place that says who is a member. */
	members: string[];
	/** How often RunActionsOnGroup succeeded. */
	actions: number;
}

/** A password on its way to its user (Workspace API, ResetRandomPassword, CreateDesktopUser, SendEmail), with the templates that were asked for. */
export interface Notification {
	user_id: string;
	type: 'email' | 'phone';
	to: string;
	password: string;
	template_id?: string;
	phone_template_id?: string;
}
