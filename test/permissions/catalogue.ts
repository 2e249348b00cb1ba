import type { INodeTypeDescription } from 'n8n-workflow';

import type { Actions, Operation } from '../../nodes/shared/form/operation';
import type { Locator } from '../../nodes/shared/form/property';
import type { Api } from '../../nodes/shared/request';
import { fromSources } from '../engine/sources';
import { PACKAGE } from '../engine/types';
import { present } from '../fixtures/present';
import { ACTIONS } from './actions';

/** A node: how n8n describes it, and what its operations say about themselves. */
export interface Offering {
	type: string;
	description: INodeTypeDescription;
	/** Its folder under `nodes`. */
	folder: string;
	actions: Actions;
}

/** An operation and where it belongs. */
export interface Entry {
	node: Offering;
	resource: string;
	operation: Operation;
	/** As n8n's form calls it, such as `User: Reset Password`. */
	title: string;
	/** What its fields pick. */
	locators: Locator[];
}

const offer = (name: string, actions: Actions): Offering => {
	const type = `${PACKAGE}.${name}`;
	return { type, description: present(fromSources().nodes[type]).description, folder: name.replace(/^h/, 'H'), actions };
};

/** Every node of the package. */
export const NODES = Object.entries(ACTIONS).map(([name, actions]) => offer(name, actions));

/** Every operation of the package. */
export const ENTRIES: Entry[] = NODES.flatMap((node) =>
	node.actions.resources.flatMap(({ option, operations }) =>
		operations.map((operation) => ({
			node,
			resource: String(option.value),
			operation,
			title: `${option.name}: ${operation.option.name}`,
			locators: operation.properties.filter((field) => 'field' in field),
		})),
	),
);

/** The APIs that an operation needs: its own, and those of its pickers and look-ups. */
export const apisOf = ({ operation, locators }: Entry): Api[] => [...operation.apis, ...locators.flatMap(({ apis }) => apis)];
