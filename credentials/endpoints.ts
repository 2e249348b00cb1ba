/** The services this package calls, named as in the official SDKs. */
export type Service = 'workspace' | 'workspaceapp' | 'ddm' | 'codeartsartifact' | 'iam';

interface Region {
	name: string;
	/** The first label of each service's host, or the whole host. A service that is missing here is not offered in the region. */
	hosts: Partial<Record<Service, string>>;
}

// Hosts from the Region files of the official SDKs (workspace v2, workspaceapp v1, ddm v1, codeartsartifact v2, iam v3);
// names from the page "Regions and Endpoints". Outside five mainland regions, Workspace and application streaming share a host.
const workspace = { workspace: 'workspace', workspaceapp: 'workspace' };
const appstream = { workspace: 'workspace', workspaceapp: 'appstream' };
const ddm = { ddm: 'ddm' };
const artifact = { codeartsartifact: 'artifact' };
const artifactsExt = { codeartsartifact: 'cloudartifacts-ext' };
const iam = { iam: 'iam' };

/** All regions of the official table, by ID. */
export const REGIONS: Record<string, Region> = {
	'ae-ad-1': { name: 'ME-Abu Dhabi-OP5', hosts: { ...ddm, ...iam } },
	'af-north-1': { name: 'AF-Cairo', hosts: { ...workspace, ...artifact } },
	'af-south-1': { name: 'AF-Johannesburg', hosts: { ...workspace, ...artifact, ...iam } },
	'ap-southeast-1': { name: 'CN-Hong Kong', hosts: { ...workspace, ...ddm, ...iam } },
	'ap-southeast-2': { name: 'AP-Bangkok', hosts: { ...workspace, ...iam } },
	'ap-southeast-3': { name: 'AP-Singapore', hosts: { ...workspace, ...artifact, ...iam } },
	'ap-southeast-4': { name: 'AP-Jakarta', hosts: { ...iam } },
	'cn-east-2': { name: 'CN East-Shanghai2', hosts: { ...ddm, ...artifactsExt, ...iam } },
	'cn-east-3': { name: 'CN East-Shanghai1', hosts: { ...appstream, ...ddm, ...artifactsExt, ...iam } },
	'cn-east-4': { name: 'CN East2', hosts: { ...iam } },
	'cn-east-5': { name: 'CN East-Qingdao', hosts: { ...workspace, ...iam } },
	'cn-north-1': { name: 'CN North-Beijing1', hosts: { ...ddm, ...artifactsExt, ...iam } },
	'cn-north-11': { name: 'CN North-Ulanqab-Auto1', hosts: { ...workspace } },
	'cn-north-12': { name: 'CN North3', hosts: { ...iam } },
	'cn-north-2': { name: 'CN North-Beijing2', hosts: { ...iam } },
	'cn-north-4': { name: 'CN North-Beijing4', hosts: { ...appstream, ...ddm, ...artifactsExt, ...iam } },
	'cn-north-9': { name: 'CN North-Ulanqab1', hosts: { ...appstream, ...ddm, ...iam } },
	'cn-south-1': { name: 'CN South-Guangzhou', hosts: { ...appstream, ...ddm, ...artifact, ...iam } },
	'cn-south-2': { name: 'CN South-Shenzhen', hosts: { ...ddm, ...artifactsExt, ...iam } },
	'cn-southwest-2': { name: 'CN Southwest-Guiyang1', hosts: { ...appstream, ...ddm, ...artifactsExt, ...iam } },
	'eu-west-0': { name: 'EU-Paris', hosts: { ...iam } },
	'eu-west-101': {
		name: 'EU-Dublin',
		hosts: {
			workspace: 'workspace', // In the SDKs' table only this host ends in .com.
			ddm: 'ddm.eu-west-101.myhuaweicloud.eu',
			iam: 'iam.eu-west-101.myhuaweicloud.eu',
		},
	},
	'la-north-2': { name: 'LA-Mexico City2', hosts: { ...workspace, ...ddm, ...artifactsExt, ...iam } },
	'la-south-2': { name: 'LA-Santiago', hosts: { ...workspace, ...ddm, ...artifactsExt, ...iam } },
	'me-east-1': { name: 'ME-Riyadh', hosts: { ...workspace, ...artifact, ...iam } },
	'my-kualalumpur-1': { name: 'AP-Kuala Lumpur-OP6', hosts: { ...ddm, ...iam } },
	'na-mexico-1': { name: 'LA-Mexico City1', hosts: { ...iam } },
	'ru-moscow-1': { name: 'RU-Moscow1', hosts: { ...ddm, ...iam } },
	'sa-brazil-1': { name: 'LA-Sao Paulo1', hosts: { ...workspace, ...ddm, ...artifactsExt, ...iam } },
	'tr-west-1': { name: 'TR-Istanbul', hosts: { ...workspace, ...artifactsExt, ...iam } },
};

/** The host of IAM that serves every region. */
export const GLOBAL_IAM = 'https://iam.myhuaweicloud.com';

const TITLES: Record<Service, string> = {
	workspace: 'Workspace',
	workspaceapp: 'Workspace Application Streaming',
	ddm: 'DDM',
	codeartsartifact: 'CodeArts Artifact',
	iam: 'IAM',
};

/** The name of a region as forms and errors show it: "CN North-Beijing4 (cn-north-4)". */
export const regionTitle = (id: string) => `${REGIONS[id]?.name} (${id})`;

/** The official origin of a service in a region. Throws if the region is unknown or the service is not offered there. */
export function officialOrigin(service: Service, region: string): string {
	const hosts = REGIONS[region]?.hosts;
	if (!hosts) {
		throw new Error(
			`The region "${region}" is not known. Choose a region from the list in the credential, or set its Custom Endpoint to https://{service}.{region}.myhuaweicloud.com`,
		);
	}
	const host = hosts[service];
	if (host) return host.includes('.') ? `https://${host}` : `https://${host}.${region}.myhuaweicloud.com`;
	if (service === 'iam') return GLOBAL_IAM; // The global host of IAM serves every region.
	const offered = Object.keys(REGIONS).filter((id) => REGIONS[id]?.hosts[service]);
	throw new Error(
		`${TITLES[service]} is not offered in ${regionTitle(region)}. Choose another region in the credential (${offered.join(', ')}), or set its Custom Endpoint`,
	);
}

/** The URL of a service under the credential's Custom Endpoint, including the path. Throws if it is not a URL, or if it is `http` to another machine. */
export function customOrigin(endpoint: string, service: Service, region: string): string {
	const filled = endpoint.trim().replaceAll('{service}', service).replaceAll('{region}', region);
	if (!/^https?:\/\//i.test(filled) || !URL.canParse(filled)) {
		throw new Error(`The Custom Endpoint of the credential is not a URL: ${filled}. A valid one is, for example, https://{service}.{region}.example.com`);
	}
	const url = new URL(filled);
	if (url.username || url.password || url.search || url.hash) {
		throw new Error('The Custom Endpoint of the credential must not contain a user name, a password, "?" or "#"');
	}
	requireEncryption(url);
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** Throws unless the URL is https, or http to this machine, so that keys and passwords never cross a network unencrypted. */
export function requireEncryption({ protocol, hostname, origin }: URL): void {
	const loopback = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
	if (protocol === 'https:' || (protocol === 'http:' && loopback)) return;
	throw new Error(`${origin} is not encrypted. Use https. Plain http is allowed only for the n8n server itself (127.0.0.1, localhost)`);
}

/**
 * Throws if the URL belongs to the object storage service (OBS). OBS accepts only its own kind of signature and that of S3
 * (OBS API Reference, "User Signature Authentication"), and would refuse ours with an error that does not say why.
 */
export function refuseObjectStorage({ hostname }: URL): void {
	const endpoint = /(?:^|\.)(obs\.(?:[\w-]+\.)?myhuaweicloud\.(?:com|eu))\.?$/.exec(hostname)?.[1];
	if (!endpoint) return;
	throw new Error(
		`OBS needs a different kind of signature from the one this credential makes. Use n8n's S3 node instead: in its credential enter the same access key, https://${endpoint} as S3 Endpoint and the region ID as Region, and leave Force Path Style off`,
	);
}

/** The origin of IAM as an n8n expression. The credential test needs it, because n8n works out the test's URL without running code of this package. */
export const IAM_ORIGIN = (() => {
	const official = Object.fromEntries(Object.keys(REGIONS).map((id) => [id, officialOrigin('iam', id)]));
	const custom = '$credentials.endpoint.trim().replaceAll("{" + "service}", "iam").replaceAll("{" + "region}", $credentials.region.trim())';
	return `={{ ($credentials.endpoint || "").trim() ? ${custom} : (${JSON.stringify(official)})[$credentials.region.trim()] || "${GLOBAL_IAM}" }}`;
})();
