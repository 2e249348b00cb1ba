import type { INodePropertyMode } from 'n8n-workflow';

// The modes of a locator's field. A thing is given with its article, such as `an app group`.

const sentence = (text: string) => text.replace(/^./, (first) => first.toUpperCase());

/** From List: the picker, searched by the node's method of this name. */
export const fromList = (thing: string, searchListMethod: string) =>
	({ ...{ displayName: 'From List', name: 'list' }, type: 'list', placeholder: `Select ${thing}...`, typeOptions: { searchListMethod, searchable: true } }) as const satisfies INodePropertyMode;

/** A mode in which people type: what they see, and what the text has to be like. */
export const typed = ({ pattern, fault, ...mode }: Pick<INodePropertyMode, 'displayName' | 'name' | 'placeholder' | 'hint'> & { pattern: string; fault: string }) =>
	({ ...mode, type: 'string', validation: [{ type: 'regex', properties: { regex: pattern, errorMessage: fault } }] }) as const satisfies INodePropertyMode;

/** By ID, of up to so many characters. */
export const byId = (thing: string, longest: number, example: string, hint?: string) =>
	typed({
		displayName: 'By ID',
		name: 'id',
		placeholder: `e.g. ${example}`,
		...(hint && { hint }),
		pattern: `^[A-Za-z0-9_-]{1,${longest}}$`,
		fault: `${sentence(thing)} ID consists of letters, digits, "-" and "_"`,
	});

/** By Name, of up to so many characters. */
export const byName = (thing: string, longest: number, example: string, hint: string) =>
	typed({
		displayName: 'By Name',
		name: 'name',
		placeholder: `e.g. ${example}`,
		hint,
		pattern: `^[^\\x00-\\x1f]{1,${longest}}$`,
		fault: `${sentence(thing)} has 1 to ${longest} characters`,
	});
