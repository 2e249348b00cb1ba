import type { NodeApiError } from 'n8n-workflow';

type NodeApiErrorOptions = NonNullable<ConstructorParameters<typeof NodeApiError>[2]>;

/** The causes of a failure that n8n tells apart (`failure` of its errors, n8n 2.40 and newer). */
export type Failure = NonNullable<NodeApiErrorOptions['failure']>['cause'];

/**
 * Why no answer came: `unreachable` no connection was established and nothing was sent; `certificate` the same, because
 * the server could not prove who it is; `forbidden` this n8n may not call that address; `timeout` and `interrupted` the
 * request may have arrived; `oversized` it has, and what came back cannot be meant; `cancelled` the execution was stopped.
 */
export type FailureKind = 'unreachable' | 'certificate' | 'forbidden' | 'timeout' | 'interrupted' | 'oversized' | 'cancelled';

/** The absence of an answer; `detail` says in plain words what the network said. */
export class NoAnswer extends Error {
	constructor(
		readonly kind: FailureKind,
		readonly detail: string,
	) {
		super(detail);
	}
}
