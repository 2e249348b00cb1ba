import { wireNames } from '../../../../nodes/shared/form/names';

it.each([
	[{ userName: 'a' }, { user_name: 'a' }],
	[{ nextLoginChangePassword: true, disabled: false }, { next_login_change_password: true, disabled: false }],
	[{ description: '', userNames: ['a', 'b'] }, { description: '', user_names: ['a', 'b'] }],
	[{}, {}],
])('%j is %j for the API', (fields, wire) => {
	expect(wireNames(fields)).toEqual(wire);
});

it('an exception has the name it is given, and only that one', () => {
	expect(wireNames({ originalName: 'a', otherName: 'b' }, { originalName: 'ori_name' })).toEqual({ ori_name: 'a', other_name: 'b' });
});
