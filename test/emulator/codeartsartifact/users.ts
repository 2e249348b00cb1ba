import { Refusal } from './refusal';
import { newPassword, type Call, type Service } from './service';

/** CodeArts Artifact: the caller's own password for the private repositories. */
export const codeArtsArtifact: Service = {
	name: 'CodeArts Artifact',
	// The documentation lists no codes of its own, so it is the gateway that refuses a missing permission.
	// CodeArts Artifact API, ResetUserPassword, StandarErrorResponseV5.
	refuse: (status, code, message, more) =>
		new Refusal(status, (requestId) => ({ status: 'error', trace_id: traceOf(requestId), error_code: code, error_msg: message, ...more })),

	routes: [
		{
			name: 'ResetUserPassword (CodeArts Artifact)',
			method: 'POST',
			path: '/cloudartifact/v5/maven/users/me',
			action: 'codeartsartifact:repository:resetPassword',
			handle: resetPassword,
		},
		{
			// No action: "No identity policy-based permission required" (CodeArts Artifact API, ShowRepoUserInfo).
			name: 'ShowRepoUserInfo',
			method: 'GET',
			path: '/cloudartifact/v5/repositories/user/info',
			handle: ({ state: { repositoryUser }, requestId }) =>
				success(requestId, { username: repositoryUser.repoUserName, password: repositoryUser.password }),
		},
	],
};

// CodeArts Artifact API, ResetUserPassword: the new password is not in the answer.
function resetPassword({ state: { repositoryUser: user }, now, requestId }: Call) {
	user.password = newPassword(16);
	user.modified = now;
	user.passwordResets++;
	return success(requestId, {
		status: 0,
		domainId: user.domainId,
		region: user.region,
		createdTime: localTime(user.created),
		modifiedTime: localTime(user.modified),
		id: user.id,
		userId: user.userId,
		userName: user.userName,
		userType: user.userType,
		repoUserName: user.repoUserName,
		repoNumber: user.repoNumber,
		innerRepoUserName: user.innerRepoUserName,
	});
}

function success(requestId: string, result: object) {
	return { status: 'success', trace_id: traceOf(requestId), result };
}

// "A string of digits and hyphens".
function traceOf(requestId: string): string {
	return `143002-${BigInt(`0x${requestId}`) % 10n ** 13n}-630`;
}

function localTime(time: number): string {
	return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
