import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { installPackage } from './install';

const ROOT = resolve(__dirname, '../..');
/** What the container mounts. Git ignores it. */
const MOUNTED = join(ROOT, '.cache/docker');

/**
 * Starts n8n in Docker with this package and with trust in the emulator's certificate; to be run in the project's folder.
 * The package is a community node, because nodes from N8N_CUSTOM_EXTENSIONS have other type names, which no example knows.
 * The folder of community nodes is mounted as a whole: if the package alone were, Docker would make the folders above it, and
 * they would belong to root, while n8n does not run as root.
 */
export const DOCKER_RUN = `docker run -it --rm --name n8n-huaweicloud -p 127.0.0.1:5678:5678 \\
  --add-host=host.docker.internal:host-gateway \\
  -v n8n_huaweicloud:/home/node/.n8n \\
  -v "$PWD/.cache/docker/nodes:/home/node/.n8n/nodes" \\
  -v "$PWD/.cache/docker/emulator.pem:/emulator.pem:ro" \\
  -e NODE_EXTRA_CA_CERTS=/emulator.pem \\
  n8nio/n8n`;

/** Writes a certificate where DOCKER_RUN mounts it, and returns the file. */
export function writeCertificate(certificate: string): string {
	const file = join(MOUNTED, 'emulator.pem');
	mkdirSync(MOUNTED, { recursive: true });
	writeFileSync(file, certificate);
	return file;
}

/** Builds the package and puts it where DOCKER_RUN mounts it. */
export function installForDocker(): void {
	const nodes = join(MOUNTED, 'nodes');
	execFileSync(process.execPath, ['build.mjs'], { cwd: ROOT, stdio: 'inherit' });
	installPackage(nodes);
	// n8n makes this file at its start unless it is there, and its user in the container may not write here.
	writeFileSync(join(nodes, 'package.json'), JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }));
}
