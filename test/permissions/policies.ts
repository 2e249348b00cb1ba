import { policiesOf, type Policy } from '../../nodes/shared/form/policy';
import { actionsIn } from '../../nodes/shared/request';
import { apisOf, ENTRIES, type Entry } from './catalogue';

/** What each policy is for, in the order in which the page has them. */
export const PURPOSES: Record<Policy, string> = {
	'Read only': 'Reads everything the nodes can read, except passwords. It grants nothing that changes anything.',
	'Help desk': 'For people who are locked out or whose desktop misbehaves: new passwords, disabling and enabling users, profiles. Whoever may change the email address of a user may also have a new password sent there.',
	'Joiner and leaver': 'For workflows that follow the HR system: contact data and groups when somebody comes or moves, and whatever shuts a person out when somebody leaves. It can delete users, desktops and personal folders with their data, and database accounts: leave out the actions of what no workflow of yours is to delete.',
	Rotation: 'For workflows that change passwords on a schedule.',
	'IAM joiner and leaver': 'For workflows that follow the HR system: who may use the account, in which groups and with which policies, and whatever shuts a person out when somebody leaves. **It amounts to administrator rights**: whoever holds such a key can attach any policy to any user, and make an access key for any user, administrators included. Give it an IAM user and a credential of its own, and share that credential only with people who may do all this anyway.',
	'IAM access review': 'For workflows that look at who may use the account, and what nobody uses any more. It grants nothing that changes anything.',
	'IAM key rotation': 'For workflows that replace access keys on a schedule. **It amounts to administrator rights**: whoever holds such a key can make an access key for any user, administrators included.',
};

/** The names of the policies. */
export const POLICIES = Object.keys(PURPOSES) as Policy[];

/** The operations that a policy allows. */
export const operationsIn = (policy: Policy): Entry[] => ENTRIES.filter(({ operation }) => policiesOf(operation).includes(policy));

/** The IAM actions in a policy: all that its operations, their pickers and their look-ups are documented to need. */
export const actionsFor = (policy: Policy): string[] =>
	[...new Set(operationsIn(policy).flatMap((entry) => apisOf(entry).flatMap(({ permission }) => actionsIn(permission))))].sort();

/** The policy as IAM takes it (IAM user guide, Identity Policy Grammar). Without a `Resource` it holds for all of them. */
export const documentOf = (policy: Policy) => ({ Version: '5.0', Statement: [{ Effect: 'Allow', Action: actionsFor(policy) }] });
