import { textIn } from '../../../shared/answers/fields';
import { apiOf, collect, paging } from '../../../shared/form/list';
import { wireNames } from '../../../shared/form/names';
import { operationOf } from '../../../shared/form/operation';
import { shownWhen } from '../../../shared/form/property';
import { isOf, readUserSessions, sessionOutput, sessions, userSessions } from '../../appSession';
import { queryBeginTime, queryEndTime, sessionFilters, sessionsOf } from '../../appSessionFields';
import { user } from '../../user';
import { readUser, showUser } from '../../userData';

/** As the API's document writes a time. */
const timeOf = (time: string) => new Date(time).toISOString();

/**
 * Lists the sessions that a user has now, or those that started in a period. The API finds a user's sessions by the name,
 * which is read first.
 */
export const getAll = operationOf({
	option: { name: 'Get Many', value: 'getAll', action: 'Get many app sessions', description: 'Retrieve a list of sessions in application streaming' },
	properties: [sessionsOf, shownWhen({ sessionsOf: ['user'] }, user), queryBeginTime, queryEndTime, sessionFilters, ...paging, ...sessionOutput.properties] as const,
	apis: [showUser, userSessions, apiOf(sessions)],
	policies: ['Help desk', 'Joiner and leaver'],
	check({ queryBeginTime: begin, queryEndTime: end }) {
		if (Date.parse(begin) > Date.parse(end)) throw new Error("'Started From' is later than 'Started Until'");
	},
	async execute({ call }, { sessionsOf: of, userId, queryBeginTime: begin, queryEndTime: end, filters = {}, returnAll, limit, ...output }) {
		const wanted = returnAll ? Infinity : limit;
		const { sessionState: states = [], userName, ...others } = filters;
		const found =
			of === 'user'
				? await readUserSessions(call, textIn(await readUser(call, userId), 'user_name'))
				: await collect(
						call,
						sessions,
						{
							query: {
								...wireNames(others),
								user_name: userName || undefined,
								session_state: states.length > 0 ? states.join(',') : undefined,
								query_begin_time: timeOf(begin),
								query_end_time: timeOf(end),
							},
						},
						// Those of somebody else with a similar name do not count.
						userName ? Infinity : wanted,
					);
		const exact = userName ? found.filter((session) => isOf(session, userName)) : found;
		return exact.slice(0, wanted).map((session) => sessionOutput.of(session, output));
	},
});
