import { NodeApiError } from 'n8n-workflow';

/** Whether a request was answered with this status. Version 5 of IAM declares 404 and 409 without documenting their codes. */
export const hasStatus = (failure: unknown, status: number) => failure instanceof NodeApiError && failure.httpCode === String(status);

/** What is read, or nothing where there is no such thing (404). Throws every other failure. */
export const unlessMissing = async <Read>(reading: Promise<Read>): Promise<Read | undefined> =>
	await reading.catch((failure: Error) => {
		if (!hasStatus(failure, 404)) throw failure;
		return undefined;
	});
