import { type ILoadOptionsFunctions, type INodeListSearchResult, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { locatorsOf, operationIn } from '../form/form';
import type { Actions } from '../form/operation';
import { policiesOf, type Policy } from '../form/policy';
import { isLocator } from '../form/picked';
import type { Locator, Parameter } from '../form/property';
import { callInProject, openScope } from '../http/project';

/** What somebody in front of a list waits for: an answer for 15 s, a limit of the cloud for ten. */
const SETTINGS = { maxRetries: 2, timeout: 15_000, maxThrottleWait: 10 / 60 };

type ListSearch = (this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) => Promise<INodeListSearchResult>;

type PolicyOf = (parameter: Parameter) => Policy | undefined;

/** The list searches of a node's pickers, by the names their fields give them. */
export const listSearchOf = (actions: Actions) =>
	searchesOf(locatorsOf(actions), actions, (parameter) => {
		const operation = operationIn(actions, parameter('resource'), parameter('operation'));
		return operation && policiesOf(operation)[0];
	});

/** The list searches of these pickers. A refusal names the policy of `policyOf`. */
export function searchesOf(locators: readonly Locator[], service: Pick<Actions, 'codes' | 'isAccountWide'>, policyOf: PolicyOf = () => 'Read only'): Record<string, ListSearch> {
	return Object.fromEntries(
		locators.flatMap((locator) => {
			const list = locator.field.modes?.find(({ type }) => type === 'list');
			const name = list?.typeOptions?.searchListMethod;
			return name ? [[name, searchOf(locator, service, policyOf)]] : [];
		}),
	);
}

function searchOf(locator: Locator, { codes, isAccountWide }: Pick<Actions, 'codes' | 'isAccountWide'>, policyOf: PolicyOf): ListSearch {
	return async function (filter = '', paginationToken = '') {
		const parameter: Parameter = (name, part = 'value') => {
			const raw = this.getCurrentNodeParameter(name);
			const { [part]: value } = isLocator(raw) ? raw : { mode: '', value: raw };
			return typeof value === 'string' ? value : '';
		};
		try {
			const session = await openScope(this, SETTINGS, { codes, isAccountWide, policy: policyOf(parameter), onScreen: true });
			const { results, next } = await locator.search(async (request, read) => await callInProject(session, request, read), filter.trim(), paginationToken, parameter);
			return { results, ...(next !== undefined && { paginationToken: next }) };
		} catch (cause) {
			if (cause instanceof NodeApiError) throw new NodeApiError(this.getNode(), cause as never);
			throw new NodeOperationError(this.getNode(), cause as Error);
		}
	};
}
