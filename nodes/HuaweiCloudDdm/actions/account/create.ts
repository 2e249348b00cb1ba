import { listIn } from '../../../shared/answers/fields';
import { apiOf } from '../../../shared/form/list';
import { newPasswordIn } from '../../../shared/form/newPassword';
import { operation } from '../../../shared/form/operation';
import type { Params } from '../../../shared/form/property';
import { accounts, readAccount } from '../../account';
import { checkNames } from '../../accountChecks';
import { additionalFields, baseAuthority, creationBody, databaseNames, newAccountName } from '../../accountFields';
import { databases } from '../../database';
import { instance } from '../../instance';
import { passwordFields, passwordRule } from '../../passwordRule';
import { refuseWeak, validateWeakPassword } from '../../weakPassword';

const properties = [instance, newAccountName, ...passwordFields, baseAuthority, databaseNames, additionalFields] as const;

const done = ({ instanceId, newAccountName: name, ...params }: Params<typeof properties>) => ({ instance_id: instanceId, name, created: true, ...newPasswordIn(params) });

/**
 * Creates a database account (DDM API v1, CreateUsers). One of a name that is taken is refused before anything is sent, so an
 * account that is there after an unclear outcome is the one that was to be created. The API takes several at once, but no
 * document says what becomes of the others when one is refused.
 */
export const create = operation({
	option: { name: 'Create', value: 'create', action: 'Create a database account', description: 'Create a database account in a DDM instance, with a generated or a given password' },
	properties,
	target: ({ instanceId, newAccountName: name }) => `${instanceId} ${name}`,
	newPassword: { rule: passwordRule, of: 'newAccountName' },
	secret: 'password',
	service: 'ddm',
	api: 'CreateUsers',
	method: 'POST',
	path: '/v1/{project_id}/instances/{instance_id}/users',
	effect: 'once',
	permission: 'ddm:user:create',
	policies: ['Joiner and leaver'],
	reading: [apiOf(accounts), apiOf(databases), validateWeakPassword],
	async prepare(steps, all) {
		const [names, passwords] = [await checkNames(steps, all), await refuseWeak(steps, all)];
		return names.map((checked, place) => (checked instanceof Error ? checked : (passwords[place] as object | Error)));
	},
	request: (params) => ({ params: { instance_id: params.instanceId }, body: creationBody(params) }),
	result: (body, params) => {
		if (!listIn(body, 'users').some(({ name }) => name === params.newAccountName)) throw new Error('its field "users" does not name the account');
		return done(params);
	},
	done,
	current: {
		read: async (call, { instanceId, newAccountName: accountName }) => ({ created: (await readAccount(call, { instanceId, accountName })) !== undefined }),
		wanted: () => ({ created: true }),
	},
});
