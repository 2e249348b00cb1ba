import { HuaweiCloudApi } from '../../credentials/HuaweiCloudApi.credentials';
import { HuaweiCloudCodeArtsArtifact } from '../../nodes/HuaweiCloudCodeArtsArtifact/HuaweiCloudCodeArtsArtifact.node';
import { HuaweiCloudDdm } from '../../nodes/HuaweiCloudDdm/HuaweiCloudDdm.node';
import { HuaweiCloudIam } from '../../nodes/HuaweiCloudIam/HuaweiCloudIam.node';
import { HuaweiCloudWorkspace } from '../../nodes/HuaweiCloudWorkspace/HuaweiCloudWorkspace.node';
import { HuaweiCloudWorkspaceTrigger } from '../../nodes/HuaweiCloudWorkspaceTrigger/HuaweiCloudWorkspaceTrigger.node';
import { common, PACKAGE, type Types } from './types';

let types: Types | undefined;

/** The types straight from the sources. Made once, as n8n loads them once; nobody changes them. */
export function fromSources(): Types {
	return (types ??= load());
}

function load(): Types {
	const nodes = [new HuaweiCloudWorkspace(), new HuaweiCloudWorkspaceTrigger(), new HuaweiCloudIam(), new HuaweiCloudDdm(), new HuaweiCloudCodeArtsArtifact()];
	const credential = new HuaweiCloudApi();
	return {
		nodes: { ...common, ...Object.fromEntries(nodes.map((node) => [`${PACKAGE}.${node.description.name}`, node])) },
		credentials: { [credential.name]: credential },
	};
}
