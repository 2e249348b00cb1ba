import { type CloudState, SEEDED } from '../emulator';
import { accountsOf, JOINERS, LEAVERS, MOVERS } from './feed';

/** What the cloud holds about somebody or something: who or what, in which respect, and how it is. */
export type Line = [who: string, what: string, how: string];

const NOTHING = '–';
const listed = (names: Array<string | undefined>) => names.join(', ') || NOTHING;

/** The cloud as far as the demo is about it. */
export function picture(state: CloudState): Line[] {
	const names = [...JOINERS.map(({ userName }) => userName), ...MOVERS.map(({ userName }) => userName), ...LEAVERS];
	const { accounts } = accountsOf(state);
	return [
		...names.flatMap((name) => person(state, name)),
		...accounts.map(({ name, passwordChanges }): Line => [`${SEEDED.instance}/${name}`, 'password', times(passwordChanges)]),
		[state.repositoryUser.userName, 'Maven', times(state.repositoryUser.passwordResets)],
	];
}

function person({ users, groups, authorizations, appGroups, desktops }: CloudState, name: string): Line[] {
	const found = users.filter(({ user_name }) => user_name === name);
	const ids = found.map(({ id }) => id);
	const own = desktops.filter(({ attach_user_infos: all }) => all.some(({ user_id }) => ids.includes(user_id)));
	const granted = authorizations.filter(({ account_id }) => ids.includes(account_id));
	return [
		[name, 'user', listed(found.map(({ disabled }) => (disabled ? 'disabled' : 'enabled')))],
		[name, 'password', listed(found.map(({ passwordResets }) => times(passwordResets)))],
		[name, 'groups', listed(groups.filter(({ members }) => members.some((id) => ids.includes(id))).map((group) => group.name))],
		[name, 'app groups', listed(granted.map(({ app_group_id: id }) => appGroups.find((group) => group.id === id)?.name))],
		[name, 'desktops', listed(own.map(({ computer_name, status }) => `${computer_name} ${status === 'ACTIVE' ? 'running' : 'off'}`))],
	];
}

const times = (count: number) => `reset ${count}×`;

/** The lines that differ, with what was before; somebody's name is in the first one only. */
export function changes(before: Line[], after: Line[]): string[][] {
	const changed = after.flatMap(([who, what, how], index) => (how === before[index]?.[2] ? [] : [[who, what, before[index]?.[2] ?? '', how]]));
	return changed.map(([who = '', ...rest], index) => [who === changed[index - 1]?.[0] ? '' : who, ...rest]);
}
