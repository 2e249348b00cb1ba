import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { fromSources } from '../engine/sources';
import type { useCloud } from './setup';

/** The fields that n8n shows for an operation of a node that is not a tool. */
export const fieldsOf = (properties: INodeProperties[], resource: string, operation: string) =>
	properties.filter(({ displayOptions: { show = {} } = {} }) => {
		const inTool = show['@tool']?.includes(true) ?? false;
		return !inTool && (show.resource?.includes(resource) ?? true) && (show.operation?.includes(operation) ?? true);
	});

/**
 * The form of an operation filled in as a user would: first entries of the lists, one field of a collection, a valid
 * password. The cloud is as new afterwards.
 */
export async function filledIn(cloud: ReturnType<typeof useCloud>, { type, resource, operation }: { type: string; resource: string; operation: string }): Promise<INodeParameters> {
	const parameters: INodeParameters = { resource, operation };
	const fields = fieldsOf(fromSources().nodes[type]?.description.properties ?? [], resource, operation);
	for (const { name, type: kind, modes, typeOptions, options = [], displayOptions, required, placeholder = '', default: preset } of fields.filter((field) => !(field.name in parameters))) {
		const list = modes?.find((mode) => mode.name === 'list')?.typeOptions?.searchListMethod;
		if (list) {
			const { results } = await cloud.engine().search(type, list, parameters);
			parameters[name] = { __rl: true, mode: 'list', value: String(results[0]?.value), cachedResultName: String(results[0]?.name) };
		} else if (typeOptions?.password) parameters[name] = 'Val1d~Password';
		else if (name === 'updateFields') parameters[name] = { disabled: true };
		else if (kind === 'multiOptions') parameters[name] = (options as INodePropertyOptions[]).map(({ value }) => String(value)); // A user who activates the account has to be told.
		else if (kind === 'dateTime') parameters[name] = '2026-11-20';
		else if (required && kind === 'string' && preset === '') parameters[name] = placeholder.replace(/^e\.g\. /, '');
		else parameters[name] = kind === 'boolean' && !displayOptions?.show?.returnAll ? true : (preset as string);
	}
	cloud.emulator.reset();
	return parameters;
}
