import { SEEDED } from '../emulator';

const NEW = { user: 'enabled', password: 'reset 0×' };
const GONE = { user: 'disabled', password: 'reset 1×', groups: '–', 'app groups': '–', desktops: '–' };
const RESET = { password: 'reset 1×' };

/** What the workflows should have made of the cloud, by who and what; everything else is to stay as it was. */
export const EXPECTED: Record<string, Record<string, string>> = {
	'n.newman': { ...NEW, groups: 'Finance', desktops: 'D901 running' },
	'p.larsson': { ...NEW, groups: 'Engineering', desktops: 'D902 running' },
	[SEEDED.user]: { groups: 'Support, VPN', 'app groups': 'Browser, Office' },
	[SEEDED.userWithoutFolder]: { groups: 'Finance', 'app groups': 'SAP GUI' },
	[SEEDED.lockedUser]: GONE,
	[SEEDED.similarUser]: GONE,
	[SEEDED.expiredUser]: GONE,
	'orders-prod/orders_ro': RESET,
	'orders-prod/orders_etl': RESET,
	'orders-prod/orders_admin': RESET,
	'build-agent': { Maven: 'reset 1×' },
};
