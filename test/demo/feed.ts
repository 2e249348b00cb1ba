import type { IDataObject } from 'n8n-workflow';

import { type CloudState, SEEDED } from '../emulator';

const [FIRST, SECOND] = SEEDED.freeDesktops;

/** Two who join, the second of whom has no email, and one whom Huawei Cloud could not reach. */
export const JOINERS = [
	{ userName: 'n.newman', email: 'nina.newman@example.com', phone: '', department: 'Finance', desktop: FIRST },
	{ userName: 'p.larsson', email: '', phone: '+46700900001', department: 'Engineering', desktop: SECOND },
	{ userName: 'm.okonjo', email: '', phone: '', department: 'Sales', desktop: '' },
];

/** Two who move, and one whose name was typed wrong. */
export const MOVERS = [
	{ userName: SEEDED.user, oldGroup: 'Finance', newGroup: 'Support', oldAppGroup: 'SAP GUI', newAppGroup: SEEDED.sharedAppGroup },
	{ userName: SEEDED.userWithoutFolder, oldGroup: 'Legal', newGroup: 'Finance', oldAppGroup: 'Browser', newAppGroup: 'SAP GUI' },
	{ userName: 'a.novk', oldGroup: 'Finance', newGroup: 'Support', oldAppGroup: 'SAP GUI', newAppGroup: SEEDED.sharedAppGroup },
];

/** Three who leave, each with a database account, and a name that two people have, with the account of one of them. */
export const LEAVERS = [SEEDED.lockedUser, SEEDED.similarUser, SEEDED.expiredUser, SEEDED.duplicateUser];

/** The instance with the accounts of the leavers, in their order. */
export function accountsOf({ instances }: CloudState) {
	const instance = instances.find(({ name }) => name === SEEDED.instance);
	return { instance: instance?.id, accounts: instance?.accounts.slice(1, LEAVERS.length + 1) ?? [] };
}

/** The HR system's event about the leavers, with the key that only the vault can open. */
export function leavers(state: CloudState, vaultKey: string): IDataObject[] {
	const { instance, accounts } = accountsOf(state);
	return LEAVERS.map((userName, index) => ({ userName, database: { instance, account: accounts[index]?.name }, vaultKey }));
}
