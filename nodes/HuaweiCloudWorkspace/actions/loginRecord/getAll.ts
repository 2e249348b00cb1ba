import { apiOf, collect, paging } from '../../../shared/form/list';
import { wireNames } from '../../../shared/form/names';
import { operationOf } from '../../../shared/form/operation';
import { loginRecords, spanOf, usersWithoutLogins } from '../../loginRecord';
import { filters, includeDisabled, notLoggedIn, notLoggedInSince, output } from '../../loginRecordFields';
import { users } from '../../user';

/** Lists login records (Workspace API, ListLoginRecordsNew), page by page, or the users of whom there are none since a date. */
export const getAll = operationOf({
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many login records',
		description: 'Retrieve a list of login records, or of the users who have not logged in since a date',
	},
	properties: [...paging, ...output.properties, notLoggedIn, notLoggedInSince, includeDisabled, filters] as const,
	apis: [apiOf(loginRecords), apiOf(users)],
	policies: ['Joiner and leaver'],
	async execute(steps, params) {
		const { returnAll, limit, notLoggedIn: wantsUsers, notLoggedInSince: since, includeDisabled: disabled } = params;
		const most = returnAll ? Infinity : limit;
		if (wantsUsers) return await usersWithoutLogins(steps, { since, includeDisabled: disabled, most });
		const { startTime, endTime, ...others } = params.filters;
		const span = startTime !== undefined || endTime !== undefined ? spanOf(startTime, endTime) : {};
		return (await collect(steps.call, loginRecords, { query: { ...wireNames(others), ...span } }, most)).map((record) => output.of(record, params));
	},
});
