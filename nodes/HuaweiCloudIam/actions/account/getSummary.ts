import { objectIn } from '../../../shared/answers/fields';
import { operationOf } from '../../../shared/form/operation';
import type { Api } from '../../../shared/request';

const summary: Api = { service: 'iam', api: 'GetAccountSummaryV5', method: 'GET', path: '/v5/account-summary', effect: 'read', permission: 'iam::getAccountSummaryV5' };
const passwordPolicy: Api = { service: 'iam', api: 'ShowPasswordPolicyV5', method: 'GET', path: '/v5/password-policy', effect: 'read', permission: 'not documented' };

/** Reads what the account has and how much it may have (IAM API 5.0, GetAccountSummaryV5), and its rules for passwords (ShowPasswordPolicyV5). */
export const getSummary = operationOf({
	option: { name: 'Get Summary', value: 'getSummary', action: 'Get the summary of the account', description: 'Retrieve how many users, groups and policies the account has and may have, and its rules for passwords' },
	properties: [],
	apis: [summary, passwordPolicy],
	policies: ['IAM access review', 'IAM joiner and leaver'],
	perExecution: true,
	execute: async ({ call }) => ({ ...(await call(summary, (body) => objectIn(body))), password_policy: await call(passwordPolicy, (body) => objectIn(body, 'password_policy')) }),
});
