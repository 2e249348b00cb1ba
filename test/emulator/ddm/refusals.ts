import { Refusal } from '../refusal';

/** The error form of DDM's versions 1 and 2 (DDM API, abnormal request results). */
export function refuse(status: number, code: string, message: string, more?: object): Refusal {
	return new Refusal(status, () => ({ externalMessage: message, errCode: code, ...more }));
}

/** The error form of its version 3 (DDM API, ResetDdmUserPassword). */
export function refuseAsV3(status: number, code: string, message: string): Refusal {
	return new Refusal(status, () => ({ error_code: code, error_msg: message }));
}

/** How one of DDM's versions refuses. */
export type Refuse = (status: number, code: string, message: string) => Refusal;

// DDM API, error codes, all of them a 400 but for a busy instance.

export const parameterError = (form: Refuse = refuse) => form(400, 'DBS.280001', 'Parameter error.');
export const noJson = (form: Refuse = refuse) => form(400, 'DBS.300330', 'JSON conversion failed.');
export const invalidName = (form: Refuse = refuse) => form(400, 'DBS.300305', 'Invalid account name.');
export const invalidPassword = (form: Refuse = refuse) => form(400, 'DBS.300306', 'Invalid account password.');
export const noAccount = () => refuse(400, 'DBS.300327', 'The account does not exist.');
export const busy = (form: Refuse = refuse) => form(409, 'DBS.200019', 'The instance status does not allow this operation.');
