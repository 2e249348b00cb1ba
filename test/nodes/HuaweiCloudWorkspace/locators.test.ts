import { assignment } from '../../../nodes/HuaweiCloudWorkspace/cloudStorageAssignment';
import { user } from '../../../nodes/HuaweiCloudWorkspace/user';
import { readParameters } from '../../../nodes/shared/form/parameters';
import { contextOf } from '../../fixtures/context';

const readUser = (userId: object | string) => readParameters(contextOf({ parameters: { userId } }), [user], 0);

const readFolder = (cloudStorageAssignmentId: object | string) => readParameters(contextOf({ parameters: { cloudStorageAssignmentId } }), [assignment], 0);

describe('a user', () => {
	it.each([
		[{ mode: 'list', value: 'u_1-A' }, { values: { userId: 'u_1-A' }, byName: [], names: {} }],
		[{ mode: 'list', value: 'u1', cachedResultName: 'ana · ana@example.com' }, { values: { userId: 'u1' }, byName: [], names: { user_name: 'ana' } }],
		[{ mode: 'id', value: 'u'.repeat(255) }, { values: { userId: 'u'.repeat(255) }, byName: [], names: {} }],
		[{ mode: 'name', value: 'Ana Novák' }, { values: { userId: 'Ana Novák' }, byName: [{ locator: user, name: 'Ana Novák' }], names: { user_name: 'Ana Novák' } }],
		['u1', { values: { userId: 'u1' }, byName: [], names: {} }],
	])('is chosen by %j', (value, chosen) => {
		expect(readUser(value)).toEqual(chosen);
	});

	it.each([
		[{ mode: 'list', value: '' }, "'User' is empty"],
		[{ mode: 'id', value: 'u'.repeat(256) }, `'User': A user ID consists of letters, digits, "-" and "_"`],
		[{ mode: 'id', value: '..' }, `'User': A user ID consists of letters, digits, "-" and "_"`],
		[{ mode: 'list', value: 'a/b' }, `'User': A user ID consists of letters, digits, "-" and "_"`],
		[{ mode: 'name', value: 'a\u0000b' }, "'User': A user name has 1 to 255 characters"],
		[{ mode: 'name', value: 'a'.repeat(256) }, "'User': A user name has 1 to 255 characters"],
	])('is not chosen by %j', (value, message) => {
		expect(() => readUser(value)).toThrow(new Error(message));
	});
});

describe('a personal folder', () => {
	it.each([{ mode: 'list', value: 'c_1-A' }, { mode: 'id', value: 'c'.repeat(128) }, 'c1'])('is chosen by %j', (value) => {
		expect(readFolder(value)).toEqual({ values: { cloudStorageAssignmentId: typeof value === 'string' ? value : value.value }, byName: [], names: {} });
	});

	it('is chosen by the name of its user, which is looked up', () => {
		expect(readFolder({ mode: 'name', value: 'Ana Novák' })).toEqual({
			values: { cloudStorageAssignmentId: 'Ana Novák' },
			byName: [{ locator: assignment, name: 'Ana Novák' }],
			names: { user_name: 'Ana Novák' },
		});
	});

	it.each([{ mode: 'name', value: 'a\tb' }, { mode: 'name', value: 'a'.repeat(129) }])('is not chosen by %j', (value) => {
		expect(() => readFolder(value)).toThrow(new Error("'Personal Folder': A user name has 1 to 128 characters"));
	});

	it.each([{ mode: 'list', value: '..' }, { mode: 'id', value: 'c'.repeat(129) }, 'a b'])('is not chosen by %j', (value) => {
		expect(() => readFolder(value)).toThrow(`'Personal Folder': A cloud storage assignment ID consists of letters, digits, "-" and "_"`);
	});
});
