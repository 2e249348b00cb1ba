import { getOne } from '../../../shared/form/verbs';
import { user } from '../../user';
import { showUser, userIn } from '../../userData';

/** Reads one IAM user. */
export const get = getOne({
	...showUser,
	option: { name: 'Get', value: 'get', action: 'Get a user', description: 'Retrieve the data of one IAM user' },
	of: user,
	read: userIn,
});
