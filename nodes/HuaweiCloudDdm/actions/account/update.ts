import { textIn } from '../../../shared/answers/fields';
import { apiOf } from '../../../shared/form/list';
import { operation } from '../../../shared/form/operation';
import { account, pathOf, type Picked, readAccount } from '../../account';
import { checkNames } from '../../accountChecks';
import { comparable, updateBody, updateFields } from '../../accountFields';
import { databases } from '../../database';
import { instance } from '../../instance';

const done = ({ instanceId, accountName }: Picked) => ({ instance_id: instanceId, name: accountName });

/** Changes a database account (DDM API v1, UpdateUser). Only what was added is sent. Its password has an operation of its own. */
export const update = operation({
	option: { name: 'Update', value: 'update', action: 'Update a database account', description: 'Change permissions, databases and description of a database account' },
	properties: [instance, account, updateFields],
	service: 'ddm',
	api: 'UpdateUser',
	method: 'PUT',
	path: '/v1/{project_id}/instances/{instance_id}/users/{username}',
	effect: 'set',
	permission: 'ddm:user:modify',
	policies: ['Joiner and leaver'],
	reading: [apiOf(databases)],
	prepare: checkNames,
	request: (params) => ({ params: pathOf(params), body: updateBody(params) }),
	result: (body, params) => ({ ...done(params), name: textIn(body, 'name') }),
	done,
	current: { read: async (call, params) => comparable((await readAccount(call, params)) ?? {}), wanted: (params) => comparable(updateBody(params).user) },
});
