import { objectIn, textIn } from '../../../shared/answers/fields';
import { make } from '../../../shared/form/creation';
import { apiOf, collect } from '../../../shared/form/list';
import { operationOf } from '../../../shared/form/operation';
import { property } from '../../../shared/form/property';
import type { Api } from '../../../shared/request';
import { group, groups } from '../../group';
import { additionalFields, creationBody, groupName } from '../../groupFields';

const createGroup: Api = { service: 'iam', api: 'CreateGroupV5', method: 'POST', path: '/v5/groups', effect: 'once', permission: 'not documented' };

const exists = (name: string, id: string) => new Error(`There is a user group called "${name}" already, with the ID ${id}`);

/** Creates a user group (IAM API 5.0, CreateGroupV5). */
export const create = operationOf({
	option: { name: 'Create', value: 'create', action: 'Create a user group', description: 'Create a group of IAM users' },
	properties: [property({ ...groupName, required: true }), additionalFields],
	mayExist: { of: group, by: 'groupName' },
	apis: [createGroup, apiOf(groups)],
	target: (params) => params.groupName,
	check(params: Parameters<typeof creationBody>[0] & { existing?: string }) {
		creationBody(params);
		if (params.existing) throw exists(params.groupName, params.existing);
	},
	async execute({ call }, params) {
		const { groupName: name } = params;
		const sent = async () => await call({ ...createGroup, body: creationBody(params) }, (body) => textIn(objectIn(body, 'group'), 'group_id'));
		const { id, created } = await make(sent, async () => {
			const found = (await collect(call, groups)).find(({ group_name }) => group_name === name);
			return found && String(found.group_id);
		});
		return created ? { id, group_name: name, created } : exists(name, id);
	},
});
