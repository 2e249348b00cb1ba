import { operationOf } from '../../../shared/form/operation';
import { readSummary, showSummary } from '../../accountSummary';
import { readPasswordPolicy, showPasswordPolicy } from '../../passwordPolicy';

/** Reads what the account has and how much it may have, and its rules for passwords. */
export const getSummary = operationOf({
	option: { name: 'Get Summary', value: 'getSummary', action: 'Get the summary of the account', description: 'Retrieve how many users, groups and policies the account has and may have, and its rules for passwords' },
	properties: [],
	apis: [showSummary, showPasswordPolicy],
	policies: ['IAM access review', 'IAM joiner and leaver'],
	perExecution: true,
	execute: async ({ call }) => ({ ...(await readSummary(call)), password_policy: await readPasswordPolicy(call) }),
});
