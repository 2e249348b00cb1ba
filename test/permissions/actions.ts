import { actions as codeArtsArtifact } from '../../nodes/HuaweiCloudCodeArtsArtifact/actions';
import { actions as ddm } from '../../nodes/HuaweiCloudDdm/actions';
import { actions as iam } from '../../nodes/HuaweiCloudIam/actions';
import { actions as workspace } from '../../nodes/HuaweiCloudWorkspace/actions';
import type { Actions } from '../../nodes/shared/form/operation';

/** What every node of the package offers, by the node's name. */
export const ACTIONS = {
	huaweiCloudWorkspace: workspace,
	huaweiCloudIam: iam,
	huaweiCloudDdm: ddm,
	huaweiCloudCodeArtsArtifact: codeArtsArtifact,
} satisfies Record<string, Actions>;
