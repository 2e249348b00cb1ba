import type { ServiceCodes } from '../shared/answers/hints';

/** There is no such account. */
export const NO_ACCOUNT = ['DBS.300327'];

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
			when: ({ code }) => code === 'DBS.300305',
			say: 'The name of a DDM account starts with a letter and has up to 32 letters, digits and underscores',
		},
		{
			when: ({ code }) => ['DBS.300311', 'DBS.300107'].includes(code),
			say: "The DDM instance has an account of this name already. Use 'Update' or 'Reset Password' to change it",
		},
		{
			when: ({ code }) => code === 'DBS.300300',
			say: 'A DDM instance has at most 100 accounts. Check how many there are, and the databases that the new one is to use',
		},
		{
			when: ({ code }) => code === 'DBS.300323',
			say: 'An RDS instance behind the DDM instance is not available, or its state does not allow this. Look at it in the RDS console',
			later: true,
			cause: 'temporarily-unavailable',
		},
		{
			when: ({ code }) => [...NO_ACCOUNT, 'DBS.300328'].includes(code),
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
