import type { ServiceCodes } from '../shared/answers/hints';
import { showJob } from './job';

/** There is no such user, or no such group (huaweicloud Terraform provider). */
export const NO_USER = ['WKS.00170312'];
export const NO_GROUP = ['WKS.00170208', 'WKS.00170117'];

/** What the path or the body names is not there. There is no code for a desktop or a job in particular (Workspace API reference, error codes). */
export const NOT_THERE = ['WKS.00211902'];

/** The present state of a desktop does not allow it (huaweicloud Terraform provider, which waits and tries again). */
const CONFLICT = ['WKS.00010032'];

/** What Workspace's error codes mean (Workspace API reference, error codes; missing users and groups: huaweicloud Terraform provider). */
export const codes: ServiceCodes = {
	busy: [],
	hints: [
		{
			when: ({ code }) => NO_USER.includes(code),
			say: 'There is no such user in this Workspace. Choose the user from the list, or check ID, Region and Project ID',
			cause: 'configuration-invalid',
		},
		{
			when: ({ code }) => NO_GROUP.includes(code),
			say: 'There is no such user group in this Workspace. Choose the group from the list, or check ID, Region and Project ID',
			cause: 'configuration-invalid',
		},
		{
			when: ({ code, permission }) => NOT_THERE.includes(code) && permission === showJob.permission,
			say: 'There is no such job in this Workspace. Check the job ID, Region and Project ID',
			cause: 'configuration-invalid',
		},
		{
			// What the cloud says about one desktop of several comes without a permission.
			when: ({ code, permission = 'workspace:desktops' }) => NOT_THERE.includes(code) && String(permission).startsWith('workspace:desktops'),
			say: 'There is no such desktop in this Workspace. Choose the desktop from the list, or check ID, Region and Project ID',
			cause: 'configuration-invalid',
		},
		{
			when: ({ code }) => CONFLICT.includes(code),
			say: 'The state of the desktop does not allow this: a task is running on it, or it is assigned to a user. Wait until the task is done, or look at it with Desktop: Get',
		},
		{
			when: ({ code }) => ['WKS.00170101', 'WKS.00170102', 'WKS.00170103'].includes(code),
			say: 'A Workspace password has 8 to 32 characters of several kinds, is not one of the former ones and does not contain the user name',
		},
	],
};
