import type { Person } from './seed-users';
import { CREDENTIAL, hex, IAM_ACCOUNT, iamUserId, SEEDED } from './seeded';
import type { CloudState, Repository, RepositoryUser } from './state';

/** The caller as a user of the private repositories, eleven others, and the repositories of two projects. */
export function seedArtifact(people: readonly Person[]): Pick<CloudState, 'repositoryUser' | 'otherRepositoryUsers' | 'repositories'> {
	const [main, other] = [SEEDED.codeArtsProject, hex('other codearts project')];
	return {
		repositoryUser: {
			...userOf(SEEDED.iamCaller, 0),
			repoNumber: 12,
			modified: Date.UTC(2025, 10, 28, 13, 0, 56),
			password: 'Seeded~maven~1',
		},
		otherRepositoryUsers: people.slice(10, 21).map(({ user }, index) => userOf(user.user_name, index + 1)),
		repositories: [
			...maven('orders-maven', main),
			...maven('billing-maven', other),
			repositoryOf('orders-npm', 'npm', 'release', main),
			repositoryOf('images', 'docker2', 'release', main),
		],
	};
}

function userOf(userName: string, index: number): RepositoryUser {
	const [domainId, userId, { region }] = [IAM_ACCOUNT.id, iamUserId(userName), CREDENTIAL];
	const created = Date.UTC(2025, 4, 19, 11, 50, 30) + index * 86_400_000;
	return {
		id: 3000110176 + index,
		domainId,
		userId,
		userName,
		userType: 'personal',
		region,
		repoUserName: `${domainId}_${userId}`,
		innerRepoUserName: `${region}_${domainId}_${userId}`,
		repoNumber: index,
		created,
		modified: created,
		password: `Seeded~maven~${index + 1}`,
		passwordResets: 0,
	};
}

// One for releases and one for snapshots belong together.
const maven = (name: string, projectId: string) => (['release', 'snapshot'] as const).map((policy) => repositoryOf(name, 'maven2', policy, projectId));

function repositoryOf(repositoryName: string, format: string, policy: Repository['policy'], projectId: string): Repository {
	const tabId = hex(`tab of ${repositoryName}`);
	const name = `${CREDENTIAL.region}_${IAM_ACCOUNT.id}_${format}_${tabId.slice(0, 8)}_${policy}`;
	return {
		id: hex(`repository ${name}`),
		name,
		repositoryName,
		displayName: repositoryName,
		description: '',
		format,
		packageType: format,
		policy,
		repoType: 'hosted',
		projectId,
		tabId,
		deploymentPolicy: 'ALLOW_WRITE_ONCE',
		includesPattern: '**/*',
		shareRight: 'PROJECT',
		status: 'active',
		disable: false,
		url: `https://devrepo.devcloud.${CREDENTIAL.region}.huaweicloud.com/artgalaxy/${name}/`,
		filesCount: 240,
		usedSpace: '1.2 GB',
		created: Date.UTC(2025, 4, 20, 8),
		modified: Date.UTC(2026, 5, 1, 8),
	};
}
