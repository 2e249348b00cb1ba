import { apiOf } from '../../nodes/shared/form/list';
import type { Api } from '../../nodes/shared/request';
import { desktops } from '../../nodes/HuaweiCloudWorkspace/desktop';
import { groups } from '../../nodes/HuaweiCloudWorkspace/group';
import { loginRecords } from '../../nodes/HuaweiCloudWorkspace/loginRecord';
import { users } from '../../nodes/HuaweiCloudWorkspace/user';
import { fromSources } from '../engine/sources';
import { PACKAGE } from '../engine/types';
import { present } from '../fixtures/present';

/** The trigger, which has no operations: the choices in its form, and what each of them calls. */
export const TRIGGER = {
	type: `${PACKAGE}.huaweiCloudWorkspaceTrigger`,
	folder: 'HuaweiCloudWorkspaceTrigger',
	description: present(fromSources().nodes[`${PACKAGE}.huaweiCloudWorkspaceTrigger`]).description,
	calls: [
		['Every poll', apiOf(users)],
		['User Group', apiOf(groups)],
		['Desktops Assigned or Removed', apiOf(desktops)],
		['No Login', apiOf(loginRecords)],
	] as ReadonlyArray<[string, Api]>,
};
