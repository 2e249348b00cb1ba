import { SEEDED } from '../emulator';
import { byId, CARRY_ON, failure, json, resetUserPassword, useCloud, userIn } from './setup';

const cloud = useCloud();
const user = () => userIn(cloud.state);
/** Activated by the administrator: such a user need not be told. */
const managed = () => userIn(cloud.state, SEEDED.managedUser);

it('gives the user a random password and returns it', async () => {
	const { id } = managed();
	const { done } = await cloud.run(resetUserPassword({ userId: byId(id) }));
	expect(cloud.requests).toEqual([{ method: 'GET', path: `/v2/{project_id}/users/${id}/random-password`, query: {}, body: '' }]);
	expect(managed().passwordResets).toBe(1);
	expect(done).toEqual([{ json: { id, password: managed().password }, pairedItem: { item: 0 } }]);
	expect(cloud.state.notifications).toEqual([]);
});

it.each([
	[['email'], 'email', ['email']],
	[['phone'], 'phone', ['phone']],
	[['email', 'phone'], 'email,phone', ['email', 'phone']],
	['={{ "phone, email" }}', 'phone,email', ['phone', 'email']],
	['={{ ["email"] }}', 'email', ['email']],
])('tells the user by %j', async (notificationType, sent, told) => {
	const { done } = await cloud.run(resetUserPassword({ userId: byId(user().id), notificationType }));
	expect(cloud.requests[0]?.query).toEqual({ notification_type: [sent] });
	expect(cloud.state.notifications.map(({ type }) => type)).toEqual(told);
	expect(cloud.state.notifications.map(({ password }) => password)).toEqual(told.map(() => json(done)[0]?.password));
});

it.each(['={{ [] }}', '={{ "" }}'])('tells nobody if the expression gives %s', async (notificationType) => {
	const { error } = await cloud.run(resetUserPassword({ userId: byId(managed().id), notificationType }));
	expect([error, cloud.requests[0]?.query, cloud.state.notifications]).toEqual([undefined, {}, []]);
});

it('refuses another way of telling before anything is sent', async () => {
	const { error } = await cloud.run(resetUserPassword({ userId: byId(user().id), notificationType: '={{ "fax" }}' }));
	expect([error?.message, cloud.requests]).toEqual(["'Notify By' must be one of email, phone", []]);
});

it('gives every user one password of their own', async () => {
	const users = cloud.state.users.slice(0, 12);
	const { done } = await cloud.run(
		resetUserPassword({ userId: byId('={{ $json.user.id }}'), notificationType: ['email'] }),
		users.map(({ id }) => ({ user: { id } })),
		CARRY_ON,
	);
	expect(json(done)).toEqual(users.map(({ id, password }) => ({ id, password })));
	expect(new Set(json(done).map(({ password }) => password)).size).toBe(12);
	expect([cloud.requests.length, users.map(({ passwordResets }) => passwordResets)]).toEqual([12, users.map(() => 1)]);
});

it('passes over a user who does not exist', async () => {
	const users = [user().id, 'nobody', userIn(cloud.state, SEEDED.lockedUser).id];
	const { done } = await cloud.run(resetUserPassword({ userId: byId('={{ $json.id }}'), notificationType: ['email'] }), users.map((id) => ({ id })), CARRY_ON);
	expect(json(done)).toEqual([
		{ id: users[0], password: expect.any(String) },
		failure('The user does not exist.'),
		{ id: users[2], password: expect.any(String) },
	]);
});

it('sends nothing for several users if the workflow stops at failures, since n8n would not show the passwords of the others', async () => {
	const { error } = await cloud.run(resetUserPassword({ userId: byId(managed().id) }), [{}, {}]);
	expect([error?.message, cloud.requests]).toEqual(['Nothing was sent: 2 items came in, and if one failed, n8n would lose the new passwords of the others', []]);
	expect(error?.description).toBe("Set 'On Error' in the node's settings to 'Continue (using error output)', or let one item come in at a time. Nothing was changed.");
	expect(error).not.toHaveProperty('context.itemIndex', expect.anything());
});
