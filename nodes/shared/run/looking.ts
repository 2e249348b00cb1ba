import { callInProject } from '../http/project';
import { newProgress, type Session } from '../http/session';
import type { Call } from '../request';

/**
 * Makes what the state of things is read with, the same thing once: in a dry run for all items, and otherwise for those of one
 * task after a change, at the first try, although the service may count as down.
 */
export function lookingIn(session: Session): () => Call {
	const fresh = () => remembering(async (request, read) => await callInProject({ ...session, settings: { ...session.settings, maxRetries: 0 }, progress: newProgress() }, request, read));
	if (!session.dryRun) return fresh;
	const same = remembering(async (request, read) => await callInProject(session, request, read));
	return () => same;
}

/** A call that sends the same request once. */
function remembering(call: Call): Call {
	const answers = new Map<string, Promise<unknown>>();
	return async (request, read) => {
		const key = JSON.stringify(request);
		const answer = answers.get(key) ?? call(request, (body) => body);
		answers.set(key, answer);
		return read(await answer);
	};
}
