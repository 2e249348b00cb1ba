import { cures } from './cures';
import { deaths } from './deaths';
import { endings } from './endings';
import { secrets, unpruned } from './secrets';
import { useQueue } from './setup';
import { sharing } from './sharing';
import { untried } from './table';
import { trigger } from './trigger';

describe('in queue mode', () => {
	const cloud = useQueue('queue');

	describe('shared by two workers', () => sharing(cloud));
	describe('in the middle of an event about 50 people,', () => endings(cloud));
	describe('when workers die', () => deaths(cloud));
	describe('when the event is sent again', () => cures(cloud));
	describe('with a trigger', () => trigger(cloud));
	describe('of new passwords,', () => secrets(cloud));

	it('nothing else is in the table of docs/queue-mode.md', () => expect(untried()).toEqual([]));
});

describe('in queue mode with EXECUTIONS_DATA_PRUNE=false', () => unpruned(useQueue('queue-unpruned', { workers: 1, env: { EXECUTIONS_DATA_PRUNE: 'false' } })));
