import { createSimulation } from '../engine/simulation';
import type { SimulationState } from '../engine/state';
import { querySubject } from '../engine/world';
import { INSTANCE_STATUS } from '../ecs/status';
import { compileQuery } from '../query/compile';
import type { QueryTest } from '../query/compile';
import { parseQuery } from '../query/parse';
import type { PrintedProblem } from './printed-problem';
import { scenarioFrom } from './scenario-input';

export type ListResult =
  | { readonly output: { readonly containerInstances: readonly string[] } }
  | { readonly errors: readonly PrintedProblem[] };

export interface ListOptions {
  /** Expressions of the cluster query language; one result each. None lists every instance. */
  readonly filters: readonly string[];
  /** The simulated second at which the cluster is looked at. */
  readonly at: number;
}

/** The verb `list-container-instances`: the ids that match, in fleet order; as many results as filters, at least one. */
export function listContainerInstancesVerb(text: string, { filters, at }: ListOptions): ListResult[] {
  const input = scenarioFrom(text);
  if ('errors' in input) return (filters.length === 0 ? [''] : filters).map(() => input);
  const simulation = createSimulation(input.scenario);
  simulation.runUntil(Math.round(at * 1_000));
  if (filters.length === 0) return [matching(simulation.world, () => true)];
  return filters.map((filter) => {
    const parsed = parseQuery(filter);
    if (parsed.ok) return matching(simulation.world, compileQuery(parsed.query));
    const { message, start, hint } = parsed.error;
    const error = { path: 'filter', message, ...(hint === undefined ? {} : { hint }), line: 1, column: start + 1 };
    return { errors: [error] };
  });
}

/** ListContainerInstances without a status leaves out only what is INACTIVE (placement-and-lifecycle 6.5). */
function matching(world: SimulationState, test: QueryTest): ListResult {
  const ids = world.instances.records.flatMap((record, instance) => {
    const listed = world.instances.status[instance] !== INSTANCE_STATUS.INACTIVE;
    return listed && test(querySubject(world, instance)) ? record.id : [];
  });
  return { output: { containerInstances: ids } };
}
