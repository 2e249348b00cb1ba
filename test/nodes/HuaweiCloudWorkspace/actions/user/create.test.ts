import { NodeApiError } from 'n8n-workflow';

import { create } from '../../../../../nodes/HuaweiCloudWorkspace/actions/user/create';
import { upsert } from '../../../../../nodes/HuaweiCloudWorkspace/actions/user/upsert';
import { passwordRule } from '../../../../../nodes/HuaweiCloudWorkspace/passwordRule';
import { updateFieldsOf } from '../../../../../nodes/HuaweiCloudWorkspace/userCreationFields';
import { node, takeSteps } from '../../../../fixtures/context';

const self = { userName: 'ana', activeType: 'USER_ACTIVATE', userEmail: '', userPhone: '+861', additionalFields: {} };
const managed = { ...self, activeType: 'ADMIN_ACTIVATE', passwordSource: 'generate', password: 'Gr33nTea', nextLoginChangePassword: false, passwordOutput: 'return' };
const refusal = (httpCode: string, unclear = false) => {
	const error = new NodeApiError(node, {}, { message: 'No.', httpCode });
	error.context.unclear = unclear;
	return error;
};
const found = (...names: string[]) => ({ users: names.map((user_name, index) => ({ id: `u${index}`, user_name })), total_count: names.length });

describe.each([['create', create], ['upsert', upsert]])('the request of %s', (_name, operation) => {
	it('must never be sent twice', async () => {
		const { result, requests } = await takeSteps(operation, managed, { id: 'u1' });
		expect(requests).toEqual([
			{
				service: 'workspace',
				api: 'CreateDesktopUser',
				method: 'POST',
				path: '/v2/{project_id}/users',
				body: { user_name: 'ana', active_type: 'ADMIN_ACTIVATE', user_phone: '+861', password: 'Gr33nTea', next_login_change_password: false },
				effect: 'once',
				permission: 'workspace:users:create',
			},
		]);
		expect(result).toEqual({ id: 'u1', user_name: 'ana', created: true, password: 'Gr33nTea' });
	});

	it('has nothing of a password that the form does not show', async () => {
		const { requests } = await takeSteps(operation, self, { id: 'u1' });
		expect(JSON.stringify(requests[0]?.body)).toBe('{"user_name":"ana","active_type":"USER_ACTIVATE","user_phone":"+861"}');
	});

	it.each(['a', 'ana.novak-', '0', 'A_b-C'])('takes the name %s', async (userName) => {
		const { requests } = await takeSteps(operation, { ...self, userName }, { id: 'u1' });
		expect(requests[0]?.body).toMatchObject({ user_name: userName });
	});

	it.each(['.ana', 'ana_', 'ana novak', 'añá', 'a@b'])('refuses the name %s before anything is sent', (userName) => {
		expect(() => operation.plan({ ...self, userName } as never)).toThrow(/^'User Name' may contain /);
	});

	it('is followed by a look-up of exactly this name, in the domain, if it is unclear or refused', async () => {
		const { requests } = await takeSteps(operation, { ...self, additionalFields: { domain: 'corp' } }, refusal('500', true), found('Ana', 'ana'));
		expect(requests[1]).toMatchObject({ api: 'ListUsers', query: { user_names: ['ana'], domain: 'corp' } });
	});

	it.each(['401', '403', '429', '500'])('that fails with %s is not followed by one', async (status) => {
		await expect(takeSteps(operation, self, refusal(status))).rejects.toThrow('No.');
	});

	it.each([
		['the one that is refused', refusal('400'), 'No.'],
		['the one that is unclear', refusal('500', true), 'No.'],
	])('stays a failure where nobody has the name: %s', async (_which, error, message) => {
		await expect(takeSteps(operation, self, error, found('Ana'))).rejects.toThrow(message);
	});
});

it('creating says who has the name, and where a domain is given, looks there first', async () => {
	expect(() => create.plan({ ...self, existing: 'u7' } as never)).toThrow('There is a user called "ana" already, with the ID u7. Use \'Create or Update\' to change the user');
	await expect(takeSteps(create, { ...self, existing: 'u7', additionalFields: { domain: 'corp' } }, found('ana'))).rejects.toThrow('with the ID u0');
	await expect(takeSteps(create, self, refusal('400'), found('ana'))).rejects.toThrow('with the ID u0');
});

it('an update has what was given of the fields that can be updated', () => {
	const additionalFields = { accountExpires: '2027-01-01T00:00:00Z', aliasName: 'a', description: '', domain: 'd', enableChangePassword: false, enterpriseProjectId: 'e', groupIds: ['g'], userInfoMap: 'm' };
	expect(updateFieldsOf({ ...managed, additionalFields } as never)).toStrictEqual({ userPhone: '+861', accountExpires: '2027-01-01T00:00:00Z', description: '', enableChangePassword: false, userInfoMap: 'm' });
	expect(() => upsert.plan({ ...self, existing: 'u7', userEmail: 'ana' } as never)).toThrow("'Email' is not an email address: ana");
});

describe("a user's password", () => {
	it.each(['Abcdefg1', 'abcdefg1!', 'ABCDEFG1!', 'Abcdefg!', 'A1!'.repeat(11).slice(0, 32)])('may be %s', (text) => {
		expect(passwordRule.fault(text, 'ana')).toBeUndefined();
	});

	it.each([
		['Abcdef1', 'has to have 8 to 32 characters'],
		[`Ab1${'c'.repeat(30)}`, 'has to have 8 to 32 characters'],
		['abcdefg1', 'has to contain at least three of lower case letters, upper case letters, digits and special characters'],
		['1-2ANa3-4', 'must not contain the user name'],
	])('may not be %s', (text, fault) => {
		expect(passwordRule.fault(text, 'ana')).toBe(fault);
	});
});
