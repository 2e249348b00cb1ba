import { joiners } from './joiners';
import { leavers } from './leavers';
import { useLife } from './life';
import { movers } from './movers';
import { leaked, useN8n } from './setup';

describe.each(['newest', 'oldest'] as const)('the examples of joiners, movers and leavers in the %s n8n', (release) => {
	const cloud = useN8n(release, 'life', { port: 6120, env: () => ({ GENERIC_TIMEZONE: 'UTC' }) });
	const life = useLife(cloud);

	describe('joiners', () => joiners(life));
	describe('movers', () => movers(life));
	describe('leavers', () => leavers(life));

	it('leave no password in the database or the log', async () => {
		expect(life.passwords.size).toBeGreaterThan(80);
		expect(leaked((await cloud.written()).all, [...life.passwords, cloud.emulator.credential.secretAccessKey])).toEqual([]);
	});
});
