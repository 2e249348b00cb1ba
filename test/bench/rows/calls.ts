import { FarEnd } from '../far';
import { atMost, type Finding, ms, type Part, type Setup } from '../finding';
import { interleaved, medianOf, type Sample } from '../measure';
import { BARE_FETCH, HELPER, OURS, READING, type Side, sides } from '../sides';

const NO_BUILT_IN = 'HTTP Request node left out: no real n8n is installed here (npm run test:n8n installs one).';

type Rounds = Record<string, Sample>[];

/** The most connections that one round needed. */
const mostConnections = (rounds: Rounds, side: string) => Math.max(...rounds.map((round) => (round[side] as Sample).connections));

/** Median over the rounds of one side's figure; and of its ratio to another's in the same round. */
const figure = (rounds: Rounds, side: string, name: keyof Sample) => medianOf(rounds, (round) => (round[side] as Sample)[name]);
const ratio = (rounds: Rounds, name: keyof Sample, ...others: string[]) =>
	medianOf(rounds, (round) => (round[OURS] as Sample)[name] / others.reduce((sum, other) => sum + (round[other] as Sample)[name], 0));

function tableOf(rounds: Rounds, all: Side[], count: number, by: 'wall' | 'cpu'): Pick<Finding, 'columns' | 'rows'> {
	return {
		columns: ['', 'wall per item', 'CPU per item', `connections for ${count}`, `this package ÷ it (${by === 'wall' ? 'wall' : 'CPU'})`],
		rows: all.map(({ name }) => [
			name,
			ms(figure(rounds, name, 'wall')),
			ms(figure(rounds, name, 'cpu')),
			String(mostConnections(rounds, name)),
			name === OURS ? '' : `${ratio(rounds, by, name).toFixed(2)} ×`,
		]),
	};
}

/** Over TLS and a network, one item at a time: what a call costs in round trips. */
export const oneAtATime: Part = {
	name: 'one',
	async measure({ rounds, quick, roundTrip, packageFolder, certificate }) {
		const far = await FarEnd.start({ tls: certificate, roundTrip });
		const { ours, helper, httpRequest, sdk, undici } = await sides(far, packageFolder, 1);
		const all = [ours, helper, ...(httpRequest ? [httpRequest] : []), sdk, undici];
		const count = quick ? 10 : 30;
		const results = await interleaved(far, all, rounds, count, 3);
		far.stop();
		return {
			title: `TLS, ${roundTrip} ms round trip, ${count} items one at a time`,
			...tableOf(results, all, count, 'wall'),
			checks: [
				...(roundTrip > 0 ? [atMost('wall time per item, in round trips', 1.2, figure(results, OURS, 'wall') / roundTrip, 'RTT')] : []),
				atMost("wall time against n8n's request helper", 0.45, ratio(results, 'wall', HELPER)),
			],
			remarks: httpRequest ? [] : [NO_BUILT_IN],
		};
	},
};

/** Over TLS and a network, many items, ten at a time. */
export const tenAtATime: Part = {
	name: 'ten',
	async measure({ rounds, quick, roundTrip, packageFolder, certificate }) {
		const parallel = 10;
		const far = await FarEnd.start({ tls: certificate, roundTrip });
		const { ours, undici } = await sides(far, packageFolder, parallel);
		const count = quick ? 500 : 2000;
		const all = [ours, undici];
		const results = await interleaved(far, all, rounds, count, 20);
		far.stop();
		const ideal = (count * roundTrip) / parallel / count;
		return {
			title: `TLS, ${roundTrip} ms round trip, ${count} items, ${parallel} at a time`,
			...tableOf(results, all, count, 'wall'),
			checks: [
				...(roundTrip > 0 ? [atMost(`wall time against items × round trip ÷ ${parallel}`, 1.2, figure(results, OURS, 'wall') / ideal)] : []),
				atMost(`connections opened for ${count} items`, parallel + 1, mostConnections(results, OURS), '', 0),
			],
			remarks: [],
		};
	},
};

/** No network in between: what n8n's CPU does per item, the engine and its expressions included. */
export const cpu: Part = {
	name: 'cpu',
	async measure(setup) {
		const far = await FarEnd.start();
		const { ours, helper, httpRequest, sdk, undici, fetch, reading } = await sides(far, setup.packageFolder);
		const all = [ours, helper, ...(httpRequest ? [httpRequest] : []), sdk, undici, fetch, reading];
		const count = setup.quick ? 200 : 600;
		const results = await interleaved(far, all, setup.rounds, count, count);
		far.stop();
		return {
			title: `HTTP, no delay, ${count} items`,
			...tableOf(results, all, count, 'cpu'),
			checks: [
				atMost("CPU per item against n8n's request helper", 0.55, ratio(results, 'cpu', HELPER)),
				atMost(`CPU per item against ${READING} + ${BARE_FETCH}`, 1.25, ratio(results, 'cpu', READING, BARE_FETCH)),
			],
			remarks: [share(results), ...(httpRequest ? [] : [NO_BUILT_IN])],
		};
	},
};

/** What of it is n8n's own work, the same for every node: without it the ratio says what the calls themselves cost. */
function share(rounds: Rounds): string {
	const net = (round: Record<string, Sample>, side: string) => (round[side] as Sample).cpu - (round[READING] as Sample).cpu;
	const own = medianOf(rounds, (round) => net(round, OURS) / net(round, HELPER));
	return `Without what n8n needs to read the parameters, which no node can change: ${own.toFixed(2)} × ${HELPER}.`;
}

/** The same over TLS: where opening a connection per request costs most. For information. */
export const cpuTls: Part = {
	name: 'cpu-tls',
	async measure(setup: Setup) {
		const far = await FarEnd.start({ tls: setup.certificate });
		const { ours, helper, httpRequest, sdk, undici, fetch, reading } = await sides(far, setup.packageFolder);
		const all = [ours, helper, ...(httpRequest ? [httpRequest] : []), sdk, undici, fetch, reading];
		const count = setup.quick ? 100 : 200;
		const results = await interleaved(far, all, setup.rounds, count, count);
		far.stop();
		return { title: `TLS, no delay, ${count} items`, ...tableOf(results, all, count, 'cpu'), checks: [], remarks: [share(results), ...(httpRequest ? [] : [NO_BUILT_IN])] };
	},
};

