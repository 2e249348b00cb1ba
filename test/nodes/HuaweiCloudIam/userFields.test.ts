import { checkContact, hasContact, readByOldNames, readContact } from '../../../nodes/HuaweiCloudIam/userContact';
import { type Creation, creationBody, isWithContact, oldCreationBody } from '../../../nodes/HuaweiCloudIam/userCreationFields';
import { checkNames } from '../../../nodes/HuaweiCloudIam/userFields';
import { answering } from '../../fixtures/context';

const creation = (additionalFields: object = {}, more: object = {}) => ({ userName: 'n.newman', enabled: true, consolePassword: false, additionalFields, ...more }) as unknown as Creation;

describe('names', () => {
	it.each(['n.newman', 'Emergency Access', '_-. 1', 'x'.repeat(64)])('may be %s', (userName) => {
		expect(() => checkNames({ userName })).not.toThrow();
	});

	it.each(['', '1st', 'Jürgen', 'a@b'])('may not be "%s"', (userName) => {
		expect(() => checkNames({ userName })).toThrow("'User Name' may contain letters, digits, spaces");
	});

	it.each([...'@#%&<>\\$^*'])('and descriptions do not contain %s', (character) => {
		expect(() => checkNames({ description: `a ${character} b` })).toThrow("'Description' must not contain any of");
		expect(() => checkNames({ description: 'Sales, Zürich (2nd floor)!' })).not.toThrow();
	});
});

describe('email and phone', () => {
	it('are there if one of them was added, empty or not', () => {
		expect([{}, { email: '' }, { areacode: '0044', phone: '1' }].map(hasContact)).toEqual([false, true, true]);
	});

	it.each([{}, { email: '' }, { email: 'a@b' }, { areacode: '0044', phone: '7700900123' }, { areacode: '', phone: '' }])('may be %j', (fields) => {
		expect(() => checkContact(fields)).not.toThrow();
	});

	it.each([{ email: 'a b@c' }, { email: 'nobody' }, { phone: '1' }, { areacode: '0044' }, { areacode: '0044', phone: '+1' }])('may not be %j', (fields) => {
		expect(() => checkContact(fields)).toThrow();
	});

	it('are read under the names of version 3.0, and what is not there is left out', async () => {
		const { call, requests } = answering({ user: { id: 'u', name: 'a', email: 'a@b.example', access_mode: 'default', pwd_status: false } });
		expect(await readContact(call, 'u')).toEqual({ email: 'a@b.example', access_mode: 'default' });
		expect(requests).toMatchObject([{ api: 'ShowUser', params: { user_id: 'u' } }]);
	});

	it.each([
		[{ phone: '0044-77' }, { email: '', areacode: '0044', phone: '77' }],
		[{ areacode: '0044', phone: '77', email: 'a@b.example' }, { email: 'a@b.example', areacode: '0044', phone: '77' }],
		[{}, { email: '', areacode: '', phone: '' }],
	])('are compared with what UpdateUser takes: %j', async (user, names) => {
		expect(await readByOldNames(answering({ user }).call, 'u')).toEqual(names);
	});
});

describe('a new user', () => {
	it('is sent to version 5 without what is empty', () => {
		expect(creationBody(creation())).toEqual({ name: 'n.newman', enabled: true });
		expect(creationBody(creation({ description: '' }, { enabled: false }))).toEqual({ name: 'n.newman', enabled: false });
		expect(creationBody(creation({ description: 'Sales' }))).toEqual({ name: 'n.newman', enabled: true, description: 'Sales' });
	});

	it('is sent to version 3.0 with email, phone or both, and the password', () => {
		const password = { consolePassword: true, password: 'Gr33n~tea', passwordResetRequired: false };
		expect([{}, { email: '' }, { email: 'a@b' }, { areacode: '0044', phone: '1' }].map((fields) => isWithContact(creation(fields)))).toEqual([false, false, true, true]);
		expect(oldCreationBody(creation({ email: 'a@b' }), 'd1')).toEqual({ user: { name: 'n.newman', enabled: true, domain_id: 'd1', email: 'a@b' } });
		expect(oldCreationBody(creation({ email: '', areacode: '0044', phone: '1' }, password), 'd1').user).toEqual({ name: 'n.newman', enabled: true, domain_id: 'd1', areacode: '0044', phone: '1', password: 'Gr33n~tea', pwd_status: false });
	});
});
