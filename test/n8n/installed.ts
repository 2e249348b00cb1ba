import { install } from './install';

/** Installs both releases of n8n before the first test, one after the other; once that is done it takes no time. */
export default async function installed(): Promise<void> {
	for (const release of ['newest', 'oldest'] as const) await install(release, (text) => process.stdout.write(`${text}\n`));
}
