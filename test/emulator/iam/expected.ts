import type { CloudState, IamGroup, IamUser } from '..';

/** The IAM user of a name. */
export function iamUser({ iam }: CloudState, name: string): IamUser {
	const user = iam.users.find(({ user_name }) => user_name === name);
	if (!user) throw new Error(`${name} is not seeded`);
	return user;
}

/** The group of IAM users of a name. */
export function iamGroup({ iam }: CloudState, name: string): IamGroup {
	const group = iam.groups.find(({ group_name }) => group_name === name);
	if (!group) throw new Error(`${name} is not seeded`);
	return group;
}

const traced = { request_id: expect.stringMatching(/^[0-9a-f]{32}$/) };

/** Version 5's answer to a parameter it cannot use, which has no request ID. */
export const invalid = (name: string) => ({ status: 400, json: { error_code: 'IAM.0007', error_msg: `Invalid parameter: ${name}.` } });

/** Version 5's answer to what is not there. */
export const notFound = (what: string) => ({ status: 404, json: { error_code: 'IAM.0004', error_msg: expect.stringContaining(`Could not find ${what}`), ...traced } });

/** Version 5's answer to a conflict. */
export const conflict = { status: 409, json: { error_code: 'IAM.0005', error_msg: expect.any(String), ...traced } };

/** Version 3.0's answer by the number of an error. */
export const numbered = (number: number) => ({ status: 400, json: { errorcode: [String(number)] } });
