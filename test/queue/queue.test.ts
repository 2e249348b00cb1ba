import { deaths } from './deaths';
import { endings } from './endings';
import { secrets } from './secrets';
import { useQueue } from './setup';
import { sharing } from './sharing';
import { trigger } from './trigger';

describe('in queue mode', () => {
	const cloud = useQueue('queue');

	describe('shared by two workers', () => sharing(cloud));
	describe('in the middle of an event about 50 people,', () => endings(cloud));
	describe('when workers die', () => deaths(cloud));
	describe('with a trigger', () => trigger(cloud));
	describe('of new passwords,', () => secrets(cloud));
});
