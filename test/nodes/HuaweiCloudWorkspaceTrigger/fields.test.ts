import { settingsOf } from '../../../nodes/HuaweiCloudWorkspaceTrigger/fields';

const form = { events: ['userLocked', 'userUpdated'], daysBeforeExpiry: 14, daysWithoutLogin: 30, fieldsToWatch: ['user_email'], groupId: '', userName: ' nov ak ', simplify: true };
const settings = (more: object = {}) => settingsOf({ ...form, ...more } as never);

it('the settings are those of the form, with names without blanks around them', () => {
	expect(settings()).toEqual({ events: ['userLocked', 'userUpdated'], watched: ['user_email'], days: { accountExpiresSoon: 14, noLogin: 30 }, userName: 'nov ak' });
});

it('a field that is not shown watches nothing', () => {
	expect(settings({ events: ['userLocked'], fieldsToWatch: undefined })).toMatchObject({ watched: [] });
});

it('fields to watch are needed for updates, and for nothing else', () => {
	expect(() => settings({ fieldsToWatch: [] })).toThrow(new Error("'Fields to Watch' is empty. Choose the fields whose change is to start the workflow"));
	expect(settings({ events: ['userLocked'], fieldsToWatch: [] })).toMatchObject({ watched: [] });
});
