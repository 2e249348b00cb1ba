import { useQueue } from './setup';
import { sharing } from './sharing';

describe('in queue mode', () => {
	const cloud = useQueue('queue');

	describe('shared by two workers', () => sharing(cloud));
});
