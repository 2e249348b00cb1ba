import type { INode, INodeParameters } from 'n8n-workflow';

import type { WorkflowJson } from '../engine';

const PACKAGE = 'n8n-nodes-huaweicloud';
/** A feed that goes wrong changes nobody. */
const SAFE = { stopAbovePercent: 10 };

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const byName = (value: string) => ({ __rl: true, mode: 'name', value });

function node(name: string, type: string, parameters: INodeParameters, more: Partial<INode> = {}): INode {
	const credentials = type.includes('.') ? { huaweiCloudApi: { id: '1', name: 'Huawei Cloud' } } : undefined;
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters, credentials, ...more };
}

const workspace = (name: string, parameters: INodeParameters, more?: Partial<INode>) => node(name, `${PACKAGE}.huaweiCloudWorkspace`, parameters, more);

/** One node after the other on the first output; what cannot be done leaves by the second. */
function chain(...nodes: INode[]): WorkflowJson {
	const names = nodes.map(({ name }) => name);
	const failed = node('Could not be done', 'noOp', {});
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	return {
		nodes: [...nodes.map((one, index) => (index === 0 ? one : { onError: 'continueErrorOutput' as const, ...one })), failed],
		connections: Object.fromEntries(
			names.map((name, index) => [name, { main: [names[index + 1] ? to(names[index + 1] as string) : [], ...(index === 0 ? [] : [to(failed.name)])] }]),
		),
	};
}

const PERSON = "$('HR: joiners').item.json";

/** A joiner gets a user, whom Huawei Cloud tells how to log in, a group, and a desktop that is started. */
export const joining = chain(
	node('HR: joiners', 'trigger', {}),
	workspace('Create or update user', {
		resource: 'user',
		operation: 'upsert',
		userName: '={{ $json.userName }}',
		userEmail: '={{ $json.email }}',
		userPhone: '={{ $json.phone }}',
		additionalFields: { description: '={{ $json.department }}' },
		options: SAFE,
	}),
	workspace('Add to group', { resource: 'user', operation: 'addToGroup', userId: byId('={{ $json.id }}'), groupId: byName(`={{ ${PERSON}.department }}`) }),
	workspace('Assign desktop', { resource: 'desktop', operation: 'assign', desktopId: byName(`={{ ${PERSON}.desktop }}`), userId: byId('={{ $json.id }}') }),
	workspace('Start desktop', { resource: 'desktop', operation: 'start', desktopId: byId('={{ $json.id }}') }),
);

const MOVER = "$('HR: movers').item.json";

/** A mover gets the group and the app group of the new department before those of the old one are taken away. */
export const moving = chain(
	node('HR: movers', 'trigger', {}),
	workspace('Join new group', { resource: 'user', operation: 'addToGroup', userId: byName('={{ $json.userName }}'), groupId: byName('={{ $json.newGroup }}'), options: SAFE }),
	workspace('Get new app group', { resource: 'appGroup', operation: 'grant', userId: byId('={{ $json.id }}'), appGroupId: byName(`={{ ${MOVER}.newAppGroup }}`) }),
	workspace('Leave old group', { resource: 'user', operation: 'removeFromGroup', userId: byId('={{ $json.id }}'), groupId: byName(`={{ ${MOVER}.oldGroup }}`) }),
	workspace('Lose old app group', { resource: 'appGroup', operation: 'revoke', userId: byId('={{ $json.id }}'), appGroupId: byName(`={{ ${MOVER}.oldAppGroup }}`) }),
);

/** A leaver is locked out and loses everything in one step, and the database account gets a password that only the vault can read. */
export const leaving = chain(
	node('HR: leavers', 'trigger', {}),
	workspace('Offboard', { resource: 'user', operation: 'offboard', userId: byName('={{ $json.userName }}'), options: SAFE }),
	node('Rotate database account', `${PACKAGE}.huaweiCloudDdm`, {
		resource: 'account',
		operation: 'resetPassword',
		instanceId: byId("={{ $('HR: leavers').item.json.database.instance }}"),
		accountName: byName("={{ $('HR: leavers').item.json.database.account }}"),
		passwordOutput: 'encrypt',
		encryptFor: "={{ $('HR: leavers').item.json.vaultKey }}",
	}),
	node(
		'Reset Maven password',
		`${PACKAGE}.huaweiCloudCodeArtsArtifact`,
		{ resource: 'mavenUser', operation: 'resetPassword', returnCredentials: true },
		{ executeOnce: true },
	),
);
