import type { CloudState, ReceivedRequest, WorkspaceUser } from '../emulator';

const locator = (mode: string, value: string) => ({ __rl: true, mode, value });

export const BY_ID = locator('id', '={{ $json.id }}');
export const BY_NAME = locator('name', '={{ $json.user_name }}');

/** Waits for an answer for longer than any test holds it back. */
export const PATIENT = { options: { timeout: 600_000 } };

/** A change that may be made twice, and does no harm then. */
export const update = (userId: object = BY_ID) => ({ resource: 'user', operation: 'update', userId, updateFields: { description: 'Changed in queue mode' }, ...PATIENT });

/** A change that happens anew each time it is made. */
export const resetPassword = (passwordOutput: string, more: object = PATIENT) => ({ resource: 'user', operation: 'resetPassword', userId: BY_ID, notificationType: ['email'], passwordOutput, ...more });

/** Fifty users whose names nobody else has; another fifty for each number from 0 to 3. */
export const fifty = ({ users }: CloudState, number = 0): WorkspaceUser[] => users.slice(10 + 50 * number, 60 + 50 * number);

/** How many of these have been done how often: `{ 0: 25, 1: 25 }` if half of them once and nobody twice. */
export function howOften(times: number[]): Record<number, number> {
	const counts: Record<number, number> = {};
	for (const each of times) counts[each] = (counts[each] ?? 0) + 1;
	return counts;
}

/** The changes that arrived more than once. What resets a password is a GET. */
export function repeated(received: ReceivedRequest[]): string[] {
	const changes = received.filter(({ method, path }) => method !== 'GET' || path.endsWith('/random-password')).map(({ method, path, body }) => `${method} ${path} ${body}`);
	return changes.filter((change, place) => changes.indexOf(change) !== place);
}
