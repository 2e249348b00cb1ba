/** The variables that hold the credential, named as Huawei Cloud's SDKs name theirs, and the fields of the credential they fill. */
const VARIABLES = {
	HUAWEICLOUD_SDK_AK: 'accessKeyId',
	HUAWEICLOUD_SDK_SK: 'secretAccessKey',
	HUAWEICLOUD_SDK_REGION: 'region',
	HUAWEICLOUD_SDK_PROJECT_ID: 'projectId',
	HUAWEICLOUD_SDK_SECURITY_TOKEN: 'securityToken',
	HUAWEICLOUD_SDK_ENDPOINT: 'endpoint',
};

const REQUIRED = ['HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK', 'HUAWEICLOUD_SDK_REGION'];

/** Reads the credential from environment variables. Throws an Error that names those that are missing. */
export function credentialIn(env: NodeJS.ProcessEnv): Record<string, string> {
	const missing = REQUIRED.filter((name) => !env[name]?.trim());
	if (missing.length > 0) {
		throw new Error(
			`Set ${missing.join(', ')}: the access key of an IAM user who may only read, and a region such as cn-north-4. HUAWEICLOUD_SDK_PROJECT_ID is that of the region unless it is set; a temporary key needs HUAWEICLOUD_SDK_SECURITY_TOKEN; HUAWEICLOUD_SDK_ENDPOINT is the credential's Custom Endpoint`,
		);
	}
	return Object.fromEntries(Object.entries(VARIABLES).map(([name, field]) => [field, env[name]?.trim() ?? '']));
}
