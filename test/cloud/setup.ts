import type { useCloud } from '../workflows/setup';

/** The environment of somebody who checks the emulator, with what differs. */
export const environmentOf = ({ emulator }: ReturnType<typeof useCloud>, different: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
	HUAWEICLOUD_SDK_AK: emulator.credential.accessKeyId,
	HUAWEICLOUD_SDK_SK: emulator.credential.secretAccessKey,
	HUAWEICLOUD_SDK_REGION: emulator.credential.region,
	HUAWEICLOUD_SDK_ENDPOINT: emulator.url,
	...different,
});
