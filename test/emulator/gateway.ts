import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

import type { Access } from './access';
import { send, type Answer } from './answer';
import { codeArtsArtifact } from './codeartsartifact';
import { ddm } from './ddm';
import { acts, replacement, type Faults } from './faults';
import { iam, keystone } from './iam';
import type { Limits } from './limits';
import { gatewayRefusal, Refusal } from './refusal';
import type { ReceivedRequest } from './request';
import { match, type Route, segmentsOf, type Service } from './service';
import type { CloudState } from './state';
import { workspace } from './workspace';
import { workspaceApp } from './workspaceapp';

/** Every emulated service. */
export const SERVICES: Service[] = [iam, keystone, workspace, workspaceApp, ddm, codeArtsArtifact];

/** All routes, their paths taken apart once. */
const ROUTES = SERVICES.flatMap((service) => service.routes.map((route) => ({ service, route, names: route.path.split('/') })));

/** API signing guide, error codes: APIGW.0201 for a body of more than 12 MB. */
const LARGEST_BODY = 12 * 1024 * 1024;

/** What stands in front of the services and takes a request through the steps of the real one, in its order. */
export class Gateway {
	private readonly denied = new Set<string>();
	private granted: ReadonlySet<string> | undefined;

	constructor(
		private readonly state: CloudState,
		private readonly scope: { readonly projectId: string },
		private readonly access: Access,
		private readonly limits: Limits,
		private readonly faults: Faults,
		private readonly now: () => number,
		private readonly elapsed: () => number,
	) {}

	deny(action: string): void {
		this.denied.add(action);
	}

	grant(actions: readonly string[]): void {
		this.granted = new Set(actions);
	}

	reset(): void {
		this.denied.clear();
		this.granted = undefined;
	}

	routeOf(method: string, path: string): string[] {
		return find(method, path).map(({ route }) => route.name);
	}

	/** Answers one request, with whatever fault was ordered for it. */
	async answer(request: ReceivedRequest, body: Buffer, response: ServerResponse): Promise<void> {
		const requestId = randomBytes(16).toString('hex');
		let fault = this.faults.take(request, true);
		let answer: Answer | undefined;
		let headers: Record<string, string> = {};
		if (!fault || acts(fault)) {
			answer = this.refusalOf(request, body, requestId);
			if (!answer) ({ refusal: answer, headers } = this.count(request, requestId));
		}
		if (!answer) {
			fault ??= this.faults.take(request, false);
			if (!fault || acts(fault)) answer = this.handle(request, requestId);
		}
		answer = (fault && replacement(fault, requestId)) ?? answer;
		fault?.meanwhile?.();
		await send(response, request, requestId, answer && { ...answer, headers: { ...headers, ...answer.headers } }, fault);
	}

	// The limits count what a user does, so they come after authentication; the service never sees what they refuse.
	private count(request: ReceivedRequest, requestId: string): ReturnType<Limits['take']> {
		const [found] = find(request.method, request.path);
		return found ? this.limits.take(found.service, found.route, requestId) : { headers: {} };
	}

	private refusalOf(request: ReceivedRequest, body: Buffer, requestId: string): Answer | undefined {
		return attempt(requestId, () => {
			if (body.length > LARGEST_BODY) throw gatewayRefusal(413, 'APIGW.0201', 'Request entity too large');
			if (!decodable(request.path)) throw gatewayRefusal(400, 'APIGW.0201', 'Bad request');
			this.access.check(request, body);
			return undefined;
		});
	}

	private handle(request: ReceivedRequest, requestId: string): Answer | undefined {
		return attempt(requestId, () => {
			const [found] = find(request.method, request.path);
			if (!found) {
				throw gatewayRefusal(404, 'APIGW.0101', 'The API does not exist or has not been published in the environment');
			}
			const { service, route, params } = found;
			this.checkProject(params.project_id, request.headers['x-project-id']);
			this.checkPermission(service, route);
			const [now, elapsed, { uses }] = [this.now(), this.elapsed(), this.access];
			const result = route.handle({ ...request, params, state: this.state, now, elapsed, uses, requestId });
			return { status: route.status ?? 200, body: result === undefined ? '' : JSON.stringify(result) };
		});
	}

	// API signing guide: X-Project-Id chooses the project a signature stands for; the answer is one that users reported.
	private checkProject(inPath: string | undefined, inHeader = this.scope.projectId): void {
		if (inPath === undefined) return;
		if (inPath !== inHeader || !this.state.projects.some(({ id }) => id === inPath)) {
			throw new Refusal(400, () => ({ error_msg: "URL's projectId is not equal token's projectId", error_code: 'SYS.0400' }));
		}
	}

	// STS API, DecodeAuthorizationMessage: services explain a missing permission in an encoded text beside the error.
	private checkPermission({ refuse, forbidden }: Service, { action }: Route): void {
		if (action === undefined || (!this.denied.has(action) && (this.granted?.has(action) ?? true))) return;
		const explanation = Buffer.from(JSON.stringify({ allowed: false, action })).toString('base64');
		const message = `Policy doesn't allow ${action} to be performed`;
		const more = { encoded_authorization_message: explanation };
		throw forbidden ? refuse(403, forbidden, message, more) : gatewayRefusal(403, 'APIGW.0302', message, more);
	}
}

function find(method: string, path: string): Array<{ service: Service; route: Route; params: Record<string, string> }> {
	const segments = segmentsOf(path);
	return ROUTES.flatMap(({ service, route, names }) => {
		const params = route.method === method ? match(names, segments) : undefined;
		return params ? [{ service, route, params }] : [];
	});
}

function decodable(path: string): boolean {
	try {
		decodeURIComponent(path);
		return true;
	} catch {
		return false;
	}
}

function attempt(requestId: string, act: () => Answer | undefined): Answer | undefined {
	try {
		return act();
	} catch (error) {
		// Anything but a refusal is a mistake in the emulator, which a test should see at once.
		const refusal = error instanceof Refusal ? error : gatewayRefusal(500, 'APIGW.0601', `Emulator error: ${String(error)}`);
		return { status: refusal.status, body: JSON.stringify(refusal.body(requestId)) };
	}
}
