import type { IDataObject } from 'n8n-workflow';

import type { Call } from '../../nodes/shared/request';

/** A change of the company: what is done, to which of its people, and how. */
export interface Doing {
	what: 'lock' | 'disable' | 'email' | 'group' | 'desktop' | 'expiry' | 'come' | 'go' | 'login';
	who: number;
	how: number;
}

interface Employee {
	user: IDataObject & { id: string; user_name: string; group_names: string[] };
	desktops: string[];
}

/** A company in which people come, go and change, and what Huawei Cloud would say of it. */
export class Company {
	/** The cloud's clock, in ms. */
	time = Date.UTC(2026, 0, 1);
	people: Employee[] = [];
	readonly logins: Array<{ name: string; time: number }> = [];
	private count = 0;

	constructor() {
		for (let who = 0; who < 3; who++) this.do({ what: 'come', who, how: 0 });
	}

	/** Does it, and returns the ID of whom it was done to. */
	do({ what, who, how }: Doing): string {
		const fresh = ++this.count;
		if (what === 'come' || this.people.length === 0) {
			const name = `user${fresh}`;
			this.people.push({ user: { id: `id${fresh}`, user_name: name, user_email: `${name}@example.com`, disabled: false, locked: false, account_expires: '0', account_expired: false, group_names: [] }, desktops: [] });
			return `id${fresh}`;
		}
		const employee = this.people[who % this.people.length] as Employee;
		const { user } = employee;
		const toggled = (list: string[], entry: string) => (list.includes(entry) ? list.filter((one) => one !== entry) : [...list, entry]);
		if (what === 'lock') user.locked = !user.locked;
		if (what === 'disable') user.disabled = !user.disabled;
		if (what === 'email') user.user_email = how === 0 ? '' : `${how}@example.com`;
		if (what === 'group') user.group_names = toggled(user.group_names, `Group ${how % 3}`);
		if (what === 'desktop') employee.desktops = toggled(employee.desktops, `D${how % 3}`);
		if (what === 'login') this.logins.push({ name: user.user_name, time: Math.floor(this.time / 1000) * 1000 });
		// No two dates are the same, and a date that was replaced does not come back.
		if (what === 'expiry') user.account_expires = how === 0 ? '0' : `${new Date(this.time + how * 86_400_000 + fresh * 1000).toISOString().slice(0, 19)}Z`;
		if (what === 'go') this.people = this.people.filter((one) => one !== employee);
		return user.id;
	}

	/** Everybody, as the trigger is to know them. */
	known(): Record<string, IDataObject> {
		return Object.fromEntries(
			this.people.map(({ user: { id, user_email, disabled, locked, group_names }, desktops }) => [id, { user_email, disabled, locked, group_names: [...group_names].sort(), desktops: [...desktops].sort() }]),
		);
	}

	/** Answers as the cloud does, with what is so when it is asked; `until` holds the answers back. */
	call(until: Promise<void> = Promise.resolve()): Call {
		return async ({ api, query = {} }, read) => {
			const body = structuredClone(this.answers(api, query));
			await until;
			return read(body);
		};
	}

	private answers(api: string, query: IDataObject): IDataObject {
		if (api === 'ListUsers') {
			const names = query.user_names as string[] | undefined;
			const users = this.people.map(({ user }) => user).filter(({ user_name }) => names?.includes(user_name) ?? true);
			return { total_count: users.length, users };
		}
		if (api === 'ListDesktops') {
			const all = ['D0', 'D1', 'D2'].map((name) => ({ desktop_id: name, computer_name: name, attach_user_infos: this.people.filter(({ desktops }) => desktops.includes(name)).map(({ user }) => ({ user_id: user.id })) }));
			return { total_count: all.length, desktops: all };
		}
		const [from, to] = [query.start_time, query.end_time].map((text) => Date.parse(String(text)));
		const records = this.logins.filter(({ time }) => time >= (from as number) && time <= (to as number)).map(({ name, time }) => ({ user_name: name, connection_start_time: new Date(time).toISOString() }));
		return { total_count: records.length, records };
	}
}
