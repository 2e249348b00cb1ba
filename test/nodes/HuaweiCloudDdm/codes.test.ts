import { codes } from '../../../nodes/HuaweiCloudDdm/codes';
import { hintFor } from '../../../nodes/shared/answers/hints';

const hint = (status: number, code: string) => hintFor({ status, code, message: '' }, codes.hints);

it.each([
	[409, 'DBS.200019', { advice: 'The DDM instance is busy with another operation. Wait until it is running', later: true, cause: 'temporarily-unavailable' }],
	[409, 'DBS.212033', { advice: expect.stringMatching(/busy with another operation/), later: true, cause: 'temporarily-unavailable' }],
	[400, 'DBS.300306', { advice: expect.stringMatching(/^A DDM password has 8 to 32 characters/) }],
	[400, 'DBS.300305', { advice: expect.stringMatching(/^The name of a DDM account/) }],
	[400, 'DBS.300311', { advice: expect.stringMatching(/has an account of this name already/) }],
	[400, 'DBS.300107', { advice: expect.stringMatching(/has an account of this name already/) }],
	[400, 'DBS.300300', { advice: expect.stringMatching(/at most 100 accounts/) }],
	[400, 'DBS.300323', { advice: expect.stringMatching(/^An RDS instance behind/), later: true, cause: 'temporarily-unavailable' }],
	[400, 'DBS.300327', { advice: 'Check that the account exists in this DDM instance', cause: 'configuration-invalid' }],
	[400, 'DBS.300328', { advice: 'Check that the account exists in this DDM instance', cause: 'configuration-invalid' }],
	[400, 'DBS.280001', { advice: expect.stringMatching(/choose them from the lists/), cause: 'configuration-invalid' }],
	[400, 'DBS.300375', { advice: expect.stringMatching(/choose them from the lists/), cause: 'configuration-invalid' }],
	[500, 'DBS.200412', { advice: "The problem is on Huawei Cloud's side", later: true, cause: 'temporarily-unavailable' }],
	[400, 'DBS.1', {}],
])('HTTP %i %s means %j', (status, code, meaning) => {
	expect(hint(status, code)).toEqual(meaning);
});

it('the codes of a busy instance are tried again, and only those', () => {
	expect(codes.busy).toEqual(['DBS.200019', 'DBS.212033']);
});
