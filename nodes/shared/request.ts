import type { IDataObject } from 'n8n-workflow';

import type { Service } from '../../credentials/endpoints';

/** One request as data. `{project_id}` in the path stands for the credential's project. */
export interface ApiRequest {
	service: Service;
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Segments of the path; each is percent-encoded on its own. */
	path: string[];
	/** Lists are sent as repeated keys; what is undefined is not sent. */
	query?: Record<string, string | number | boolean | string[] | undefined>;
	body?: IDataObject | IDataObject[];
	/**
	 * What sending it does: `read` changes nothing, `set` leads to the same state however often it is sent,
	 * `once` changes something every time, whatever its method is. Only the first two are repeated after an unclear outcome.
	 */
	effect: 'read' | 'set' | 'once';
	/** The IAM action a refusal (403) should name, where the API document gives it. */
	permission?: string;
}

/** Sends a request and gives the answer's body to `read`, which throws when the body is not what was promised. */
export type Call = <Result>(request: ApiRequest, read: (body: unknown) => Result) => Promise<Result>;
