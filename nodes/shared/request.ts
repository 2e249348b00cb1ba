import type { IDataObject } from 'n8n-workflow';

import type { Service } from '../../credentials/endpoints';

/** What sending a request does to the cloud; see `ApiRequest.effect`. */
export type Effect = 'read' | 'set' | 'once';

/** One request as data. */
export interface ApiRequest {
	service: Service;
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** As the API document writes it, such as `/v2/{project_id}/users/{user_id}`. */
	path: string;
	/** The values of the path's parameters, as they are, except `project_id`, which comes from the credential. */
	params?: Record<string, string>;
	/** A list is sent as repeated keys; undefined is not sent. */
	query?: Record<string, string | number | boolean | string[] | undefined>;
	body?: IDataObject | IDataObject[];
	/**
	 * `read` changes nothing, `set` leads to the same state however often it is sent, `once` changes something every time,
	 * whatever its method is. Only the first two are repeated after an unclear outcome.
	 */
	effect: Effect;
	/** The IAM action a refusal (403) should name, where the API document gives it. */
	permission?: string;
}

/**
 * Sends a request and returns what `read` makes of the answer's body. `read` throws an Error when the body is not what the
 * document promises. Throws a NodeApiError when the request fails.
 */
export type Call = <Result>(request: ApiRequest, read: (body: unknown) => Result) => Promise<Result>;
