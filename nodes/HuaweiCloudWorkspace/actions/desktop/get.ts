import { operation } from '../../../shared/form/operation';
import { desktop } from '../../desktop';
import { desktopIn, desktopOutput, showDesktop } from '../../desktopData';

/** Reads one desktop, with the field names of Get Many. The API has it as a list of one, or of none. */
export const get = operation({
	...showDesktop,
	option: { name: 'Get', value: 'get', action: 'Get a desktop', description: 'Retrieve the data of one desktop' },
	properties: [desktop, ...desktopOutput.properties] as const,
	policies: ['Joiner and leaver', 'Help desk'],
	request: ({ desktopId }) => ({ query: { desktop_id: [String(desktopId)] } }),
	result: (body, params) => {
		const found = desktopIn(body, String(params.desktopId));
		return found ? desktopOutput.of(found, params) : new Error('There is no such desktop in this Workspace. Choose the desktop from the list, or check ID, Region and Project ID');
	},
});
