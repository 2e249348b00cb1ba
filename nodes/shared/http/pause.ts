import { sleep } from 'n8n-workflow';

/** Waits so many ms, or until the execution is canceled. Never throws. */
export async function pause(ms: number, cancelled?: AbortSignal): Promise<void> {
	if (cancelled?.aborted) return;
	let stop: () => void = () => {};
	const cancel = new Promise<void>((resolve) => {
		stop = resolve;
		cancelled?.addEventListener('abort', stop);
	});
	await Promise.race([sleep(ms), cancel]);
	cancelled?.removeEventListener('abort', stop);
}
