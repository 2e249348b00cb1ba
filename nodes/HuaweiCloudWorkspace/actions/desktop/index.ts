import type { Resource } from '../../../shared/form/operation';
import { assign } from './assign';
import { deleteDesktop } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { logOff } from './logOff';
import { hibernate, restart, start, stop } from './power';
import { unassign } from './unassign';

/** Cloud desktops. */
export const desktop: Resource = {
	option: { name: 'Desktop', value: 'desktop' },
	operations: [assign, deleteDesktop, get, getAll, hibernate, logOff, restart, start, stop, unassign],
};
