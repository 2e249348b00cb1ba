import { type IDataObject, tryToParseDateTime } from 'n8n-workflow';

import { areLeftOut, leftOut } from './emptyValues';
import { type FormValues, isLocator, nameOf } from './picked';
import { type Field, type Locator, type Property, propertyOf } from './property';

/** Takes a value as the form or an expression gave it, and its field; returns what the field promises. Throws an Error that says what is wrong. */
type Reader = (value: unknown, field: Property, timezone: string) => unknown;

const text: Reader = (value, { displayName, required, maxLength = Infinity }) => {
	if (typeof value === 'object' || value === undefined) throw new Error(`'${displayName}' must be text, but is ${kindOf(value)}`);
	const read = String(value);
	if (required && read === '') throw new Error(`'${displayName}' is empty`);
	if ([...read].length > maxLength) throw new Error(`'${displayName}' is longer than ${maxLength} characters`);
	return read;
};

const boolean: Reader = (value, { displayName }) => {
	// Systems that feed a workflow often write "true".
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw new Error(`'${displayName}' must be true or false, but is ${kindOf(value)}`);
};

const number: Reader = (value, { displayName, typeOptions }) => {
	const { minValue = -Infinity, maxValue = Infinity } = typeOptions ?? {};
	const read = (typeof value === 'string' && value.trim() !== '' ? Number(value) : value) as number;
	if (!Number.isInteger(read) || read < minValue || read > maxValue) {
		throw new Error(`'${displayName}' must be a whole number${Number.isFinite(minValue) ? ` from ${minValue}` : ''}${Number.isFinite(maxValue) ? ` to ${maxValue}` : ''}`);
	}
	return read;
};

const option: Reader = (value, { displayName, options = [] }) => {
	const values = options.map((entry) => ('value' in entry ? entry.value : undefined));
	if (!values.includes(value as string)) throw new Error(`'${displayName}' must be one of ${values.join(', ')}`);
	return value;
};

/** Expressions often give one text for several choices: "email,phone". */
export const entriesIn = (text: string) => text.split(',').map((entry) => entry.trim()).filter(Boolean);

const listOf = (reader: Reader): Reader => (value, field, timezone) => {
	const entries = Array.isArray(value) ? value : typeof value === 'string' ? entriesIn(value) : [value];
	return entries.map((entry) => reader(entry, field, timezone));
};

const ISO = /^\d{4}-\d{2}-\d{2}([T ][\d:.,]+ ?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** A date with or without a time, ISO 8601; without an offset it is taken in the workflow's time zone. Returns UTC, `yyyy-MM-ddTHH:mm:ssZ`. */
const dateTime: Reader = (value, { displayName }, timezone) => {
	const read = String(value instanceof Date ? value.toJSON() : value).trim();
	if (typeof value === 'string' && read === '') throw new Error(`'${displayName}' is empty`);
	const moment = ISO.test(read) ? parsed(read, timezone) : undefined;
	if (!moment) throw new Error(`'${displayName}' is not a date such as 2026-12-31T18:00:00Z`);
	return `${moment.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss")}Z`;
};

/** Parses a date as n8n does, except that n8n turns 30 February into a day of March. */
function parsed(date: string, timezone: string) {
	try {
		const moment = tryToParseDateTime(date, timezone);
		return moment.toFormat('yyyy-MM-dd') === date.slice(0, 10) ? moment : undefined;
	} catch {
		return undefined;
	}
}

const collection: Reader = (value, { displayName, options = [] }, timezone) => {
	if (typeof value !== 'object' || value === null) throw new Error(`'${displayName}' must be an object, but is ${kindOf(value)}`);
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => {
			const field = (options as readonly Property[]).find((candidate) => candidate.name === name);
			if (!field) throw new Error(`'${displayName}' has no field called "${name}"`);
			return [name, readValue(entry, field, timezone)];
		}),
	);
};

const picked: Reader = (value, { displayName, required, modes = [] }) => {
	const { mode, value: chosen } = isLocator(value) ? value : { mode: 'id', value };
	const read = typeof chosen === 'string' || typeof chosen === 'number' ? String(chosen).trim() : '';
	if (chosen === '' && required === false) return chosen;
	if (read === '') throw new Error(`'${displayName}' is empty`);
	// An entry of the list comes from the cloud, but an expression may have set it as well, so it is checked like a typed one.
	const checked = modes.find(({ name, validation }) => name === mode && validation) ?? modes.find(({ validation }) => validation);
	for (const check of checked?.validation ?? []) {
		const { regex, errorMessage } = ('properties' in check ? check.properties : {}) as Record<string, string>;
		if (regex && !new RegExp(regex).test(read)) throw new Error(`'${displayName}': ${errorMessage}`);
	}
	return read;
};

const READERS: Partial<Record<Property['type'], Reader>> = {
	boolean, collection, dateTime, multiOptions: listOf(option), number, options: option, resourceLocator: picked, string: text,
};

/** A field's value as the form or an expression gave it, checked. Throws an Error that names the field and what is wrong with it. */
export function readValue(value: unknown, field: Property, timezone: string): unknown {
	if (value === undefined || value === null) {
		throw new Error(`'${field.displayName}' has no value. If an expression gave nothing, correct it or remove the field`);
	}
	const reader = READERS[field.type] ?? text;
	return (field.typeOptions?.multipleValues ? listOf(reader) : reader)(value, field, timezone);
}

function kindOf(value: unknown): string {
	return value === null || value === undefined ? 'nothing' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `the ${typeof value} ${value}`;
}

/** A name that has to be looked up; its ID becomes the locator's value, or that of `existing` if nobody need have the name. */
export interface ByName {
	locator: Locator;
	name: string;
	mayBeNew?: boolean;
}

/** Whether the form shows a field, by the values of the fields before it; what else it depends on, such as "@tool", only n8n knows. */
const isShown = ({ displayOptions }: Property, values: IDataObject) =>
	Object.entries(displayOptions?.show ?? {}).every(([name, some]) => name.startsWith('@') || [values[name]].flat().some((value) => (some as readonly unknown[]).includes(value)));

/**
 * The values of an operation's fields for one item, checked against what the fields declare, the names to look up, and the
 * names that are known, by the output's fields for them. Fields that the form does not show have no value; those of `options`
 * are among the values. Throws an Error that names the field and what is wrong with it.
 */
export function readParameters(
	context: FormValues,
	fields: readonly Field[],
	item: number,
	options: IDataObject = {},
): { values: IDataObject; byName: ByName[]; names: Record<string, string> } {
	const values: IDataObject = { ...options };
	const byName: ByName[] = [];
	const names: Record<string, string> = {};
	for (const field of fields) {
		const property = propertyOf(field);
		if (!isShown(property, values)) continue;
		const given = context.getNodeParameter(property.name, item, property.default as string) as unknown;
		const raw = areLeftOut(options) ? leftOut(given, property) : given;
		const value = readValue(raw, property, context.getTimezone());
		values[property.name] = value as string;
		if (!('field' in field) || !isLocator(raw) || value === '') continue;
		if (field.byName && raw.mode === 'name') byName.push({ locator: field, name: String(value) });
		const name = field.nameField && nameOf(context, field, item, raw, String(value));
		if (field.nameField && name) names[field.nameField] = name;
	}
	return { values, byName, names };
}
