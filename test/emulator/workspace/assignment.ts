import { flag, listOf, objectOf, oneOf, text } from '../guards';
import type { Call } from '../service';
import type { AttachedUser, CloudState, Desktop } from '../state';
import { bodyOf } from './body';
import { startJob, type Order } from './jobs';
import { invalid, noGroup, noUser, refuse } from './refusals';
import { allTargetsOf } from './targets';

/** A user or a group in a request; a group has its name in the field for the user's. */
export interface NamedUser {
	user_name: string;
	user_id?: string;
	domain?: string;
	type?: AttachedUser['type'];
	user_group?: string;
}

interface AttachedDesktop {
	desktop_id: string;
	user_name?: string;
	user_id?: string;
	user_group?: string;
	user_email?: string;
	computer_name?: string;
	is_clear_data?: boolean;
	attach_user_infos?: Array<NamedUser & { user_group: string }>;
}

interface AttachBody {
	desktops: AttachedDesktop[];
	desktop_name_policy_id?: string;
	encrypt_type?: 'KEEP' | 'UNENCRYPTED' | 'ENCRYPTED';
	image_id?: string;
	image_type?: string;
	kms_id?: string;
}

/** How the fields of a user in a request are checked (Workspace API, AttachInstances and BatchDetachInstances). */
export const NAMED_USER = {
	user_name: text(1, 64),
	user_id: text(1, 255),
	domain: text(0, Infinity),
	type: oneOf('USER', 'GROUP'),
	user_group: text(1, 255),
};

const DESKTOP = objectOf<AttachedDesktop>(
	{
		desktop_id: text(0, 255),
		user_name: text(1, 64),
		user_id: text(1, 255),
		user_group: text(1, 255, /^(sudo|default|administrators|users)?$/),
		user_email: text(0, 255),
		computer_name: text(1, 15, /^[a-z][\w-]*$/i),
		is_clear_data: flag,
		attach_user_infos: listOf(0, 500, objectOf<NamedUser & { user_group: string }>(NAMED_USER, 'user_name', 'user_group')),
	},
	'desktop_id', // Not mandatory in the table, but nothing else there says which desktop it is.
);

/**
 * Workspace API, AttachInstances: assigns 1 to 50 desktops, a job. One refusal refuses them all, since the answer has no place
 * for the others. What a change of the image, the encryption or the rule for names does is left out here.
 */
export function attachInstances(call: Call) {
	const { desktops } = bodyOf<AttachBody>(
		call,
		{
			desktops: listOf(1, 50, DESKTOP),
			desktop_name_policy_id: text(0, 36),
			encrypt_type: oneOf('KEEP', 'UNENCRYPTED', 'ENCRYPTED'),
			image_id: text(1, 255),
			image_type: text(0, 255),
			kms_id: text(0, Infinity),
		},
		'desktops',
	);
	const wanted = desktops.map((entry) => ({ entry, users: usersOf(entry).map((user) => find(user, call.state)) }));
	const targets = allTargetsOf(desktops.map(({ desktop_id: id }) => id), call.state);
	const orders = targets.flatMap((desktop) => {
		const order = wanted.find(({ entry }) => entry.desktop_id === desktop.desktop_id);
		return order ? [attachment(desktop, order.entry, order.users)] : [];
	});
	return { job_id: startJob(call, 'attach', orders).id };
}

function attachment(desktop: Desktop, entry: AttachedDesktop, users: AttachedUser[]): Order {
	const { attach_user_infos: former, desktop_type: type } = desktop;
	// Only a shared desktop can have several users; with which codes the others refuse them is not documented.
	if (type !== 'SHARED' && users.length > 1) throw invalid('attach_user_infos');
	if (type !== 'SHARED' && former.length > 0) throw refuse(409, 'WKS.00010032', 'Operation conflict: the desktop is assigned.');
	const others = former.filter((user) => !users.some((added) => isSame(user, added)));
	return {
		desktop,
		user_name: users[0]?.user_name,
		becomes: {
			attach_user_infos: [...others, ...users],
			attach_state: 'ATTACHED',
			computer_name: entry.computer_name ?? desktop.computer_name,
			// The document says that the field counts for a user who had the desktop before; here it counts for everybody.
			dataClears: desktop.dataClears + (entry.is_clear_data === false ? 0 : 1),
		},
	};
}

// `attach_user_infos` comes first; without it the two fields beside it are mandatory.
function usersOf({ attach_user_infos: users = [], user_name, user_id, user_group }: AttachedDesktop): NamedUser[] {
	if (users.length > 0) return users;
	if (user_name === undefined) throw invalid('user_name');
	if (user_group === undefined) throw invalid('user_group');
	return [{ user_name, user_id, user_group }];
}

/** The user or group that a request names. Throws the refusal for one who does not exist; of two with one name it is the first. */
export function find({ user_name: name, user_id, domain, type = 'USER', user_group = '' }: NamedUser, { users, groups }: CloudState): AttachedUser {
	const people = users.map((user) => ({ id: user.id, name: user.user_name, domain: user.domain }));
	const found = (type === 'USER' ? people : groups).find(
		(one) => one.name === name && one.id === (user_id ?? one.id) && one.domain === (domain ?? one.domain),
	);
	if (!found) throw type === 'USER' ? noUser() : noGroup();
	return { user_id: found.id, user_name: name, domain: found.domain, user_group, type };
}

/** Whether two are the same user or the same group. */
export function isSame(one: AttachedUser, other: AttachedUser): boolean {
	return one.type === other.type && one.user_id === other.user_id;
}
