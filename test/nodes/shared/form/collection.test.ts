import { filtersOf } from '../../../../nodes/shared/form/collection';
import { property } from '../../../../nodes/shared/form/property';

const [name, group] = ['name', 'group'].map((one) => property({ displayName: one, name: one, type: 'string', default: '' })) as [ReturnType<typeof property>, ReturnType<typeof property>];

it('filters say what they are for, when they are shown, and that all have to fit if there are several', () => {
	const of = { displayName: 'Filters', name: 'filters', type: 'collection', placeholder: 'Add filter', default: {} };
	expect(filtersOf('users', [name], { returnAll: [true] })).toEqual({ ...of, displayOptions: { show: { returnAll: [true] } }, description: 'Which users to return', options: [name] });
	expect(filtersOf('users', [name, group])).toEqual({ ...of, displayOptions: { show: {} }, description: 'Which users to return. All filters have to fit.', options: [name, group] });
});
