import type { ServiceCodes } from '../shared/answers/hints';

/** What DDM's error codes mean (DDM API reference, error codes; a busy instance: huaweicloud Terraform provider). */
export const codes: ServiceCodes = {
	busy: ['DBS.200019', 'DBS.212033'],
	hints: [
		{
			when: ({ code }) => ['DBS.200019', 'DBS.212033'].includes(code),
			say: 'The DDM instance is busy with another operation. Wait until it is running',
			later: true,
			cause: 'temporarily-unavailable',
		},
		{
			when: ({ code }) => code === 'DBS.300306',
			say: 'A DDM password has 8 to 32 characters of at least three kinds (lower case, upper case, digits, ~!@#%^*-_+?) and is not a common one',
		},
		{
			when: ({ code }) => ['DBS.300327', 'DBS.300328'].includes(code),
			say: 'Check that the account exists in this DDM instance',
			cause: 'configuration-invalid',
		},
		{
			when: ({ code }) => ['DBS.280001', 'DBS.300375'].includes(code),
			say: 'Check the DDM instance and the account: choose them from the lists',
			cause: 'configuration-invalid',
		},
	],
};
