import { STATUS_CODES } from 'node:http';

import { Refusal } from '../refusal';

/**
 * The error form of version 5 and of STS (IAM API 5.0, error codes). A 400 has no `request_id`: the pages of the APIs list
 * it for every other status.
 */
export function refuse(status: number, code: string, message: string, more?: object): Refusal {
	const body = { error_code: code, error_msg: message, ...more };
	return new Refusal(status, (requestId) => (status === 400 ? body : { ...body, request_id: requestId }));
}

/** A malformed request. Which code it has in version 5 is not documented; this is one of version 3's for it. */
export const invalid = (name: string) => refuse(400, 'IAM.0007', `Invalid parameter: ${name}.`);

/** What is not there; code and text are those that Terraform's provider quotes for a login profile, the other things' are not documented. */
export const missing = (what: string, id: string) => refuse(404, 'IAM.0004', `Could not find ${what}: ${id}`);

/** An identity policy, or what it is to be attached to, that is not there: the code that Terraform's provider takes for it. */
export const missingToAttach = (what: string, id: string) => refuse(404, 'PAP5.0012', `${what} ${id} not found`);

/** A conflict. Version 5 declares the status without a code; this is version 3's. */
export const conflict = (message: string) => refuse(409, 'IAM.0005', message);

/** The error form of version 3, Keystone's: the code is the status (IAM API, CreatePermanentAccessKey). */
export function refuseAsKeystone(status: number, message: string, more?: object): Refusal {
	return new Refusal(status, () => ({ error: { code: status, message, title: STATUS_CODES[status], ...more } }));
}

/**
 * A refusal of one of version 3's APIs for users, by a number of their table, all of them a 400. The documents show no such
 * answer; this form is quoted in terraform-provider-sbercloud#203, whose cloud has the same software.
 */
export const refuseByNumber = (code: number) => new Refusal(400, () => ({ errorcode: [String(code)] }));
