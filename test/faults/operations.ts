import { type CloudState, type Fault, SEEDED } from '../emulator';
import {
	accountIn,
	byId,
	byName,
	CHANGES,
	folderIn,
	instanceIn,
	present,
	READS,
	resetAccountPassword,
	resetMavenPassword,
	type Tested,
	userIn,
} from '../workflows/setup';

/** What sending a request does: nothing, the same however often it is sent, or something every time. */
export type Effect = 'read' | 'set' | 'once';

/** An operation with the facts that the matrix needs; none of them comes from the nodes. */
export interface Subject {
	operation: string;
	/** How n8n's form calls it. */
	title: string;
	effect: Effect;
	node: (state: CloudState) => Tested;
	/** How often the service made the change. */
	made: (state: CloudState) => number;
	/** What the items of a success have to show, by the service's own books. */
	truth: (state: CloudState) => object[];
	/** Which of its requests a fault is aimed at; the only one, unless told otherwise. */
	aim?: Pick<Fault, 'method' | 'path'>;
	/** Whether the fault is aimed at a request that reads, after the change was made. */
	afterwards?: boolean;
	/** Whether it can be read if the change was made, which an outcome that stays unclear is settled by. */
	readable?: boolean;
}

const read = (name: string) => present(READS.find(({ operation }) => operation === name));
const change = (name: string) => present(CHANGES.find(({ operation }) => operation === name));
const none = () => 0;

/** Operations of each kind; the last one is a change with a second request, at which the faults are aimed. */
export const SUBJECTS: Subject[] = [
	{ ...read('reading a user'), title: 'Workspace User › Get', effect: 'read', made: none, truth: (state) => [{ id: userIn(state).id }] },
	{
		...change('updating a user'),
		title: 'Workspace User › Update',
		effect: 'set',
		readable: true,
		aim: { method: 'PUT' },
		truth: (state) => (userIn(state).disabled ? [{ id: userIn(state).id }] : []),
	},
	{
		...change("resetting an account's password"),
		title: 'DDM Account › Reset Password',
		effect: 'set',
		// Left out of the output, so that it must be nowhere in what n8n keeps.
		node: (state) => resetAccountPassword({ instanceId: byId(instanceIn(state).id), accountName: byName(SEEDED.account), passwordOutput: 'omit' }),
		truth: (state) => (accountIn(state).passwordChanges > 0 ? [{ success: true }] : []),
	},
	{
		...change("resetting a user's password"),
		title: 'Workspace User › Reset Password',
		effect: 'once',
		truth: (state) => [{ password: userIn(state).password }],
	},
	{
		...change('resetting a profile'),
		title: 'Workspace User Profile › Reset',
		effect: 'once',
		truth: (state) => [{ success: true, cloudStorageAssignmentId: folderIn(state).cloud_storage_assignment_id }],
	},
	{
		...change('resetting the Maven password'),
		operation: 'reading the Maven password after its reset',
		title: 'CodeArts Maven User › Reset Password with Return Credentials',
		effect: 'once',
		node: () => resetMavenPassword({ returnCredentials: true }),
		truth: ({ repositoryUser }) => [{ password: repositoryUser.password }],
		aim: { method: 'GET', path: '/user/info' },
		afterwards: true,
	},
];
