import type { INode, INodeParameters } from 'n8n-workflow';

import type { WorkflowJson } from '../engine';

const PACKAGE = 'n8n-nodes-huaweicloud';
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

/** A joiner gets contact data, an expiry date and an enabled account, and a random password by email. */
export const onboarding = chain(
	node('HR: joiners', 'trigger', {}),
	workspace('Update user', {
		resource: 'user',
		operation: 'update',
		userId: byName('={{ $json.userName }}'),
		updateFields: {
			userEmail: '={{ $json.email }}',
			userPhone: '={{ $json.phone }}',
			description: '={{ $json.department }}',
			accountExpires: '={{ $json.contractEnds }}',
			disabled: false,
		},
	}),
	workspace('Send random password', {
		resource: 'user',
		operation: 'resetPassword',
		userId: byId('={{ $json.id }}'),
		notificationType: ['email'],
	}),
);

/** A leaver is locked out at once: account disabled and made the administrator's, so that nobody is told the password; password random, profile reset, database account rotated for the vault to read. */
export const offboarding = chain(
	node('HR: leavers', 'trigger', {}),
	workspace('Disable user', { resource: 'user', operation: 'update', userId: byName('={{ $json.userName }}'), updateFields: { disabled: true, activeType: 'ADMIN_ACTIVATE' } }),
	workspace('Random password', { resource: 'user', operation: 'resetPassword', userId: byId('={{ $json.id }}'), notificationType: [], passwordOutput: 'omit' }),
	workspace('Reset profile', {
		resource: 'userProfile',
		operation: 'reset',
		cloudStorageAssignmentId: byName("={{ $('HR: leavers').item.json.userName }}"),
	}),
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
