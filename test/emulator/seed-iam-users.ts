import type { Person } from './seed-users';
import { CREDENTIAL, hex, IAM_ACCOUNT, iamPolicyId, iamUserId, SEEDED } from './seeded';
import type { IamAccessKey, IamUser } from './state';

const COUNT = 130;
const DAY = 24 * 60 * 60_000;
const TODAY = Date.UTC(2026, 10, 21, 8);

/** An IAM user with the names of the groups they are in. */
export interface Member {
	user: IamUser;
	groups: readonly string[];
}

const ago = (days: number) => new Date(TODAY - days * DAY).toISOString();

/**
 * 130 IAM users: the root user, those with a role in the tests, and people who have a desktop as well. Some have never logged
 * in, every fifth has an access key, every seventh an MFA device. The tests' day is 2026-11-21.
 */
export function seedIamUsers(people: readonly Person[]): Member[] {
	const special: Member[] = [
		memberOf(SEEDED.iamRootUser, ['admin'], { is_root_user: true, mfaDevices: [device(SEEDED.iamRootUser, true)] }),
		memberOf(SEEDED.iamCaller, ['admin'], { ...MACHINE, accessKeys: [ownKey()] }),
		memberOf(SEEDED.iamUserWithTwoKeys, ['operators'], { ...MACHINE, accessKeys: [keyOf('terraform 1', 400, 380), keyOf('terraform 2', 30, 1)] }),
		memberOf(SEEDED.iamUserWithSpace, ['admin'], { description: 'Sealed envelope, second floor', last_login_at: null }),
		memberOf(SEEDED.iamUserInTenGroups, TEN, {}),
		memberOf(SEEDED.iamBareUser, [], { loginProfile: null, last_login_at: null, email: '', areacode: '', phone: '' }),
	];
	const names = new Set(special.map(({ user }) => user.user_name));
	const ordinary = people.filter(({ user }) => !names.has(user.user_name) && names.add(user.user_name));
	return [...special, ...ordinary.slice(0, COUNT - special.length).map(personOf)];
}

/** Nobody logs in as such a user. */
const MACHINE = { access_mode: 'programmatic', loginProfile: null, last_login_at: null, email: '', areacode: '', phone: '' } as const;

const TEN = ['developers', 'developers-eu', 'operators', 'auditors', 'Finance team', 'read_only', 'on-call {EU}', 'on-call {APAC}', 'network', 'databases'];

/** A desktop user as an IAM user; the first of them is the one that tests know by name. */
function personOf({ user }: Person, index: number): Member {
	const first = index === 0;
	const name = user.user_name;
	const groups = index % 3 === 0 ? [SEEDED.iamGroup] : index % 3 === 1 ? [SEEDED.iamSimilarGroup, 'read_only'] : ['auditors'];
	return memberOf(name, first ? [...groups, 'operators'] : groups, {
		enabled: !user.disabled,
		description: user.description.replace(/[@#%&<>\\$^*]/g, ''),
		email: user.user_email,
		areacode: user.user_phone && '0044',
		phone: user.user_phone.replace('+44', ''),
		last_login_at: index % 6 === 5 ? null : ago(user.disabled ? 250 : index % 11 === 10 ? 100 + index : 1 + (index % 30)),
		accessKeys: index % 5 === 0 ? [keyOf(name, first ? 200 : 20 + index * 3, index % 10 === 0 ? 2 + index : null)] : [],
		mfaDevices: index % 7 === 0 ? [device(name, index % 14 === 0)] : [],
		attachedPolicies: first ? [{ policy_id: iamPolicyId(SEEDED.iamPolicy), attached_at: ago(90) }] : [],
		tags: index % 8 === 0 ? [{ tag_key: 'department', tag_value: user.description.split(',')[0] ?? '' }] : [],
	});
}

function memberOf(name: string, groups: readonly string[], more: Partial<IamUser>): Member {
	const created = ago(500);
	const user: IamUser = {
		user_id: iamUserId(name),
		user_name: name,
		description: '',
		enabled: true,
		is_root_user: false,
		created_at: created,
		tags: [],
		last_login_at: ago(3),
		email: `${name.toLowerCase().replace(/ /g, '.')}@example.com`,
		areacode: '',
		phone: '',
		access_mode: 'default',
		xuser_id: '',
		xuser_type: '',
		loginProfile: { created_at: created, password_reset_required: false, password: `Seeded~iam~${hex(name).slice(0, 5)}`, changedAt: created },
		accessKeys: [],
		mfaDevices: [],
		attachedPolicies: [],
		visibleFrom: 0,
		updates: 0,
		...more,
	};
	return { user, groups };
}

const device = (name: string, enabled: boolean) => ({ serial_number: `iam::${IAM_ACCOUNT.id}:mfa:${name.replace(/[^a-zA-Z0-9_-]/g, '-')}`, enabled });

// Days ago; never used is null.
function keyOf(name: string, created: number, used: number | null): IamAccessKey {
	return {
		access_key_id: `HPUA${hex(`access key ${name}`).slice(0, 16).toUpperCase()}`,
		created_at: ago(created),
		status: 'active',
		secret_access_key: hex(`secret of ${name}`).padEnd(40, '0'),
		last_used_at: used === null ? null : ago(used),
	};
}

// What the emulator's own credential is.
function ownKey(): IamAccessKey {
	const { accessKeyId, secretAccessKey } = CREDENTIAL;
	return { access_key_id: accessKeyId, created_at: ago(60), status: 'active', secret_access_key: secretAccessKey, last_used_at: null };
}
