import { missing, type ServiceCodes } from '../shared/answers/hints';

/** Version 3.0 refuses what a form says of a user by numbers, and without a message (IAM API, CreateUser). */
const NUMBERS: Record<string, string> = {
	1101: "IAM does not take the 'User Name'. It has 1 to 64 letters, digits, spaces, \"-\", \"_\" and \".\", without a digit first",
	1102: "IAM does not take the 'Email'",
	1103: 'IAM does not take the password. It has 8 to 32 characters of several kinds, without email and phone number',
	1104: "IAM does not take the phone number. 'Country Code' looks like 0086, and 'Phone' consists of digits",
	1106: "'Country Code' and 'Phone' go together",
	1109: 'Another user of the account has this name',
	1110: 'Another user of the account has this email address',
	1111: 'Another user of the account has this phone number',
	1115: 'The account has as many users as its quota allows: 50, unless it was raised. Delete a user, or ask Huawei Cloud for a higher quota',
	1117: "IAM does not take the 'Description'",
	1118: 'The password is too weak for the password policy of the account. Account: Get Summary shows the policy',
};

/** What IAM's error codes mean (IAM API 5.0 and 3, error codes; not there: huaweicloud Terraform provider; limits: IAM user guide, quotas). */
export const codes: ServiceCodes = {
	busy: [],
	hints: [
		{
			when: ({ code }) => code in NUMBERS,
			say: ({ code }) => String(NUMBERS[code]),
			cause: 'configuration-invalid',
		},
		{
			when: ({ code }) => code === 'PAP5.0001',
			say: (refused) => `${missing(refused)}. It has to come from an identity policy: roles and policies of the older permission model do not hold for this API. If the user has it, a service control policy of the organization may forbid it`,
			cause: 'configuration-invalid',
		},
		{
			when: ({ message }) => /akSkNumExceed/i.test(message),
			say: 'The user has two access keys already, and IAM allows no more. First delete one that is not used',
		},
		{
			when: ({ code }) => code === 'PAP5.0003',
			say: 'The user or the user group has as many identity policies as IAM allows: ten, unless the quota was raised. Detach one, or attach the policy to a group of the user',
		},
		{
			when: ({ status, permission }) => status === 409 && permission === 'iam:permissions:addUserToGroupV5',
			say: 'IAM names no cause. The user is not in this group, so it may be the limit: a user can be in ten groups. Remove the user from another group first',
		},
		{
			when: ({ status, permission }) => status === 409 && permission === 'iam:groups:deleteGroupV5',
			say: 'IAM names no cause. The group may still have members or policies: see Get Members and Policy: Get Many, and remove and detach them first',
		},
		{
			when: ({ status }) => status === 409,
			say: 'Something else is in the way: a name that is taken, or a quota of the account. Account: Get Summary shows the quotas',
		},
	],
};
