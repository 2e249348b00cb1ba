import { distinct } from '../request';
import type { Operation } from './operation';
import type { Values } from './plan';

/** One form that leads to one of several operations: `choose` tells by an item's values which one. They change what `target` names. */
export function either(form: Pick<Operation, 'option' | 'properties' | 'options' | 'policies' | 'target'>, all: readonly Operation[], choose: (params: Values) => Operation): Operation {
	return {
		...form,
		apis: distinct(all.flatMap((one) => one.apis)),
		plan: (values) => choose(values).plan(values),
		choose,
		async prepare(steps, items) {
			const known = new Map<Values, object | Error>();
			for (const one of all) {
				const its = items.filter((values) => choose(values) === one);
				(await one.prepare?.(steps, its))?.forEach((more, place) => known.set(its[place] as Values, more));
			}
			return items.map((values) => known.get(values) ?? {});
		},
	};
}
