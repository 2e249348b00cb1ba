import { text } from '../guards';
import type { Call, Route } from '../service';
import type { IamUser } from '../state';
import { userOf } from './find';
import { linksOf } from './keystone';
import { check, FIELDS, fieldsOf, type KeystoneFields } from './keystone-fields';
import { refuseAsKeystone, refuseByNumber } from './refusals';
import { newUser } from './users';

const PATH = '/v3.0/OS-USER/users';
const ONE = `${PATH}/{user_id}`;

/** IAM API, version 3.0: users with what version 5 has not, such as e-mail address and phone. */
export const KEYSTONE_USERS: Route[] = [
	// A user needs no permission to see themselves; here everybody needs it.
	{ name: 'ShowUser', method: 'GET', path: ONE, action: 'iam:users:getUser', handle: showUser },
	{ name: 'CreateUser', method: 'POST', path: PATH, action: 'iam:users:createUser', status: 201, handle: createUser },
	{ name: 'UpdateUser (IAM)', method: 'PUT', path: ONE, action: 'iam:users:updateUser', handle: updateUser },
];

function apply(user: IamUser, fields: KeystoneFields, now: number): void {
	const { name = user.user_name, password, pwd_status, ...rest } = fields;
	Object.assign(user, rest, { user_name: name });
	const time = new Date(now).toISOString();
	// A password is set with "must be changed" unless told otherwise.
	if (password !== undefined) {
		const created = user.loginProfile?.created_at ?? time;
		user.loginProfile = { created_at: created, password, password_reset_required: pwd_status ?? true, changedAt: time };
	} else if (user.loginProfile && pwd_status !== undefined) user.loginProfile.password_reset_required = pwd_status;
}

function createUser(call: Call) {
	const { iam } = call.state;
	const { domain_id, ...fields } = fieldsOf(call, { ...FIELDS, domain_id: text(1, 64) }, 'name', 'domain_id');
	// Not documented: what another account's ID is answered with.
	if (domain_id !== iam.account.id) throw refuseAsKeystone(403, 'You are not authorized to perform the requested action.');
	if (iam.users.length >= iam.quotas.users) throw refuseByNumber(1115);
	const user = newUser(call, '', { visibleFrom: call.elapsed + iam.hiddenFor.CreateUser });
	check(call, fields, user);
	apply(user, fields, call.now);
	iam.users.push(user);
	return {
		user: {
			...common(user, call),
			create_time: user.created_at.replace('Z', '000'),
			is_domain_owner: false,
			password_expires_at: null,
			status: null,
			xdomain_id: '',
			xdomain_type: '',
		},
	};
}

// A user's fields that all three answers have. Passwords do not expire here, which version 3 calls null.
function common(user: IamUser, { state }: Call) {
	const { loginProfile, email, areacode, phone, access_mode, enabled, description, xuser_id, xuser_type } = user;
	return {
		id: user.user_id,
		name: user.user_name,
		domain_id: state.iam.account.id,
		enabled,
		access_mode,
		description,
		xuser_id,
		xuser_type,
		...(email && { email }),
		...(phone && { areacode, phone }),
		...(loginProfile && { pwd_status: loginProfile.password_reset_required }),
	};
}

function find(call: Call): IamUser {
	const user = userOf(call, call.params.user_id);
	if (!user) throw refuseAsKeystone(404, `Could not find user: ${call.params.user_id}.`);
	return user;
}

// The phone comes with the area code in front, as Terraform's provider expects it to.
function showUser(call: Call) {
	const user = find(call);
	const { areacode, phone, last_login_at: login, loginProfile } = user;
	return {
		user: {
			...common(user, call),
			...(phone && { phone: `${areacode}-${phone}` }),
			pwd_strength: loginProfile ? 'High' : 'None',
			is_domain_owner: user.is_root_user,
			create_time: localTime(user.created_at),
			...(login && { last_login_time: localTime(login) }),
			...(loginProfile && { pwd_create_time: localTime(loginProfile.created_at), modify_pwd_time: localTime(loginProfile.changedAt) }),
			links: linksOf(`/v3/users/${user.user_id}`),
		},
	};
}

const localTime = (time: string) => time.slice(0, 19).replace('T', ' ');

// What is left out stays as it is: Terraform's provider sends only what changes.
function updateUser(call: Call) {
	const fields = fieldsOf(call, FIELDS);
	const user = find(call);
	check(call, fields, user);
	apply(user, fields, call.now);
	user.updates++;
	return { user: { ...common(user, call), password_expires_at: null, links: { self: linksOf(`/v3/users/${user.user_id}`).self } } };
}
