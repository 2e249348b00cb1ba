import type { IDataObject } from 'n8n-workflow';

import { listIn, textIn } from '../answers/fields';
import { explain, type NodeError } from '../answers/error';
import { WRONG_PROJECT } from '../answers/hints';
import type { ApiRequest, Read } from '../request';
import type { Context } from './connection';
import { domainOf } from './domain';
import { type Opening, openSession, type Session, type Settings } from './session';
import { type About, call } from './transport';

/** The projects the access key can reach (IAM API, KeystoneListAuthProjects). That of a region is called like it. */
export const PROJECTS: ApiRequest = { service: 'iam', api: 'KeystoneListAuthProjects', method: 'GET', path: '/v3/auth/projects', effect: 'read', permission: 'none needed' };

/** The project IDs that were found, by access key, region and endpoint. They never change. */
const found = new Map<string, string>();

/**
 * Opens a session: with the account of the access key if the service is about the whole account, and otherwise with the
 * project of the credential. An empty Project ID becomes that of the region, which is looked up once per key. Throws an
 * Error that lists the projects when the region has none.
 */
export async function openScope(context: Context, settings: Settings, { isAccountWide, ...opening }: Opening & { isAccountWide?: boolean }): Promise<Session> {
	const session = await openSession(context, settings, opening);
	if (isAccountWide) return { ...session, domainId: await domainOf(session) };
	return session.credential.projectId === '' ? { ...session, credential: { ...session.credential, projectId: await projectOf(session) } } : session;
}

async function projectOf(session: Session): Promise<string> {
	const { accessKeyId, region, endpoint } = session.credential;
	const key = [accessKeyId, region, endpoint].join(' ');
	const known = found.get(key);
	if (known !== undefined) return known;
	const projects = await call(session, PROJECTS, (body) => listIn(body, 'projects').map((project): IDataObject => ({ id: textIn(project, 'id'), name: project.name })));
	const [only, ...others] = projects.filter(({ name }) => name === region);
	if (!only || others.length > 0) {
		const all = (only ? [only, ...others] : projects).map(({ id, name }) => `${String(name)} (${String(id)})`).join(', ');
		throw new Error(`The access key has ${only ? 'several projects' : 'no project'} in ${region}. Enter a Project ID in the credential, or choose another Region. Its projects: ${all || 'none'}`);
	}
	found.set(key, String(only.id));
	return String(only.id);
}

/** The project that would be right, once for a session, however many of its items fail; nothing if it cannot be found. */
const right = new WeakMap<Session, Promise<string | undefined>>();

/** Makes a call. The error about a project that does not belong to the region names the one that does. */
export async function callInProject<Result>(session: Session, request: ApiRequest, read: Read<Result>, about?: About): Promise<Result> {
	return await call(session, request, read, about).catch(async (error: NodeError) => {
		if (error.description?.includes(WRONG_PROJECT)) {
			const looked = right.get(session) ?? projectOf(session).catch(() => undefined);
			right.set(session, looked);
			const id = await looked;
			if (id !== undefined) explain(error, [`That of ${session.credential.region} is ${id}, which is also used when the field is empty.`]);
		}
		return await Promise.reject(error);
	});
}
