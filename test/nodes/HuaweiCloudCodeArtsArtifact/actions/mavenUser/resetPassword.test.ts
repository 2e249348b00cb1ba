import { resetPassword } from '../../../../../nodes/HuaweiCloudCodeArtsArtifact/actions/mavenUser/resetPassword';
import { takeSteps } from '../../../../fixtures/context';

const reset = { status: 'success', trace_id: 't1', result: { id: 5, userName: 'ana', repoUserName: 'cn-north-4_ana' } };

const user = { id: 5, userName: 'ana', repoUserName: 'cn-north-4_ana', trace_id: 't1' };

const RESET = {
	service: 'codeartsartifact',
	api: 'ResetUserPassword',
	method: 'POST',
	path: '/cloudartifact/v5/maven/users/me',
	effect: 'once',
	permission: 'codeartsartifact:repository:resetPassword',
};

const READ = { service: 'codeartsartifact', api: 'ShowRepoUserInfo', method: 'GET', path: '/cloudartifact/v5/repositories/user/info', effect: 'read', permission: 'none needed' };

const run = async (returnCredentials: boolean, ...bodies: unknown[]) => await takeSteps(resetPassword, { returnCredentials }, ...bodies);

describe('resetting the Maven password', () => {
	it('is one request, sent once, without a body', async () => {
		expect(await run(false, reset)).toEqual({ result: user, requests: [RESET] });
	});

	it('reads the new password afterwards, if it is wanted', async () => {
		const info = { result: { username: 'cn-north-4_ana', password: 'fresh', more: 1 } };

		expect(await run(true, reset, info)).toEqual({ result: { ...user, username: 'cn-north-4_ana', password: 'fresh' }, requests: [RESET, READ] });
	});

	it.each([
		['cannot be read', Object.assign(new Error('Not allowed'), { description: 'HTTP 403' }), 'Not allowed — HTTP 403'],
		['is missing', { result: { username: 'ana' } }, 'its field "password" is missing or not a text'],
		['comes without a user', { result: { password: 'fresh' } }, 'its field "username" is missing or not a text'],
		['comes in no result', {}, 'its field "result" is not an object'],
	])('succeeds although the password %s, and says so', async (_what, info, reason) => {
		const { result } = await run(true, reset, info);

		expect(result).toEqual({ ...user, credentialsError: `The password was reset, but username and password could not be read: ${reason}` });
	});

	it('runs once however many items come in, and says which field is a password nobody else has', () => {
		expect(resetPassword).toMatchObject({ perExecution: true, secret: 'password' });
	});

	it('fails when the reset does', async () => {
		await expect(run(true, new Error('Tenant is frozen'))).rejects.toThrow('Tenant is frozen');
	});

	it.each([null, {}, { result: [] }])('is not fooled by %j', async (body) => {
		await expect(run(false, body)).rejects.toThrow(/^it is not a JSON object$|^its field "result" is not an object$/);
	});
});
