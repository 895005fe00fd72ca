import { CHECK } from '../../../ecs/failure-reasons';
import type { EligibilityCheck } from '../../../ecs/failure-reasons';
import type { ConstraintType } from '../../../ecs/placement';
import type { EffectiveStrategy } from '../../../ecs/placement-rules';
import type { Cause } from '../../../frame/explanation';
import type { JsonPath } from '../../../scenario/path';
import type { Recording } from '../recorder';
import { definitionClauses } from './definition-clauses';
import { positionsOf } from './listed';
import type { WrittenIn } from './written-in';

/** So many instances are asked what made them as they are: more clauses than these have say nothing together. */
const MOST_INSTANCES = 50;

/** The clauses behind one check of a placement; for a memberOf constraint, of that one alone. */
export function clausesOfCheck(
  recording: Recording,
  writtenIn: WrittenIn,
  check: EligibilityCheck,
  constraint?: { readonly from: 'taskDefinition' | 'request'; readonly index: number },
): Cause[] {
  switch (check) {
    case 'status':
    case 'agent':
      return causes(instanceClauses(recording, writtenIn, check));
    case 'location':
      return causes(locationClauses(recording, writtenIn));
    case 'memberOf':
      return causes(memberOfClause(recording, writtenIn, constraint ?? { from: 'request', index: 0 }));
    case 'distinctInstance':
      return causes(listedClauses(writtenIn, 'distinctInstance'));
    case 'capacityProvider':
      return causes([writtenIn.field('capacityProviderStrategy')?.path ?? null]);
    default:
      return causes(ofDefinition(recording, writtenIn, check));
  }
}

/** Of a strategy: its entry in the list; for the step that is implied, the entry that implies it; none for a default. */
export function clausesOfStrategy(chain: readonly EffectiveStrategy[], index: number, writtenIn: WrittenIn): Cause[] {
  const origin = chain[index]?.origin;
  const given = origin === 'implicit' ? index - 1 : index;
  const list = writtenIn.field('placementStrategy');
  if (list === null || chain[given]?.origin !== 'given') return [];
  return [{ path: [...list.path, given] }];
}

function causes(paths: readonly (JsonPath | null)[]): Cause[] {
  return paths.flatMap((path) => (path === null ? [] : [{ path }]));
}

function ofDefinition({ ask }: Recording, writtenIn: WrittenIn, check: EligibilityCheck): JsonPath[] {
  const { taskDefinition } = ask.request;
  const base = writtenIn.taskDefinition(taskDefinition);
  const definition = ask.world.taskDefinitions[taskDefinition];
  if (base === null || definition === undefined) return [];
  return definitionClauses(definition.input, check).map((path) => [...base, ...path]);
}

function locationClauses(recording: Recording, writtenIn: WrittenIn): (JsonPath | null)[] {
  const { request } = recording.ask;
  const evened = request.onlyZone === undefined ? [] : [writtenIn.field('availabilityZoneRebalancing')?.path ?? null];
  if (request.zones === null || recording.ask.requirements.networkInterfaces === 0) return evened;
  const network = writtenIn.field('networkConfiguration');
  const subnets = network && [...network.path, 'awsvpcConfiguration', 'subnets'];
  return [...evened, subnets, ...ofDefinition(recording, writtenIn, 'location')];
}

function memberOfClause(
  recording: Recording,
  writtenIn: WrittenIn,
  { from, index }: { readonly from: 'taskDefinition' | 'request'; readonly index: number },
): (JsonPath | null)[] {
  const clauses =
    from === 'taskDefinition' ? ofDefinition(recording, writtenIn, 'memberOf') : listedClauses(writtenIn, 'memberOf');
  return [clauses[index] ?? null];
}

/** The entries of one type in the request's list of constraints, in its order. */
function listedClauses(writtenIn: WrittenIn, type: ConstraintType): JsonPath[] {
  const list = writtenIn.field('placementConstraints');
  return list === null ? [] : positionsOf(list.value, type).map((position) => [...list.path, position]);
}

/** What made the instances that fell here as they are. */
function instanceClauses({ looked, failures }: Recording, writtenIn: WrittenIn, check: 'status' | 'agent'): JsonPath[] {
  const fallen = looked.filter((_, at) => failures[at] === CHECK[check]).slice(0, MOST_INSTANCES);
  const paths = new Map<string, JsonPath>();
  for (const instance of fallen) {
    const path = writtenIn.instance(instance, check);
    if (path !== null) paths.set(path.join('.'), path);
  }
  return [...paths.values()];
}
