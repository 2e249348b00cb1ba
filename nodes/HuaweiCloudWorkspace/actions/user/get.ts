import { getOne } from '../../../shared/form/verbs';
import { user } from '../../user';
import { showUser, userIn, userOutput } from '../../userData';

/** Reads one desktop user, with the field names of Get Many. */
export const get = getOne({
	...showUser,
	option: { name: 'Get', value: 'get', action: 'Get a user', description: 'Retrieve the data of one desktop user' },
	of: user,
	policies: ['Joiner and leaver', 'Help desk'],
	output: userOutput,
	read: userIn,
});
