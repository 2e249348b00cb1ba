import { missing, type ServiceCodes } from '../shared/answers/hints';

/** What IAM's error codes mean (IAM API 5.0 and 3, error codes; not there: huaweicloud Terraform provider). */
export const codes: ServiceCodes = {
	busy: [],
	hints: [
		{
			when: ({ code }) => code === 'PAP5.0001',
			say: (refused) => `${missing(refused)}. It has to come from an identity policy: roles and policies of the older permission model do not hold for this API. If the user has it, a service control policy of the organization may forbid it`,
			cause: 'configuration-invalid',
		},
	],
};
