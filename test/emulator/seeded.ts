import { createHash } from 'node:crypto';

/** The permanent key pair, and where it belongs. */
export const CREDENTIAL = {
	accessKeyId: 'EMULATORACCESSKEY001',
	secretAccessKey: 'emulatorSecretAccessKeyWithFortyLetters1',
	region: 'cn-north-4',
	projectId: hex('project'),
} as const;

/** A temporary key pair with its token, as an agency or STS hands it out. */
export const TEMPORARY_CREDENTIAL = {
	...CREDENTIAL,
	accessKeyId: 'EMULATORTEMPORARY001',
	secretAccessKey: 'emulatorTemporarySecretKeyFortyLetters01',
	securityToken: Buffer.from('emulator security token '.repeat(12)).toString('base64'),
} as const;

/** The account of the key pair; version 3 of IAM calls it a domain. */
export const IAM_ACCOUNT = { id: hex('domain'), name: 'example-corp' } as const;

/** Names that tests and the demo refer to. */
export const SEEDED = {
	/** Activated by themselves, with e-mail and phone. */
	user: 'a.novak',
	/** Contains the name above, as fuzzy matches do. */
	similarUser: 'a.novakova',
	/** Two users in two domains have this name; only one of them has a personal folder. */
	duplicateUser: 'j.smith',
	disabledUser: 'm.rossi',
	lockedUser: 'k.yamamoto',
	/** Activated by the administrator, who sets the password. */
	managedUser: 'j.smithson',
	/** Activated by the administrator, account expired. */
	expiredUser: 'l.garcia',
	/** Has no personal folder. */
	userWithoutFolder: 'f.dubois',
	/** Has two devices for one-time passwords: one registered, one not. */
	userWithOtpDevices: 'a.novak',
	userWithoutOtpDevices: 'a.novakova',
	/** Connected to a desktop for the last time 100 days before 2026-11-21. */
	inactiveUser: 'b.chen',
	/** Has never connected to a desktop. */
	userWithoutLogins: 'a.adeyemi',
	/** The domain of users who are not in AD, and the main one: users are created in it. */
	localDomain: 'partners.example.com',
	/** A group of many, whose name is a part of the next one's. */
	group: 'VPN',
	similarGroup: 'VPN Administrators',
	/** Two groups in two domains have this name. */
	duplicateGroup: 'Project Aurora',
	/** The desktop of `user`, who is connected; the three after it are off, hibernated and broken. */
	desktop: 'D001',
	stoppedDesktop: 'D002',
	hibernatedDesktop: 'D003',
	brokenDesktop: 'D004',
	/** Nobody has them. */
	freeDesktops: ['D901', 'D902', 'D903', 'D904', 'D905'],
	/** Of `user` and `similarUser`. */
	sharedDesktop: 'D951',
	storages: ['profiles-emea', 'profiles-apac'],
	/** Has an Active and a Disconnected session, and the two app groups below; the same as `user`. */
	appUser: 'a.novak',
	/** The first one's name is a part of the next one's, which is granted to nobody. */
	appGroups: ['SAP GUI', 'Browser'],
	similarAppGroup: 'SAP GUI Test',
	/** Granted only to the user group `group`. */
	sharedAppGroup: 'Office',
	/** Has 100 accounts, the first of them `account`. */
	instance: 'orders-prod',
	account: 'orders_app',
	/** Its status is RESIZING. */
	busyInstance: 'archive-legacy',
	busyAccount: 'archive_app',
	/** Has a login profile, an access key of 200 days, an MFA device, an identity policy, and is in two groups. */
	iamUser: 'a.novak',
	/** The user of the emulator's own key pair. */
	iamCaller: 'build-agent',
	iamRootUser: 'example-corp',
	/** Has never logged in. */
	iamUserWithSpace: 'Emergency Access',
	/** One of their keys is 400 days old and has not been used for 380, the other was used yesterday. */
	iamUserWithTwoKeys: 'terraform',
	/** Is in as many groups as a user may be. */
	iamUserInTenGroups: 'on.call',
	/** Has no login profile, no access key, no MFA device, no policy, and is in no group. */
	iamBareUser: 'trainee',
	iamDisabledUser: 'm.rossi',
	/** Its name is a part of the next one's. */
	iamGroup: 'developers',
	iamSimilarGroup: 'developers-eu',
	/** Nobody is in it, and it has no policies. */
	iamEmptyGroup: 'Project Aurora',
	/** Of Huawei Cloud. */
	iamPolicy: 'IAMReadOnlyPolicy',
	iamCustomPolicy: 'StartStopServers',
	/** A custom policy that nobody has. */
	iamUnattachedPolicy: 'Drafts',
	/** The project of CodeArts that has most of the repositories. */
	codeArtsProject: hex('codearts project'),
} as const;

/** 32 hex digits that depend on nothing but the name. */
export function hex(name: string): string {
	return createHash('sha256').update(name).digest('hex').slice(0, 32);
}

/** The same as a UUID. */
export function uuid(name: string): string {
	return hex(name).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The ID of an IAM user. */
export const iamUserId = (name: string) => hex(`iam user ${name}`);

/** The ID of an identity policy. */
export const iamPolicyId = (name: string) => hex(`identity policy ${name}`);
