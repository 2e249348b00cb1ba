import { missing, type ServiceCodes } from '../shared/answers/hints';

/** What IAM's error codes mean (IAM API 5.0 and 3, error codes; not there: huaweicloud Terraform provider; limits: IAM user guide, quotas). */
export const codes: ServiceCodes = {
	busy: [],
	hints: [
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
