import { resetPassword } from '../../../nodes/HuaweiCloudDdm/actions/account/resetPassword';
import { readParameters } from '../../../nodes/shared/form/parameters';
import { propertyOf } from '../../../nodes/shared/form/property';
import { contextOf } from '../../fixtures/context';

const right = { instanceId: { mode: 'id', value: '1c8ba90eb3954e1ba4a1f3d2a6d9b3e4in09' }, accountName: { mode: 'name', value: 'orders_app' }, passwordSource: 'set', password: 'Exam-ple1' };

const read = (part: object = {}) => readParameters(contextOf({ parameters: { ...right, ...part } }), resetPassword.properties, 0);

describe('an account of an instance', () => {
	it('is chosen by the name that is also its ID', () => {
		expect(read()).toEqual({ values: { instanceId: '1c8ba90eb3954e1ba4a1f3d2a6d9b3e4in09', accountName: 'orders_app', passwordSource: 'set', password: 'Exam-ple1' }, byName: [], names: {} });
	});

	it.each(['a', 'A1_', 'a'.repeat(32)])('may be called %s', (accountName) => {
		expect(read({ accountName }).values).toMatchObject({ accountName });
	});

	it.each(['1a', '_a', 'a-b', 'a/b', '..', 'ä', 'a'.repeat(33)])('cannot be called %s', (value) => {
		for (const accountName of [value, { mode: 'list', value }, { mode: 'name', value }]) {
			expect(() => read({ accountName })).toThrow("'Account': An account name starts with a letter and has up to 32 letters, digits and underscores");
		}
	});

	it.each(['i1', '../c8ba90eb3954e1ba4a1f3d2a6d9b3e4in09', '1c8ba90eb3954e1ba4a1f3d2a6d9b3e4in090'])('cannot be in the instance %s', (value) => {
		for (const instanceId of [value, { mode: 'list', value }, { mode: 'id', value }]) {
			expect(() => read({ instanceId })).toThrow("'Instance': A DDM instance ID consists of 36 letters and digits");
		}
	});

	it('needs all three', () => {
		expect(() => read({ instanceId: { mode: 'list', value: '' } })).toThrow("'Instance' is empty");
		expect(() => read({ accountName: { mode: 'list', value: '' } })).toThrow("'Account' is empty");
		expect(() => read({ password: '' })).toThrow("'New Password' is empty");
	});

	it('has its password masked, which also keeps it out of errors', () => {
		expect(resetPassword.properties.map(propertyOf).filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name)).toEqual(['password']);
	});
});
