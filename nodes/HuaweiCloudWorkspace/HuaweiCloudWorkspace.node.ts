import { type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';

import { formOf } from '../shared/form/form';
import { options } from '../shared/form/options';
import { run } from '../shared/run/execute';
import { listSearchOf } from '../shared/run/search';
import { actions } from './actions';

/**
 * Desktop users, and what they have: groups, desktops, app groups, sessions, folders and profiles. The node is written in code
 * because n8n's declarative routing cannot wait for the cloud's limits, repeat requests by status and effect, or let items share
 * a request.
 */
export class HuaweiCloudWorkspace implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Huawei Cloud Workspace',
		name: 'huaweiCloudWorkspace',
		icon: { light: 'file:huaweicloudworkspace.svg', dark: 'file:huaweicloudworkspace.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Manage desktop users of Huawei Cloud Workspace from the first day to the last: accounts, groups, desktops, app groups, sessions and folders',
		defaults: { name: 'Huawei Cloud Workspace' },
		usableAsTool: true,
		builderHint: {
			searchHint:
				'For desktop users of Huawei Cloud Workspace, who are not IAM users. For joiners: User Create or Update, then Add to Group, App Group Grant and Desktop Assign. For leavers: User Offboard locks a user out and takes everything away in one step, with a report; what cannot be undone is done only if its step is chosen. Update disables or enables a user (field disabled under updateFields) and changes contact data and expiry. Reset Password makes up a random password. Options have a Dry Run, and a Safety Stop for feeds that list too many people. A user is picked by ID, or by the exact user name in mode name: the node looks names up itself, many in one request, so no Get is needed before a change. For several users let the node continue on errors: an item that fails then carries error and message, and the others are done.',
			relatedNodes: [
				{ nodeType: 'n8n-nodes-huaweicloud.huaweiCloudDdm', relationHint: 'Database accounts of the same people' },
				{ nodeType: 'n8n-nodes-base.httpRequest', relationHint: 'Any other Huawei Cloud API, with the predefined credential type huaweiCloudApi' },
			],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'huaweiCloudApi', required: true }],
		sensitiveOutputFields: ['password'],
		hints: [
			{
				type: 'warning',
				message: 'Some of the chosen steps delete data or the user for good. Options > Dry Run shows what would be done.',
				displayCondition:
					'={{ $parameter["operation"] === "offboard" && ["deleteDesktops", "deletePersonalFolder", "deleteUser", "resetProfile"].some((step) => $parameter["steps"].includes(step)) }}',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
			{
				type: 'warning',
				message: 'The old password stops working at once.',
				displayCondition: '={{ $parameter["resource"] === "user" && $parameter["operation"] === "resetPassword" }}',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
			{
				type: 'warning',
				message: "For several users set 'On Error' in the settings to continue: when a workflow stops, n8n does not show the passwords of those who were done.",
				displayCondition: '={{ $parameter["resource"] === "user" && $parameter["operation"] === "resetPassword" && $parameter["passwordOutput"] !== "omit" }}',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
			{
				type: 'warning',
				message: "The new password is in the output: anyone who may see the executions of this workflow can read it. 'Password Output' can encrypt it or leave it out.",
				displayCondition: '={{ $parameter["resource"] === "user" && $parameter["operation"] === "resetPassword" && $parameter["passwordOutput"] === "return" }}',
				location: 'outputPane',
				whenToDisplay: 'afterExecution',
			},
			{
				type: 'warning',
				message: "For several users set 'On Error' in the settings to continue: when a workflow stops, n8n does not show the passwords of those who were created.",
				displayCondition: '={{ $parameter["resource"] === "user" && ["create", "upsert"].includes($parameter["operation"]) && $parameter["activeType"] === "ADMIN_ACTIVATE" && $parameter["passwordSource"] === "generate" && $parameter["passwordOutput"] !== "omit" }}',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
			{
				type: 'warning',
				message: "The new password is in the output: anyone who may see the executions of this workflow can read it. 'Password Output' can encrypt it or leave it out.",
				displayCondition: '={{ $parameter["resource"] === "user" && ["create", "upsert"].includes($parameter["operation"]) && $parameter["activeType"] === "ADMIN_ACTIVATE" && $parameter["passwordSource"] === "generate" && $parameter["passwordOutput"] === "return" }}',
				location: 'outputPane',
				whenToDisplay: 'afterExecution',
			},
			{
				type: 'warning',
				message: 'A user who is deleted cannot be restored.',
				displayCondition: '={{ $parameter["resource"] === "user" && $parameter["operation"] === "delete" }}',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
			{
				type: 'warning',
				message: 'A user group that is deleted cannot be restored.',
				displayCondition: '={{ $parameter["resource"] === "userGroup" && $parameter["operation"] === "delete" }}',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
			{
				type: 'warning',
				message: "Resetting replaces the user's profile. The user should be logged off.",
				displayCondition: '={{ $parameter["resource"] === "userProfile" }}',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
			{
				type: 'warning',
				message: 'The session ends, and what the user has not saved is lost.',
				displayCondition: '={{ $parameter["operation"] === "logOff" && ["appSession", "desktop"].includes($parameter["resource"]) }}',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
			{
				type: 'warning',
				message: 'The desktop is deleted with all its data. This cannot be undone.',
				displayCondition: '={{ $parameter["resource"] === "desktop" && $parameter["operation"] === "delete" }}',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
			{
				type: 'warning',
				message: 'Deleting a personal folder deletes all files in it for good.',
				displayCondition: '={{ $parameter["resource"] === "personalFolder" && $parameter["operation"] === "delete" }}',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
			{
				type: 'warning',
				message: "The data of the desktop's former user is cleared. This cannot be undone.",
				displayCondition: '={{ $parameter["resource"] === "desktop" && $parameter["operation"] === "assign" && $parameter["additionalFields"]["isClearData"] === true }}',
				location: 'outputPane',
				whenToDisplay: 'beforeExecution',
			},
		],
		properties: formOf(actions, options),
	};

	methods = { listSearch: listSearchOf(actions) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, actions);
	}
}
