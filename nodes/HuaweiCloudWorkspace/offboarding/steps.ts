import type { Step } from '../../shared/form/stepwise';
import { revoke } from '../actions/appGroup/access';
import { logOff as logOffSession } from '../actions/appSession/logOff';
import { deleteDesktop } from '../actions/desktop/delete';
import { logOff as logOffDesktop } from '../actions/desktop/logOff';
import { unassign } from '../actions/desktop/unassign';
import { deleteFolder } from '../actions/personalFolder/delete';
import { deleteUser } from '../actions/user/delete';
import { removeFromGroup } from '../actions/user/membership';
import { resetPassword } from '../actions/user/resetPassword';
import { unbindOtpDevices } from '../actions/user/unbindOtpDevices';
import { update } from '../actions/user/update';
import { reset } from '../actions/userProfile/reset';
import type { Person } from './person';
import { allGroups, appGroupsOfPerson, desktopsOfPerson, foldersOfPerson, isIn, isShared, sessionsOfPerson } from './readings';

const WAITING = { waitForCompletion: true, waitTimeout: 30 };

const chooses = (...names: string[]) => ({ steps }: Person) => names.some((name) => steps.includes(name));

/** The steps of an offboarding in their order: what ends the person's access comes first, what cannot be undone last. */
export const STEPS: ReadonlyArray<Step<Person>> = [
	{
		name: 'disable',
		operation: update,
		of: ({ id, user }) => (user.disabled === true ? [] : [{ userId: id, updateFields: { disabled: true } }]),
	},
	{
		// Otherwise Huawei Cloud would send the new password to the person.
		name: 'activateByAdministrator',
		isChosen: ({ steps, user }) => steps.includes('resetPassword') && user.active_type !== 'ADMIN_ACTIVATE',
		operation: update,
		of: ({ id }) => [{ userId: id, updateFields: { activeType: 'ADMIN_ACTIVATE' } }],
	},
	{
		name: 'resetPassword',
		needs: ['activateByAdministrator'],
		operation: resetPassword,
		of: ({ id }) => [{ userId: id, notificationType: [], passwordOutput: 'omit' }],
	},
	{
		name: 'logOffDesktops',
		reading: desktopsOfPerson,
		operation: logOffDesktop,
		// Logging off a desktop ends the sessions of all who are on it.
		of: (_person, desktops) => desktops.filter((desktop) => !isShared(desktop) && /^(DIS)?CONNECTED$/.test(String(desktop.connect_status))).map(({ id }) => ({ desktopId: id, message: '' })),
	},
	{
		name: 'logOffAppSessions',
		reading: sessionsOfPerson,
		operation: logOffSession,
		of: (_person, sessions) => sessions.map(({ id }) => ({ sessionId: id, delayTime: 0, additionalFields: {} })),
	},
	{ name: 'unbindOtpDevices', operation: unbindOtpDevices, of: ({ id }) => [{ userId: id, devices: 'all' }] },
	{
		name: 'revokeAppGroups',
		reading: appGroupsOfPerson,
		operation: revoke,
		of: ({ id, name }, authorizations) => authorizations.map(({ app_group_id: appGroupId }) => ({ appGroupId, accountType: 'USER', userId: id, accountName: name })),
	},
	{
		name: 'leaveGroups',
		reading: allGroups,
		operation: removeFromGroup,
		of: (person, groups) => groups.filter((group) => isIn(person, group)).map((group) => ({ userId: person.id, groupId: group.id })),
	},
	{
		name: 'unassignDesktops',
		isChosen: chooses('unassignDesktops', 'stopDesktops', 'deleteDesktops'),
		reading: desktopsOfPerson,
		operation: unassign,
		// What is to be deleted stays the person's until then, so that it can be found again if the deletion fails.
		of: ({ id, name, steps }, desktops) =>
			desktops.filter((desktop) => isShared(desktop) || !steps.includes('deleteDesktops')).map((desktop) => ({
				desktopId: desktop.id,
				...(isShared(desktop) ? { unassignFrom: 'user', userId: id, accountName: name } : { unassignFrom: 'all', shutoffAfterDetach: steps.includes('stopDesktops') }),
				...WAITING,
			})),
	},
	{
		name: 'deleteDesktops',
		reading: desktopsOfPerson,
		operation: deleteDesktop,
		of: (_person, desktops) => desktops.filter((desktop) => !isShared(desktop)).map(({ id }) => ({ desktopId: id, ...WAITING })),
	},
	{
		name: 'resetProfile',
		needs: ['logOffDesktops', 'logOffAppSessions'],
		reading: foldersOfPerson,
		operation: reset,
		of: (_person, folders) => folders.map(({ id }) => ({ cloudStorageAssignmentId: id, originalName: '' })),
	},
	{
		name: 'deletePersonalFolder',
		reading: foldersOfPerson,
		operation: deleteFolder,
		of: ({ id }, folders) => folders.map(({ storage_id: cloudStorageId }) => ({ userId: id, cloudStorageId })),
	},
	{
		// Afterwards nothing of the person can be found by name any more.
		name: 'deleteUser',
		needs: ['logOffAppSessions', 'revokeAppGroups', 'unassignDesktops', 'deleteDesktops', 'resetProfile', 'deletePersonalFolder'],
		operation: deleteUser,
		of: ({ id }) => [{ userId: id }],
	},
];
