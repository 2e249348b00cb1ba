/** An answer that is not a success: thrown where the reason is found, sent as the error form of whoever refuses. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly body: (requestId: string) => object,
	) {
		super(`refused with ${status}`);
	}
}

/** The API gateway's own error form (API signing guide, error codes). */
export function gatewayRefusal(status: number, code: string, message: string, more?: object): Refusal {
	return new Refusal(status, (requestId) => ({ error_msg: message, error_code: code, request_id: requestId, ...more }));
}
