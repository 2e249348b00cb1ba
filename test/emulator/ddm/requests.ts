import { SEEDED, type CloudState } from '..';
import type { Sent } from '../client';

/** A request for each of DDM's APIs that gets a full answer. */
export function ddmRequests({ instances }: CloudState, projectId: string): Record<string, Sent> {
	const [instance] = instances;
	const path = `/v1/${projectId}/instances`;
	const one = `${path}/${instance?.id}`;
	const account = `${one}/users/${SEEDED.account}`;
	const password = 'Gr33n~tea';
	instance?.accounts.pop(); // It has as many as it may have.
	return {
		ListInstances: { path },
		ShowInstance: { path: one },
		ListDatabases: { path: `${one}/databases` },
		'ListUsers (DDM)': { path: `${one}/users` },
		CreateUsers: { method: 'POST', path: `${one}/users`, body: { users: [{ name: 'new_app', password, base_authority: ['SELECT'] }] } },
		'UpdateUser (DDM)': { method: 'PUT', path: account, body: { user: { description: 'New' } } },
		'DeleteUser (DDM)': { method: 'DELETE', path: account },
		'ResetUserPassword (DDM)': { method: 'POST', path: `/v2/${projectId}/instances/${instance?.id}/users/${SEEDED.account}/password`, body: { password } },
		ResetAdministrator: { method: 'PUT', path: `/v3/${projectId}/instances/${instance?.id}/admin-user`, body: { name: 'ddm_admin', password } },
		ValidateWeakPassword: { method: 'POST', path: `/v3/${projectId}/weak-password-verification`, body: { password } },
	};
}
