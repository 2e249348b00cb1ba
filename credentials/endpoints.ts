/** The services this package calls, by the names their SDKs have. */
export type Service = 'workspace' | 'workspaceapp' | 'ddm' | 'codeartsartifact' | 'iam';

interface Region {
	name: string;
	/** Per service the first label of its host, or the whole host; a service that is not named is not offered there. */
	hosts: Partial<Record<Service, string>>;
}

// Hosts from the Region files of the official SDKs (workspace v2, workspaceapp v1, ddm v1, codeartsartifact v2, iam v3);
// names from the page "Regions and Endpoints". Workspace and application streaming share a host outside five mainland regions.
const workspace = { workspace: 'workspace', workspaceapp: 'workspace' };
const appstream = { workspace: 'workspace', workspaceapp: 'appstream' };
const ddm = { ddm: 'ddm' };
const artifact = { codeartsartifact: 'artifact' };
const artifactsExt = { codeartsartifact: 'cloudartifacts-ext' };
const iam = { iam: 'iam' };

/** Every region of the official table, by its ID. */
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
			workspace: 'workspace', // The SDKs' table keeps this one host under .com.
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

const GLOBAL_IAM = 'https://iam.myhuaweicloud.com';

const TITLES: Record<Service, string> = {
	workspace: 'Workspace',
	workspaceapp: 'Workspace Application Streaming',
	ddm: 'DDM',
	codeartsartifact: 'CodeArts Artifact',
	iam: 'IAM',
};

/** A region as the forms show it: "CN North-Beijing4 (cn-north-4)". */
export const regionTitle = (id: string) => `${REGIONS[id]?.name} (${id})`;

/** The official origin of a service in a region. Throws when the region is unknown or does not offer the service. */
export function officialOrigin(service: Service, region: string): string {
	const hosts = REGIONS[region]?.hosts;
	if (!hosts) {
		throw new Error(
			`The region "${region}" is not known. Choose a region from the list in the credential, or set its Custom Endpoint to https://{service}.{region}.myhuaweicloud.com`,
		);
	}
	const host = hosts[service];
	if (host) return host.includes('.') ? `https://${host}` : `https://${host}.${region}.myhuaweicloud.com`;
	if (service === 'iam') return GLOBAL_IAM; // IAM answers at its global host for every region.
	const offered = Object.keys(REGIONS).filter((id) => REGIONS[id]?.hosts[service]);
	throw new Error(
		`${TITLES[service]} is not offered in ${regionTitle(region)}. Choose another region in the credential (${offered.join(', ')}), or set its Custom Endpoint`,
	);
}

/** The credential's Custom Endpoint for a service, its path kept. Throws when it is no URL, or `http` to another machine. */
export function customOrigin(endpoint: string, service: Service, region: string): string {
	const filled = endpoint.trim().replaceAll('{service}', service).replaceAll('{region}', region);
	if (!/^https?:\/\//i.test(filled) || !URL.canParse(filled)) {
		throw new Error(`The Custom Endpoint of the credential is not a URL: ${filled}. It looks like https://{service}.{region}.example.com`);
	}
	const url = new URL(filled);
	if (url.username || url.password || url.search || url.hash) {
		throw new Error('The Custom Endpoint of the credential must not contain a user name, a password, "?" or "#"');
	}
	requireEncryption(url);
	return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** Throws unless the URL is https, or http to this very machine: keys and passwords do not travel in clear. */
export function requireEncryption({ protocol, hostname, origin }: URL): void {
	const loopback = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
	if (protocol === 'https:' || (protocol === 'http:' && loopback)) return;
	throw new Error(`${origin} is not encrypted. Use https: plain http is allowed to this machine only (127.0.0.1, localhost)`);
}

/** The same choice as an expression, for the credential test, whose URL n8n evaluates without running code of this package. */
export const IAM_ORIGIN = (() => {
	const official = Object.fromEntries(Object.keys(REGIONS).map((id) => [id, officialOrigin('iam', id)]));
	const custom = '$credentials.endpoint.trim().replaceAll("{" + "service}", "iam").replaceAll("{" + "region}", $credentials.region.trim())';
	return `={{ ($credentials.endpoint || "").trim() ? ${custom} : (${JSON.stringify(official)})[$credentials.region.trim()] || "${GLOBAL_IAM}" }}`;
})();
