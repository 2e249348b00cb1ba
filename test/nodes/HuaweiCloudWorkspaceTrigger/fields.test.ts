import { settingsOf } from '../../../nodes/HuaweiCloudWorkspaceTrigger/fields';

const form = { events: ['userLocked', 'userUpdated'], daysBeforeExpiry: 14, daysWithoutLogin: 30, fieldsToWatch: ['user_email'], groupId: '', userName: ' nov ak ', simplify: true };
const settings = (more: object = {}) => settingsOf({ ...form, ...more } as never);

it('the settings are those of the form, with names without blanks around them', () => {
	expect(settings()).toEqual({ events: ['userLocked', 'userUpdated'], watched: ['user_email'], days: { accountExpiresSoon: 14, noLogin: 30 }, userName: 'nov ak' });
});

it('a field that is not shown watches nothing', () => {
	expect(settings({ events: ['userLocked'], fieldsToWatch: undefined })).toMatchObject({ watched: [] });
});

it.each([
	[{ events: [] }, "'Events' is empty. Choose what is to start the workflow"],
	[{ fieldsToWatch: [] }, "'Fields to Watch' is empty. Choose the fields whose change is to start the workflow"],
])('a form with %j is refused', (more, message) => {
	expect(() => settings(more)).toThrow(new Error(message));
});

it('fields to watch are needed for updates alone', () => {
	expect(settings({ events: ['userLocked'], fieldsToWatch: [] })).toMatchObject({ watched: [] });
});
