import { CHECK } from '../../../ecs/failure-reasons';
import { DESIRED_STATUS } from '../../../ecs/status';
import type { SimulationState } from '../../state';
import { taskDefinitionIndex } from '../../task-rows/kinds';
import { least } from '../extremes';
import { shortage } from './blockers';
import { FIELDS, sizeChange, sizeEdit, sizeField, writtenDefinition } from './definition';
import type { Fix } from './fix';
import type { Question } from './question';

/** The task asks for less CPU or memory, from the start of the run: so do all others of its task definition. */

/** Any change is one. */
const LEAST_SIZE = 0.05;
/** Steps that are tried, at most (assumption `way-out-limits`). */
const MOST_STEPS = 32;

/** @param instances that lack nothing else */
export function less(question: Question, resource: 'cpu' | 'memory', instances: readonly number[]): Fix[] {
  const { ask, request } = question;
  const definition = writtenDefinition(question, request.taskDefinition);
  const whole = ask.requirements[FIELDS[resource]];
  const field = definition && sizeField(definition, resource, whole);
  const missing = instances.map((instance) => shortage(ask, CHECK[resource], instance));
  const amount = least(missing);
  if (!field || !Number.isFinite(amount) || amount > field.most) return [];
  const by = (lower: number): Fix => {
    const to = field.from - lower;
    return {
      change: sizeChange(definition, field, to),
      edits: [sizeEdit(question, field, to)],
      action: null,
      size: LEAST_SIZE + lower / Math.max(1, whole),
      asks: {
        requirements: new Map([[definition.index, { ...definition.requirements, [FIELDS[resource]]: whole - lower }]]),
      },
    };
  };
  const steps = stepsOf(question, instances, missing).filter((step) => step <= field.most);
  return [{ ...by(amount), scale: { amount, most: field.most, steps, by } }];
}

/** Where an instance has tasks of the kind already, each of them becomes smaller too: what is missing is shared among them. */
function stepsOf({ engine, request }: Question, instances: readonly number[], missing: readonly number[]): number[] {
  const counts = tasksOnInstances(engine.state, request.taskDefinition);
  const steps = new Set<number>();
  instances.forEach((instance, at) => {
    if (steps.size > MOST_STEPS) return;
    for (let sharing = 1 + (counts.get(instance) ?? 0); sharing > 0; sharing--)
      steps.add(Math.ceil((missing[at] ?? 0) / sharing));
  });
  return [...steps].sort((a, b) => a - b).slice(0, MOST_STEPS);
}

/** Live tasks of the task definition that is asked for, by instance: counted once for a question, whose world stays as it is. */
function tasksOnInstances(state: SimulationState, taskDefinition: number): ReadonlyMap<number, number> {
  const known = countedBefore.get(state);
  if (known?.taskDefinition === taskDefinition) return known.counts;
  const { tasks } = state;
  const counts = new Map<number, number>();
  countedBefore.set(state, { taskDefinition, counts });
  for (let task = 0; task < tasks.count; task++) {
    if (tasks.desiredStatus[task] !== DESIRED_STATUS.RUNNING) continue;
    if (taskDefinitionIndex(state, task) !== taskDefinition) continue;
    const instance = tasks.instanceIndex[task] ?? -1;
    counts.set(instance, (counts.get(instance) ?? 0) + 1);
  }
  return counts;
}

const countedBefore = new WeakMap<
  SimulationState,
  { readonly taskDefinition: number; readonly counts: ReadonlyMap<number, number> }
>();
