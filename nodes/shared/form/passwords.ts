import type { IExecuteFunctions } from 'n8n-workflow';

import { entriesIn } from './parameters';
import { type Field, type Property, propertyOf } from './property';

/**
 * The texts in an item's password fields, at any depth, as they are before anything is checked: no message may contain
 * them. An expression that fails gives none; `readParameters` reports it.
 */
export function secretsIn(context: IExecuteFunctions, fields: readonly Field[], item: number): string[] {
	// Only these: every look at a parameter evaluates its expressions.
	return fields.map(propertyOf).filter(holdsPassword).flatMap((property) => {
		let value: unknown;
		try {
			value = context.getNodeParameter(property.name, item, '');
		} catch {
			return [];
		}
		return secretsOf(value, property);
	});
}

function holdsPassword({ type, typeOptions, options = [] }: Property): boolean {
	return typeOptions?.password === true || (type === 'collection' && (options as readonly Property[]).some(holdsPassword));
}

function secretsOf(value: unknown, { type, typeOptions, options = [] }: Property): string[] {
	if (typeOptions?.password) {
		const texts = [value].flat().flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : []));
		// One text for several values is cut at its commas before it is sent.
		return typeOptions.multipleValues ? [...texts, ...texts.flatMap(entriesIn)] : texts;
	}
	if (type !== 'collection' || typeof value !== 'object' || value === null) return [];
	const fields = value as Record<string, unknown>;
	return (options as readonly Property[]).flatMap((option) => (option.name in fields ? secretsOf(fields[option.name], option) : []));
}
