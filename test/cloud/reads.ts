import { locatorsOf } from '../../nodes/shared/form/form';
import type { Actions } from '../../nodes/shared/form/operation';
import { authDomains } from '../../nodes/shared/http/domain';
import { PROJECTS } from '../../nodes/shared/http/project';
import type { Api } from '../../nodes/shared/request';
import { ACTIONS } from '../permissions/actions';

/** An API that changes nothing, and the node that calls it. */
export interface Read {
	api: Api;
	actions: Actions;
}

/** The name by which an API is known here: several services have a ListUsers. */
export const nameOf = ({ service, api }: Pick<Api, 'service' | 'api'>): string => `${service} ${api}`;

/** What the operations of a node, their pickers and their look-ups call. */
const apisOf = (actions: Actions): Api[] => [...actions.resources.flatMap(({ operations }) => operations.flatMap(({ apis }) => apis)), ...locatorsOf(actions).flatMap(({ apis }) => apis)];

// Every execution may begin with the first two.
const ALL: Read[] = [...[authDomains, PROJECTS].map((api) => ({ api, actions: ACTIONS.huaweiCloudIam })), ...Object.values(ACTIONS).flatMap((actions) => apisOf(actions).map((api) => ({ api, actions })))];

/** Every API that the nodes read with, each once, as the first of them calls it. */
export const READS: Read[] = [...new Map(ALL.filter(({ api }) => api.effect === 'read').reverse().map((read) => [nameOf(read.api), read])).values()].reverse();
