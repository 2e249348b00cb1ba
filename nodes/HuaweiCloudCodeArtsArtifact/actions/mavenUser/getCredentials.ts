import { operation } from '../../../shared/form/operation';
import { passwordOutput } from '../../../shared/form/passwordOutput';
import { credentialsIn, showCredentials } from '../../mavenCredentials';

/** Reads user name and password of the access key's own IAM user, as they are (CodeArts Artifact API, ShowRepoUserInfo). */
export const getCredentials = operation({
	...showCredentials,
	option: {
		name: 'Get Credentials',
		value: 'getCredentials',
		action: 'Get the credentials of the Maven user',
		description: 'Retrieve user name and password of your own user of the private repositories',
	},
	properties: passwordOutput(),
	policies: ['Rotation'],
	perExecution: true,
	secret: 'password',
	request: () => ({}),
	result: credentialsIn,
});
