import { Engine } from '../../engine';
import { fromSources } from '../../engine/sources';
import { fieldsSeen, schemaOf } from '../../fixtures/schema';
import { ENTRIES } from '../../permissions/catalogue';
import { filledIn } from '../../workflows/filledIn';
import { json, runNodes } from './run';
import { useN8n } from './setup';

const operations = ENTRIES.map((entry) => ({ ...entry, name: `${entry.node.description.displayName} ${entry.title}` }));

// The forms are filled in as for the tests on n8n's engine, with what the pickers find; an operation with a field for which
// there is nothing fails here by its name.
describe('every operation, run by hand in the newest n8n', () => {
	const cloud = useN8n('newest', 'every', { port: 5990 });
	const engine = () => new Engine(fromSources(), { ...cloud.emulator.credential, endpoint: cloud.emulator.url });

	it.each(operations)('$name gives the items that it describes', async ({ node: { type, folder }, resource, operation: { option } }) => {
		const operation = String(option.value);
		const parameters = await filledIn({ emulator: cloud.emulator, state: cloud.state, engine }, { type, resource, operation });
		for (const kind of Object.keys(cloud.state.jobTimes) as Array<keyof typeof cloud.state.jobTimes>) cloud.state.jobTimes[kind] = 0;
		const { status, error, main } = await runNodes(cloud.n8n, [{}], [{ name: 'Tested', type, parameters, credentials: { huaweiCloudApi: cloud.credentials.huaweiCloudApi } }]);
		expect([status, error?.message]).toEqual(['success', undefined]);
		const items = json(main('Tested')[0]);
		expect(items.length).toBeGreaterThan(0);
		expect(schemaOf(folder, resource, operation)).toMatchObject(fieldsSeen(items));
	});
});
