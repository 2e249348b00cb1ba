import { type IDataObject, type IExecuteFunctions, NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { NodeError } from '../../nodes/shared/answers/error';
import type { Actions } from '../../nodes/shared/form/operation';
import { callInProject, openScope } from '../../nodes/shared/http/project';
import type { Session } from '../../nodes/shared/http/session';
import type { ApiRequest } from '../../nodes/shared/request';

const SETTINGS = { maxRetries: 3, timeout: 30_000, maxThrottleWait: 15 };

/** What became of a request: the body of a success, or how it failed. */
export type Reply = { body: unknown } | { failed: Failed };

/** A failure: the status and the code, neither of which there need be, and the error it was reported with. */
export interface Failed {
	status: string;
	code: string;
	/** What the cloud said. It may name people, and is never printed. */
	message: string;
	error: NodeError;
}

/** Opens a session as a node does that has these actions. It sends nothing that changes anything. */
export const open = async (context: IExecuteFunctions, { codes, isAccountWide }: Actions): Promise<Session> => await openScope(context, SETTINGS, { codes, isAccountWide, dryRun: true });

/** Sends a request that reads. Throws NotSent for any other. */
export async function ask(session: Session, request: ApiRequest): Promise<Reply> {
	try {
		return { body: await callInProject(session, request, (body) => body) };
	} catch (error) {
		return { failed: failureOf(error) };
	}
}

/** What is known of a failed request by its error. Throws any other error. */
export function failureOf(error: unknown): Failed {
	if (!(error instanceof NodeApiError) && !(error instanceof NodeOperationError)) throw error;
	const said = (error.context.data ?? {}) as IDataObject;
	return { status: ('httpCode' in error && error.httpCode) || '', code: String(said.error_code ?? ''), message: String(said.error_msg ?? ''), error };
}

/** A failure in a few words, without what the cloud said. */
export const inShort = ({ status, code, error }: Failed): string => (status === '' ? error.message : [`HTTP ${status}`, code !== status && code].filter(Boolean).join(' '));

/** The IAM action that the cloud's message about a refusal names, if it names one. */
export const actionNamed = ({ message }: Failed): string | undefined => /\b[a-z0-9]+:[a-zA-Z]*:[a-zA-Z0-9]+\b/.exec(message)?.[0];
