import type { IDataObject } from 'n8n-workflow';

import { countIn, objectIn } from '../shared/answers/fields';
import type { Api, Call } from '../shared/request';

/** What the account has, and how much it may have (IAM API 5.0, GetAccountSummaryV5). */
export const showSummary: Api = { service: 'iam', api: 'GetAccountSummaryV5', method: 'GET', path: '/v5/account-summary', effect: 'read', permission: 'iam::getAccountSummaryV5' };

/** Reads it. */
export const readSummary = async (call: Call): Promise<IDataObject> => await call(showSummary, (body) => objectIn(body));

/** How many users the account has, the root user among them. */
export const countUsers = async (call: Call): Promise<number> => await call(showSummary, (body) => countIn(body, 'users'));
