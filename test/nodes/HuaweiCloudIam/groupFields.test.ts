import { changed, creationBody } from '../../../nodes/HuaweiCloudIam/groupFields';

const NAME = /^'Group Name' may contain only letters, digits, spaces, "_", "-", "{" and "}"/;

it('a new group has a name, and a description if it was added', () => {
	expect(creationBody({ groupName: '运维 {EU}', additionalFields: {} })).toEqual({ group_name: '运维 {EU}' });
	expect(creationBody({ groupName: 'on-call_2', additionalFields: { description: 'Nights' } })).toEqual({ group_name: 'on-call_2', description: 'Nights' });
});

it.each([
	['R&D', {}, NAME],
	['Büro', {}, NAME],
	['', {}, /^'Group Name' is empty$/],
	...[...'@#%&<>\\$^*'].map((character) => ['Finance', { description: `a${character}b` }, /^'Description' must not contain any of /] as const),
] as const)('a group "%s" with %j is refused', (groupName, additionalFields, message) => {
	expect(() => creationBody({ groupName, additionalFields })).toThrow(message);
	if (groupName === 'Finance') expect(() => changed({ updateFields: additionalFields })).toThrow(message);
});

it('a changed group has what was added, also an empty description', () => {
	expect(changed({ updateFields: { description: '' } })).toEqual({ description: '' });
	expect(changed({ updateFields: { groupName: 'Tax', description: 'VAT' } })).toEqual({ group_name: 'Tax', description: 'VAT' });
	expect(() => changed({ updateFields: {} })).toThrow(/^There is nothing to update/);
});
