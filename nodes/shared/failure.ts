import type { IDataObject, NodeApiError } from 'n8n-workflow';

import type { ApiRequest } from './request';

type NodeApiErrorOptions = NonNullable<ConstructorParameters<typeof NodeApiError>[2]>;

/** The causes of a failure that n8n tells apart (`failure` of its errors; older n8n ignores it). */
export type Failure = NonNullable<NodeApiErrorOptions['failure']>['cause'];

/**
 * Why there is no answer. `unreachable`: no connection was established, and nothing was sent. `certificate` and `proxy`:
 * the same, because the server could not prove who it is, or a proxy did not let it through. `forbidden`: this n8n may not
 * call that address. `timeout` and `interrupted`: the request may have arrived. `oversized`: it has arrived, and the answer
 * is too long to be one of the service. `cancelled`: the execution was stopped.
 */
export type FailureKind = 'unreachable' | 'certificate' | 'proxy' | 'forbidden' | 'timeout' | 'interrupted' | 'oversized' | 'cancelled';

/** What is thrown when there is no answer; `detail` says in plain words what happened on the network. */
export class NoAnswer extends Error {
	constructor(
		readonly kind: FailureKind,
		readonly detail: string,
	) {
		super(detail);
	}
}

/** What the cloud says about one part of a request, such as one of its desktops, when it carries out the others. */
export class PartFailure extends Error {
	/** Whether the part may have been carried out all the same, by an earlier try whose answer did not come. */
	unclear = false;

	constructor(
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

/** What is thrown when only some of an item's steps could be taken: the `report` says which, `advice` what to do. */
export class Incomplete extends Error {
	constructor(
		message: string,
		readonly advice: string,
		readonly report: IDataObject[],
	) {
		super(message);
	}
}

/** What is thrown in a dry run instead of sending a change. */
export class NotSent extends Error {
	constructor(
		readonly request: ApiRequest,
		readonly url: URL,
	) {
		super(`A dry run does not send ${request.api}`);
	}
}
