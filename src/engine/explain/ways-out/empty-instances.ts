import { CHECK } from '../../../ecs/failure-reasons';
import { completeInstance } from '../../../scenario/complete/instances';
import { createEngine } from '../../engine';
import type { Engine } from '../../engine';
import { registerInstance } from '../../fleet';
import { prepare } from '../../placement/ask';
import { firstFailure } from '../../placement/eligibility';
import { registrationProblem } from '../../registration-problem';
import { emptyState } from '../../state';
import { noTaskCounts } from '../../task-counts';
import { querySubject } from '../../world';
import { expressionsOf, missingAttributes } from './attribute';
import type { Question } from './question';

/** An instance as an entry of the fleet registers it. */
export interface NewInstance {
  readonly id: string;
  readonly instanceType: string;
  readonly availabilityZone: string;
  readonly resources?: { readonly cpu: number; readonly memory: number };
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Instances that are tried before this rests: a few milliseconds. */
const REST_EVERY = 8;

/**
 * The first of some instances that can take the task when it is empty, with the attributes that it needs for that; null where none can. Rests again and
 * again.
 */
export function* firstThatFits(
  question: Question,
  instances: Iterable<NewInstance>,
): Generator<undefined, NewInstance | null, undefined> {
  const engine = emptyCluster(question);
  const expressions = expressionsOf(question.ask);
  let tried = 0;
  for (const instance of instances) {
    if (tried++ % REST_EVERY === 0) yield;
    const failure = failureOn(engine, question, instance);
    if (failure === CHECK.eligible) return instance;
    if (failure !== CHECK.memberOf) continue;
    const subject = querySubject(engine.state, engine.state.instances.count - 1);
    const attributes = missingAttributes(expressions, subject, 2);
    if (attributes === null) continue;
    const changed = { ...instance, attributes };
    if (failureOn(engine, question, changed) === CHECK.eligible) return changed;
  }
  return null;
}

/** The world of the question without an instance or a task. */
function emptyCluster({ engine, scenario }: Question): Engine {
  const { zones, taskDefinitions, groups, groupIndexByName, daemons, failedZones } = engine.state;
  const empty = { ...emptyState(scenario.seed), groupIndexByName, daemons };
  empty.zones.push(...zones);
  empty.failedZones.push(...failedZones);
  empty.taskDefinitions.push(...taskDefinitions);
  empty.groups.push(...groups.map(({ name }) => ({ name, tasks: noTaskCounts() })));
  return createEngine(scenario, empty);
}

/** Check code with which a newly registered instance fails; -1 where it does not register. */
function failureOn(engine: Engine, { scenario, request }: Question, instance: NewInstance): number {
  const entry = completeInstance(instance, scenario.region, scenario.subnets);
  const { availabilityZone } = instance;
  if (registrationProblem(engine, entry, availabilityZone) !== null) return -1;
  const row = registerInstance(engine, { entry, entryIndex: -1, id: instance.id, availabilityZone });
  return firstFailure(prepare(engine.state, request), row);
}
