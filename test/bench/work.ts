import type { IDataObject } from 'n8n-workflow';

import { seedPeople } from '../emulator/seed-users';

/** What an HR system says about a person: the item every way of calling starts from. */
export interface Person extends IDataObject {
	id: string;
	name: string;
	email: string;
	phone: string;
	department: string;
	city: string;
	contractEnds: string;
}

const users = seedPeople().map(({ user }) => user);

/** So many people, in an order in which nobody comes twice soon: changes of one user wait for each other. */
export function people(count: number): Person[] {
	return Array.from({ length: count }, (_, index) => {
		const user = users[index % users.length];
		if (!user) throw new Error('The emulator has no users');
		const [department = '', city = ''] = user.description.split(', ');
		return {
			id: user.id,
			name: user.user_name,
			email: user.user_email,
			phone: user.user_phone,
			department,
			city,
			contractEnds: `20${30 + (index % 60)}-12-31T18:00:00Z`,
		};
	});
}

/** The node's form for updating a user with what the item says. */
export const update = {
	resource: 'user',
	operation: 'update',
	userId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
	updateFields: {
		userEmail: '={{ $json.email }}',
		userPhone: '={{ $json.phone }}',
		description: '={{ $json.department }}, {{ $json.city }}',
		accountExpires: '={{ $json.contractEnds }}',
		disabled: false,
	},
};

/** The same as the text of a request's body, for n8n's HTTP Request node. */
export const updateAsJson = `={{ {
	user_email: $json.email,
	user_phone: $json.phone,
	description: $json.department + ', ' + $json.city,
	account_expires: $json.contractEnds,
	disabled: false,
} }}`;

/** The same for whoever has the person at hand. */
export function bodyFor({ email, phone, department, city, contractEnds }: Person): IDataObject {
	return { user_email: email, user_phone: phone, description: `${department}, ${city}`, account_expires: contractEnds, disabled: false };
}

/** The path of a user. */
export const pathFor = (projectId: string, id: string) => `/v2/${projectId}/users/${id}`;
