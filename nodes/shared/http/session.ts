import type { INode, NodeApiError } from 'n8n-workflow';

import { type HuaweiCloudCredential, readCredential } from '../../../credentials/credential';
import type { NodeError } from '../answers/error';
import type { ServiceCodes } from '../answers/hints';
import { type Context, timers } from './connection';

/** What a user may set per node: tries after the first, ms to wait for an answer, and minutes while the cloud lets nothing through. */
export interface Settings {
	maxRetries: number;
	timeout: number;
	maxThrottleWait: number;
}

/** What all requests of one execution, or of one list in the editor, share and none changes. */
export interface Session {
	readonly context: Context;
	readonly node: INode;
	readonly credential: HuaweiCloudCredential;
	/** The account that the access key belongs to, where it was looked up. */
	readonly domainId?: string;
	readonly settings: Settings;
	readonly codes: ServiceCodes;
	/** The IAM policy that holds what the operation at hand needs. */
	readonly policy?: string;
	readonly onScreen: boolean;
	/** Whether changes are not sent: `call` throws NotSent instead. */
	readonly dryRun?: boolean;
	readonly cancelled?: AbortSignal;
	readonly begin: () => AbortSignal;
	/** Texts that no message may contain. */
	readonly secrets: readonly string[];
	readonly progress: Progress;
}

/** What changes while the requests go. */
export interface Progress {
	/** Whether Huawei Cloud has accepted the key. */
	accepted: boolean;
	/** Requests in a row that the service left without an answer, or broke down over, in all their tries. */
	downInARow: number;
	/** Why nothing more may be sent: the key was refused, or the service is down. */
	stop?: NodeApiError;
	/** Why nothing new may be begun: an item failed, and the workflow stops at failures. */
	failed?: NodeError;
	/** Requests that the cloud's limit refused, and for how long, in ms, somebody waited because of it. */
	refused: number;
	waited: number;
	waiting: number;
	waitingSince: number;
}

/** The progress of requests of which none was sent yet. */
export const newProgress = (): Progress => ({ accepted: false, downInARow: 0, refused: 0, waited: 0, waiting: 0, waitingSince: 0 });

/** What a session is opened with besides where it runs and how. */
export type Opening = Pick<Session, 'codes' | 'policy' | 'cancelled' | 'dryRun'> & Partial<Pick<Session, 'onScreen'>>;

/** Reads the credential once for all requests that follow. Throws an Error that names the field to correct. */
export async function openSession(context: Context, settings: Settings, { onScreen = false, ...opening }: Opening): Promise<Session> {
	const credential = readCredential(await context.getCredentials('huaweiCloudApi'));
	const secrets = [credential.secretAccessKey, credential.securityToken ?? ''];
	return { context, node: context.getNode(), credential, settings, ...opening, onScreen, begin: timers(settings.timeout), secrets, progress: newProgress() };
}
