import { Refusal } from '../refusal';

/** WorkspaceApp's error form (WorkspaceApp API, response parameters of every API). */
export function refuse(status: number, code: string, message: string, more?: object): Refusal {
	return new Refusal(status, () => ({ error_code: code, error_msg: message, ...more }));
}

/** Workspace API, application error codes: 400 for a malformed request. */
export function invalid(name: string): Refusal {
	return refuse(400, 'WKS.00139901', `Invalid parameter: ${name}.`);
}

/** Workspace API, application error codes: 404 for what is not there. */
export function missing(what: string): Refusal {
	return refuse(404, 'WKS.00211902', `The ${what} does not exist.`);
}
