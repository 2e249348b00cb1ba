import type { IDataObject } from 'n8n-workflow';

import { byText } from '../../../shared/form/names';
import { operationOf } from '../../../shared/form/operation';
import { property } from '../../../shared/form/property';
import { user } from '../../user';
import { readUser, showUser } from '../../userData';
import { PARTS } from '../../userParts';

const include = property({
	displayName: 'Include',
	name: 'include',
	type: 'multiOptions',
	default: [],
	description: 'What else to return of the user. Each of them takes a request.',
	options: Object.entries(PARTS)
		.map(([value, { name, description }]) => ({ name, value, description }))
		.sort((one, other) => byText(one.name, other.name)),
});

/** Reads one IAM user and, if wanted, what belongs to the user. */
export const get = operationOf({
	option: { name: 'Get', value: 'get', action: 'Get a user', description: 'Retrieve the data of one IAM user' },
	properties: [user, include],
	apis: [showUser, ...Object.values(PARTS).map(({ api }) => api)],
	policies: ['IAM joiner and leaver', 'IAM access review'],
	async execute({ call }, { userId: id, include: chosen }) {
		const found: IDataObject = await readUser(call, id);
		for (const name of chosen) Object.assign(found, await PARTS[name]?.read(call, id));
		return found;
	},
});
