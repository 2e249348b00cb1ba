import type { IDataObject } from 'n8n-workflow';

import type { Service } from '../../credentials/endpoints';

/** What sending a request does to the cloud; see `Api.effect`. */
export type Effect = 'read' | 'set' | 'once';

/** The name of a permission in IAM policies. */
export type Action = `${string}:${string}:${string}`;

/**
 * The actions that an API's document says a caller needs. `none needed` is what the document says, and `not documented`
 * is for an API whose document says nothing: none of them is a guess.
 */
export type Permission = Action | readonly Action[] | 'none needed' | 'not documented';

/** The actions in a permission; none if no document names any. */
export const actionsIn = (permission: Permission): readonly Action[] =>
	typeof permission !== 'string' ? permission : permission === 'none needed' || permission === 'not documented' ? [] : [permission];

/** An API of the cloud: what its document says, whoever calls it with whatever values. */
export interface Api {
	service: Service;
	/** Huawei Cloud's name of it, such as `UpdateUserInfo`. */
	api: string;
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** As the document writes it, such as `/v2/{project_id}/users/{user_id}`. */
	path: string;
	/**
	 * `read` changes nothing, `set` leads to the same state however often it is sent, `once` changes something every time,
	 * whatever its method is. Only the first two are repeated after an unclear outcome.
	 */
	effect: Effect;
	/** What the IAM user of the access key needs; a refusal (403) names it. */
	permission: Permission;
}

/** The APIs of several operations, each once. */
export const distinct = (apis: readonly Api[]): Api[] => [...new Map(apis.map((one) => [`${one.service} ${one.api}`, one])).values()];

/** One request as data: an API, and the values for it. */
export interface ApiRequest extends Api {
	/** The values of the path's parameters, as they are, except `project_id`, which comes from the credential. */
	params?: Record<string, string>;
	/** A list is sent as repeated keys; undefined is not sent. */
	query?: Record<string, string | number | boolean | string[] | undefined>;
	body?: IDataObject | IDataObject[];
}

/**
 * Makes something of an answer's body; `unclear` is whether an earlier try may have been carried out as well, `requestId` how the
 * cloud's logs name the request, in words. Throws an Error when the body is not what the document promises.
 */
export type Read<Result> = (body: unknown, unclear?: boolean, requestId?: string) => Result;

/** Sends a request and returns what `read` makes of the answer. Throws a NodeApiError when the request fails. */
export type Call = <Result>(request: ApiRequest, read: Read<Result>) => Promise<Result>;
