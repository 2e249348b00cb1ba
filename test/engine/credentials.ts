import './environment';

import type { ICredentialDataDecryptedObject, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

import type { Types } from './types';

/** Hands out one credential, and applies its type's own `authenticate`, as n8n's helper does. */
export class SingleCredential extends ICredentialsHelper {
	constructor(
		private readonly types: Types,
		private readonly data: ICredentialDataDecryptedObject,
	) {
		super();
	}

	getParentTypes() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async authenticate(credentials: ICredentialDataDecryptedObject, typeName: string, options: IHttpRequestOptions) {
		const { authenticate } = this.types.credentials[typeName] ?? {};
		if (typeof authenticate !== 'function') throw new Error(`${typeName} has no authenticate function`);
		return await authenticate(credentials, options);
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getDecrypted() {
		return { ...this.data };
	}

	getCredentialsProperties(typeName: string): INodeProperties[] {
		return this.types.credentials[typeName]?.properties ?? [];
	}

	getCredentials = unused;
	updateCredentials = unused;
	updateCredentialsOauthTokenData = unused;
}

async function unused(): Promise<never> {
	throw new Error('Not used by the engine when it runs a workflow');
}
