import { property, shownWhen } from '../shared/form/property';
import { user } from './user';

/** The choice between the `things` of one user and those of the account. */
export const whose = (things: string, preset: 'all' | 'user') =>
	[
		property({
			displayName: `${things} Of`,
			name: 'whose',
			type: 'options',
			default: preset,
			description: 'Whether to return those of the whole account or of one user',
			options: [
				{ name: 'Account', value: 'all' },
				{ name: 'User', value: 'user' },
			],
		}),
		shownWhen({ whose: ['user'] }, user),
	] as const;

/** The same choice for an API that has a filter by user. */
export const ofWhom = ({ whose: of, userId }: { whose: string; userId: string }) => ({ query: { user_id: of === 'user' ? userId : undefined } });
