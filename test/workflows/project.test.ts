import { PACKAGE } from '../engine/types';
import { byId, CARRY_ON, getUser, json, resetMavenPassword, useCloud, userIn } from './setup';

const cloud = useCloud();
const read = () => getUser({ userId: byId(userIn(cloud.state).id) });
const LOOK_UP = { method: 'GET', path: '/v3/auth/projects', query: {}, body: '' };
const READ = () => ({ method: 'GET', path: `/v2/{project_id}/users/${userIn(cloud.state).id}`, query: {}, body: '' });

/** The credential without a Project ID. */
const without = () => ({ projectId: '', ...cloud.strange() });

it('an empty Project ID becomes that of the region, looked up once per key', async () => {
	const credential = without();
	const { done } = await cloud.run(read(), [{}, {}], { credential });
	await cloud.run(read(), [{}], { credential });
	await cloud.engine(credential).search(`${PACKAGE}.huaweiCloudWorkspace`, 'searchUsers');
	expect(json(done)).toMatchObject([{ id: userIn(cloud.state).id }, { id: userIn(cloud.state).id }]);
	expect(cloud.requests.slice(0, 4)).toEqual([LOOK_UP, READ(), READ(), READ()]);
	expect(cloud.requests.filter(({ path }) => path === LOOK_UP.path)).toHaveLength(1);
});

it('is looked up for APIs that have the project in a header only, too', async () => {
	await cloud.run(resetMavenPassword(), [{}], { credential: without() });
	expect(cloud.emulator.received.map(({ headers }) => headers['x-project-id'])).toEqual([undefined, cloud.emulator.credential.projectId]);
});

it('a key without a project in the region sends nothing more, and is told which it has', async () => {
	const [first] = cloud.state.projects;
	cloud.state.projects.splice(0, Infinity, { ...first, id: 'p1', name: 'cn-north-4_finance' } as never, { ...first, id: 'p2', name: 'ap-southeast-3' } as never);
	const { done } = await cloud.run(read(), [{}], { credential: without(), ...CARRY_ON });
	const error = 'The access key has no project in cn-north-4. Enter a Project ID in the credential, or choose another Region. Its projects: cn-north-4_finance (p1), ap-southeast-3 (p2)';
	expect([json(done), cloud.requests]).toEqual([[{ error }], [LOOK_UP]]);
});

it('a key without any project is told so', async () => {
	cloud.state.projects.splice(0, Infinity);
	const { error } = await cloud.run(read(), [{}], { credential: without() });
	expect(error?.message).toMatch(/^The access key has no project in cn-north-4\. .* Its projects: none$/);
});

it('a key with several projects in the region is told which', async () => {
	const [first] = cloud.state.projects;
	cloud.state.projects.push({ ...first, id: 'p2' } as never);
	const { error } = await cloud.run(read(), [{}], { credential: without() });
	expect(error?.message).toMatch(new RegExp(`^The access key has several projects in cn-north-4\\. .* Its projects: cn-north-4 \\(${first?.id}\\), cn-north-4 \\(p2\\)$`));
});

it('a look-up that failed is made again', async () => {
	const credential = without();
	cloud.emulator.fault({ path: '/v3/auth/projects', status: 403, body: '{"error_msg":"No."}' });
	expect((await cloud.run(read(), [{}], { credential })).error?.message).toBe('No.');
	expect((await cloud.run(read(), [{}], { credential })).error).toBeUndefined();
});

it('a Project ID that does not belong to the region is reported with the one that does', async () => {
	const { error } = await cloud.run(read(), [{}], { credential: { ...without(), projectId: '0'.repeat(32) } });
	expect(error?.description).toMatch(
		new RegExp(`^The Project ID and the Region of the credential do not belong together\\. Correct the Project ID, or leave it empty\\. That of cn-north-4 is ${cloud.emulator.credential.projectId}, .* SYS\\.0400, HTTP 400, `),
	);
});

it('no project is named to IAM, also behind an endpoint that all services share', async () => {
	await cloud.run(read(), [{}], { credential: { ...without(), projectId: '0'.repeat(32) } });
	expect(cloud.emulator.received.map(({ path, headers }) => [path.startsWith('/v3/auth'), 'x-project-id' in headers])).toEqual([[false, true], [true, false]]);
});

it('the right one is looked for once, however many items fail for the wrong one', async () => {
	cloud.emulator.fault({ path: '/v3/auth/projects', status: 404, body: '{"error_msg":"No IAM here."}', times: Infinity });
	const { done } = await cloud.run(read(), Array.from({ length: 20 }, () => ({})), { credential: { ...without(), projectId: '0'.repeat(32) }, ...CARRY_ON });
	expect(json(done).filter(({ message }) => String(message).includes('leave it empty. SYS.0400'))).toHaveLength(20);
	expect(cloud.requests.filter(({ path }) => path === LOOK_UP.path)).toHaveLength(1);
});
