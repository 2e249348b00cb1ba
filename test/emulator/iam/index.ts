import type { Service } from '../service';
import { ACCESS_KEYS } from './access-keys';
import { ACCOUNT } from './account';
import { ATTACHMENTS } from './attachments';
import { GROUPS } from './groups';
import { KEYSTONE } from './keystone';
import { KEYSTONE_USERS } from './keystone-users';
import { LOGIN_PROFILES } from './login-profiles';
import { MEMBERSHIP } from './membership';
import { MFA_DEVICES } from './mfa';
import { POLICIES } from './policies';
import { refuse, refuseAsKeystone } from './refusals';
import { USERS } from './users';

/**
 * Identity and Access Management, version 5: users, what they log in and sign with, groups and identity policies. No route
 * has a project in its path, so X-Project-Id and X-Domain-Id may be sent or left out, as the official clients do either.
 */
export const iam: Service = {
	name: 'IAM',
	forbidden: 'PAP5.0001', // IAM API 5.0, error codes.
	refuse,
	routes: [...USERS, ...LOGIN_PROFILES, ...ACCESS_KEYS, ...GROUPS, ...MEMBERSHIP, ...POLICIES, ...ATTACHMENTS, ...MFA_DEVICES, ...ACCOUNT],
};

/** Its versions 3 and 3.0, which are Keystone's but for their own: what the key can reach, and users with e-mail address and phone. */
export const keystone: Service = {
	name: 'IAM',
	forbidden: 'IAM.0003', // IAM API, error codes; Keystone's form has the status in its place.
	refuse: (status, _code, message, more) => refuseAsKeystone(status, message, more),
	routes: [...KEYSTONE, ...KEYSTONE_USERS],
};
