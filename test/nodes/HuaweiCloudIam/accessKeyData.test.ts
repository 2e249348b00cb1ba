import { keyAmong, refuseThird } from '../../../nodes/HuaweiCloudIam/accessKeyData';

const one = { access_key_id: 'HPUA1', status: 'active' };
const other = { access_key_id: 'HPUA2', status: 'inactive' };

it('a user with two access keys gets no third, also if one of them is inactive', () => {
	for (const keys of [[], [one]]) expect(() => refuseThird(keys)).not.toThrow();
	expect(() => refuseThird([one, other])).toThrow('The user has two access keys already, and IAM allows no more: HPUA1 (active) and HPUA2 (inactive). First delete one that is not used');
});

it('a key is found among those of its user, and one that is not there is named with those that are', () => {
	expect(keyAmong([one, other], 'HPUA2')).toBe(other);
	expect(() => keyAmong([one, other], 'HPUA3')).toThrow('The user does not have the access key HPUA3. The keys of this user: HPUA1 (active) and HPUA2 (inactive)');
	expect(() => keyAmong([], 'HPUA3')).toThrow('The user does not have the access key HPUA3. The keys of this user: none');
});
