import { PACKAGE } from '../engine/types';
import { byId, getIamUser, getIamUsers, getUsers, iamUserIn, json, useCloud } from './setup';

const cloud = useCloud();
const LOOK_UP = '/v3/auth/domains';
const read = () => getIamUser({ userId: byId(iamUserIn(cloud.state).user_id) });
const lookUps = () => cloud.requests.filter(({ path }) => path === LOOK_UP).length;
/** What was sent to IAM besides the look-up, by the account in the header. */
const accounts = () => cloud.emulator.received.filter(({ path }) => path !== LOOK_UP).map(({ headers }) => headers['x-domain-id']);

it('the account is looked up once per key, and named to IAM from then on', async () => {
	const credential = cloud.strange();
	const { id } = cloud.state.iam.account;
	const { done } = await cloud.run(read(), [{}, {}], { credential });
	await cloud.run(getIamUsers(), [{}], { credential });
	await cloud.engine(credential).search(`${PACKAGE}.huaweiCloudIam`, 'searchUsers');
	expect([json(done).length, lookUps(), accounts()]).toEqual([2, 1, [id, id, id, id]]);
	expect(cloud.requests[0]?.path).toBe(LOOK_UP);
});

it.each([
	['is refused', { status: 403, body: '{"error_msg":"Access denied."}' }],
	['finds none', { status: 200, body: '{"domains":[]}' }],
	['is not understood', { status: 200, body: '{"domains":"none"}' }],
])('no account is named where the look-up %s, and that is no failure', async (_what, fault) => {
	const credential = cloud.strange();
	cloud.emulator.fault({ path: LOOK_UP, ...fault });
	const { done, error } = await cloud.run(read(), [{}], { credential });
	expect([error, json(done).length, accounts()]).toEqual([undefined, 1, [undefined]]);
});

it('the look-up is made again by the next run after it failed', async () => {
	const credential = cloud.strange();
	cloud.emulator.fault({ path: LOOK_UP, status: 403, body: '{"error_msg":"Access denied."}' });
	await cloud.run(read(), [{}], { credential });
	await cloud.run(read(), [{}], { credential });
	expect([lookUps(), accounts()]).toEqual([2, [undefined, cloud.state.iam.account.id]]);
});

it('a key that is refused stops the run with the look-up, and so does a service that is down', async () => {
	const wrong = await cloud.run(read(), [{}, {}], { credential: { ...cloud.strange(), secretAccessKey: 'wrong' } });
	expect([wrong.error?.description, cloud.requests.map(({ path }) => path)]).toEqual([expect.stringContaining('The Secret Access Key of the credential'), [LOOK_UP]]);
	cloud.emulator.fault({ path: LOOK_UP, status: 500, body: '{"error_msg":"Out of order."}', times: Infinity });
	const down = await cloud.run(read(), [{}, {}], { credential: cloud.strange() });
	expect([down.error?.message, [...new Set(cloud.requests.map(({ path }) => path))]]).toEqual(['Out of order.', [LOOK_UP]]);
});

it('no project is named to IAM, also behind an endpoint that all services share, and none is looked up', async () => {
	await cloud.run(read(), [{}], { credential: { ...cloud.strange(), projectId: '' } });
	expect(cloud.emulator.received.map(({ path, headers }) => [path === '/v3/auth/projects', 'x-project-id' in headers])).toEqual([[false, false], [false, false]]);
});

it('other services are called with the project, and without the account', async () => {
	await cloud.run(getUsers(), [{}], { credential: cloud.strange() });
	expect(cloud.emulator.received.map(({ headers }) => ['x-project-id' in headers, 'x-domain-id' in headers])).toEqual([[true, false]]);
});
