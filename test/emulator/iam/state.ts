// What IAM holds of the cloud; see ../state.ts for which names are the vendor's.

/** One account with everything IAM knows of it. */
export interface IamState {
	/** What version 3 calls a domain. */
	account: { id: string; name: string };
	users: IamUser[];
	groups: IamGroup[];
	policies: IdentityPolicy[];
	passwordPolicy: PasswordPolicy;
	quotas: IamQuotas;
	/** How many milliseconds a user created by these APIs is not found at first; a test may change it for users to come. */
	hiddenFor: Record<'CreateUserV5' | 'CreateUser', number>;
	/**
	 * Whether deleting a user who still has something, or a group that has members, is a conflict. The APIs declare a 409
	 * and name no cause, and Terraform's provider deletes users as they are: so it is false unless a test sets it.
	 */
	deletesWithConflict: boolean;
}

/** An IAM user (IAM API, ShowUserV5, and version 3's ShowUser for the fields that version 5 has not). */
export interface IamUser {
	user_id: string;
	user_name: string;
	description: string;
	enabled: boolean;
	is_root_user: boolean;
	created_at: string;
	tags: Array<{ tag_key: string; tag_value: string }>;
	/** Null if the user has never logged in. */
	last_login_at: string | null;
	email: string;
	areacode: string;
	phone: string;
	access_mode: 'default' | 'programmatic' | 'console';
	xuser_id: string;
	xuser_type: string;
	loginProfile: LoginProfile | null;
	accessKeys: IamAccessKey[];
	mfaDevices: MfaDevice[];
	attachedPolicies: AttachedPolicy[];
	/** From when the user is found, in milliseconds of the clock that jobs go by. */
	visibleFrom: number;
	/** How often UpdateUserV5 or UpdateUser succeeded. */
	updates: number;
}

/** What a user logs in to the console with (IAM API, ShowLoginProfileV5). */
export interface LoginProfile {
	created_at: string;
	password_reset_required: boolean;
	password: string;
	/** When the password was set. */
	changedAt: string;
}

/** A permanent access key (IAM API, ListAccessKeysV5). */
export interface IamAccessKey {
	access_key_id: string;
	created_at: string;
	status: 'active' | 'inactive';
	secret_access_key: string;
	/** Before the start of the emulator; null if nothing was signed with it then. */
	last_used_at: string | null;
}

/** A virtual MFA device of a user; enabled is one that the user is bound to (IAM API, ListMfaDevicesV5). */
export interface MfaDevice {
	serial_number: string;
	enabled: boolean;
}

/** An identity policy that a user or a group has (IAM API, ListAttachedUserPoliciesV5). */
export interface AttachedPolicy {
	policy_id: string;
	attached_at: string;
}

/** A group of IAM users (IAM API, ShowGroupV5). */
export interface IamGroup {
	group_id: string;
	group_name: string;
	description: string;
	created_at: string;
	/** IDs of users, and the only place that says who is a member. */
	members: string[];
	attachedPolicies: AttachedPolicy[];
}

/** An identity policy (IAM API, ListPoliciesV5); how often it is attached is counted when asked. */
export interface IdentityPolicy {
	policy_id: string;
	policy_name: string;
	policy_type: 'system' | 'custom';
	path: string;
	default_version_id: string;
	description: string;
	created_at: string;
	updated_at: string;
}

/** The account's rules for passwords (IAM API, ShowPasswordPolicyV5). */
export interface PasswordPolicy {
	minimum_password_length: number;
	maximum_password_length: number;
	/** How many of upper case, lower case, digits and special characters there must be. */
	password_char_combination: number;
	/** None if it is 0. */
	maximum_consecutive_identical_chars: number;
	/** Minutes. */
	minimum_password_age: number;
	/** Days; a password never expires if it is 0. */
	password_validity_period: number;
	password_reuse_prevention: number;
	password_not_username_or_invert: boolean;
	password_requirements: string;
	allow_user_to_change_password: boolean;
}

/** How much of everything an account may have (IAM user guide, quotas). */
export interface IamQuotas {
	users: number;
	groups: number;
	policies: number;
	agencies: number;
	groupsPerUser: number;
	accessKeysPerUser: number;
	policiesPerUser: number;
	policiesPerGroup: number;
	policiesPerAgency: number;
	versionsPerPolicy: number;
	/** Characters of a policy document. */
	policySize: number;
}
