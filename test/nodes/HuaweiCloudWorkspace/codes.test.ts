import { codes } from '../../../nodes/HuaweiCloudWorkspace/codes';
import { hintFor } from '../../../nodes/shared/answers/hints';

const hint = (code: string) => hintFor({ status: 400, code, message: '' }, codes.hints);

it.each([
	['WKS.00170312', { advice: expect.stringMatching(/^There is no such user in this Workspace/), cause: 'configuration-invalid' }],
	['WKS.00170208', { advice: expect.stringMatching(/^There is no such user group/), cause: 'configuration-invalid' }],
	['WKS.00170117', { advice: expect.stringMatching(/^There is no such user group/), cause: 'configuration-invalid' }],
	['WKS.00170101', { advice: expect.stringMatching(/^A Workspace password/) }],
	['WKS.00170102', { advice: expect.stringMatching(/^A Workspace password/) }],
	['WKS.00170103', { advice: expect.stringMatching(/^A Workspace password/) }],
	['WKS.00010032', { advice: expect.stringMatching(/^The state of the desktop does not allow this/) }],
	['WKS.1', {}],
])('%s means %j', (code, meaning) => {
	expect(hint(code)).toEqual(meaning);
});

it.each([
	[undefined, /^There is no such desktop/],
	['workspace:desktops:batchDelete', /^There is no such desktop/],
	['workspace:jobs:get', /^There is no such job/],
] as const)('WKS.00211902 is about what was asked for: %s', (permission, advice) => {
	expect(hintFor({ status: 404, code: 'WKS.00211902', message: '', permission }, codes.hints).advice).toMatch(advice);
});

it('no code says that Workspace is busy', () => {
	expect(codes.busy).toEqual([]);
});
