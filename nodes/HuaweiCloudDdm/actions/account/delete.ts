import { textIn } from '../../../shared/answers/fields';
import { operation } from '../../../shared/form/operation';
import { account, pathOf, type Picked, readAccount } from '../../account';
import { NO_ACCOUNT } from '../../codes';
import { instance } from '../../instance';

const done = ({ instanceId, accountName }: Picked) => ({ instance_id: instanceId, name: accountName, deleted: true });

/** Deletes a database account (DDM API v1, DeleteUser), and takes its databases from it. */
export const deleteAccount = operation({
	option: { name: 'Delete', value: 'delete', action: 'Delete a database account', description: 'Delete a database account of a DDM instance permanently, which cannot be undone' },
	properties: [instance, account],
	service: 'ddm',
	api: 'DeleteUser',
	method: 'DELETE',
	path: '/v1/{project_id}/instances/{instance_id}/users/{username}',
	effect: 'set',
	permission: 'ddm:user:delete',
	policies: ['Joiner and leaver'],
	warnings: [{ say: 'An account that is deleted cannot be restored, and applications that use it lose access at once.' }],
	already: NO_ACCOUNT,
	request: (params) => ({ params: pathOf(params) }),
	result: (body, params) => ({ ...done(params), name: textIn(body, 'name') }),
	done,
	current: { read: async (call, params) => ({ deleted: (await readAccount(call, params)) === undefined }), wanted: () => ({ deleted: true }) },
});
