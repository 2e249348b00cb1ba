import { CREDENTIAL, hex, SEEDED, uuid } from './seeded';
import type { DdmAccount, DdmDatabase, DdmInstance } from './state';

/** Five DDM instances, one of them busy; the first has as many accounts as one may have. */
export function seedInstances(): DdmInstance[] {
	return [
		seedInstance('orders-prod', 'RUNNING', ordersAccounts()),
		seedInstance('billing-prod', 'RUNNING', ['billing_app', 'billing_ro', 'reporting']),
		seedInstance('catalog-staging', 'RUNNING', ['catalog_app', 'catalog_ro']),
		seedInstance('analytics-dev', 'RUNNING', ['analytics_app', 'analytics_etl', 'notebook']),
		seedInstance(SEEDED.busyInstance, 'RESIZING', [SEEDED.busyAccount]),
	];
}

function ordersAccounts(): string[] {
	const services = 'orders returns carts checkout payments invoices shipping tracking stock pricing promo loyalty search';
	const more = 'reviews catalog media mail sms audit fraud tax export import metrics backup';
	return `${services} ${more}`.split(' ').flatMap((service) => ['app', 'ro', 'etl', 'admin'].map((role) => `${service}_${role}`));
}

function seedInstance(name: string, status: string, accounts: readonly string[]): DdmInstance {
	const database = name.split('-')[0] ?? name;
	return {
		id: `${hex(name)}in09`,
		name,
		status,
		engine_version: '3.0.8.5',
		flavor_ref: 'ddm.c6.2xlarge.2',
		node_count: 2,
		core_count: '8',
		ram_capacity: '16',
		access_ip: '192.168.0.160',
		access_port: '5066',
		available_zone: `${CREDENTIAL.region}a`,
		vpc_id: uuid('vpc'),
		subnet_id: uuid('subnet'),
		security_group_id: uuid('security group'),
		enterprise_project_id: '0',
		enable_ssl: true,
		created: '2025-02-10T06:15:00+0000',
		updated: '2025-11-02T17:40:00+0000',
		admin_user_name: 'ddm_admin',
		databases: [database, `${database}_archive`].map(seedDatabase),
		accounts: accounts.map((account) => seedAccount(account, database)),
		administratorPassword: 'Seeded~ddm~0',
		administratorChanges: 0,
	};
}

function seedAccount(name: string, database: string): DdmAccount {
	const writes = !name.endsWith('_ro');
	return {
		name,
		status: 'RUNNING',
		description: '',
		base_authority: writes ? ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] : ['SELECT'],
		databases: [{ name: database, description: '' }],
		created: Date.UTC(2025, 1, 10, 7),
		password_last_changed: Date.UTC(2025, 1, 10, 7),
		password: 'Seeded~ddm~1',
		passwordChanges: 0,
	};
}

function seedDatabase(name: string, index: number): DdmDatabase {
	return {
		name,
		status: 'RUNNING',
		created: Date.UTC(2025, 1, 10, 6, 30),
		shard_mode: index === 0 ? 'cluster' : 'single',
		shard_number: index === 0 ? 16 : 1,
		shard_unit: 8,
		used_rds: [{ id: `${hex(`rds of ${name}`)}in01`, name: `rds-${name.replace('_', '-')}`, status: 'RUNNING' }],
	};
}
