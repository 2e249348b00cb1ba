import { Refusal } from './refusal';
import type { Service } from './service';

/** Identity and Access Management: what the key can reach. */
export const iam: Service = {
	name: 'IAM',

	// IAM API, status codes: Keystone's form. No emulated API needs a permission, so nothing uses it yet.
	refuse: (status, code, message, more) => new Refusal(status, () => ({ error: { code, message, ...more } })),

	routes: [
		{
			// IAM API, KeystoneListAuthProjects: no permission needed, no paging.
			name: 'KeystoneListAuthProjects',
			method: 'GET',
			path: '/v3/auth/projects',
			handle: ({ state }) => ({
				links: { self: `${ORIGIN}/v3/auth/projects` },
				projects: state.projects.map((project) => ({ ...project, links: { self: `${ORIGIN}/v3/projects/${project.id}` } })),
			}),
		},
	],
};

const ORIGIN = 'https://iam.myhuaweicloud.com';
