import { CHECK } from '../../ecs/failure-reasons';
import { DESIRED_STATUS, INSTANCE_STATUSES } from '../../ecs/status';
import type { PlacementCandidate } from '../../frame/explanation';
import { firstFailure } from '../../query/explain';
import { parseQuery } from '../../query/parse';
import type { Ask } from '../placement/ask';
import type { WrittenExpression } from '../placement/constraints/constraint';
import { keptFrom, lessKept } from '../placement/kept-room';
import { missingAttribute } from '../placement/kind';
import { MAX_RESERVED_HOST_PORTS, neededAndAvailable } from '../placement/requirements';
import { reasonOf } from '../placement/run-task';
import { querySubject } from '../world';
import type { World } from '../world';
import { taskGroup } from '../task-rows/kinds';

type Rejection = Omit<PlacementCandidate, 'containerInstance' | 'rejectedBy'>;
type Detail = NonNullable<PlacementCandidate['detail']>;

/** The name of a check's failure on an instance: ECS's reason, the instance's status, or `capacityProvider`, where ECS says nothing. */
export function rejectionName({ instances }: World, check: number, instance: number): string {
  if (check === CHECK.status) return INSTANCE_STATUSES[instances.status[instance] ?? 0] ?? '';
  return reasonOf(check) ?? 'capacityProvider';
}

/**
 * What was in the way of the task on one instance, for the check that failed there: the numbers, and the port, attribute, clause or
 * task to blame.
 * @param taskName short name of a task, such as `web-9`
 */
export function rejectionOf(ask: Ask, check: number, instance: number, taskName: (task: number) => string): Rejection {
  switch (check) {
    case CHECK.capacityProvider:
      return {
        detail: { actual: ask.world.capacityProviders[ask.world.instances.capacityProvider[instance] ?? -1] ?? null },
      };
    case CHECK.location:
      return elsewhere(ask, instance);
    case CHECK.attributes:
      return attributeDetail(
        ask.world,
        instance,
        missingAttribute(ask.world.instances.records[instance], ask.requirements),
      );
    case CHECK.ports:
      return portInTheWay(ask, instance, taskName);
    case CHECK.memberOf:
      return falseExpression(ask, instance);
    case CHECK.distinctInstance:
      return taskInTheWay(taskOfGroup(ask, instance), taskName);
    default:
      return amountInTheWay(ask, check, instance);
  }
}

function elsewhere({ world, request }: Ask, instance: number): Rejection {
  const { detail } = attributeDetail(world, instance, 'ecs.availability-zone');
  const onlyZone = world.zones[request.onlyZone ?? -1];
  return { detail: { ...detail, ...(onlyZone === undefined ? {} : { onlyZone }) } };
}

function amountInTheWay(ask: Ask, check: number, instance: number): Rejection {
  const compared = neededAndAvailable(ask, check, instance);
  if (compared === null) return {};
  const { kept, ...amounts } = compared;
  return kept === 0 ? amounts : { ...amounts, detail: { keptForDaemons: kept } };
}

function attributeDetail({ instances }: World, instance: number, attribute: string | null): Rejection {
  if (attribute === null) return {};
  const record = instances.records[instance];
  const actual = attribute === 'ecs.availability-zone' ? record?.availabilityZone : record?.attributes.get(attribute);
  return { detail: { attribute, actual: actual ?? null } };
}

/** The first port of the task that is taken, or, where all are free, how many more the instance may reserve. */
function portInTheWay(ask: Ask, instance: number, taskName: (task: number) => string): Rejection {
  const { requirements } = ask;
  const { instances } = ask.world;
  const kept = keptFrom(ask, instance);
  for (const protocol of ['tcp', 'udp'] as const) {
    const held = (protocol === 'tcp' ? instances.tcpPortsInUse : instances.udpPortsInUse)[instance];
    const wanted = requirements[`${protocol}Ports`];
    const taken = wanted.find((one) => held?.has(one));
    if (taken !== undefined) {
      return { detail: { port: taken, protocol, ...taskInTheWay(held?.get(taken) ?? -1, taskName).detail } };
    }
    const spokenFor = wanted.find((one) => kept[`${protocol}Ports`].includes(one));
    if (spokenFor !== undefined) return { detail: { port: spokenFor, protocol, keptForDaemons: 1 } };
  }
  const keptPorts = kept.tcpPorts.length + kept.udpPorts.length;
  return {
    needed: requirements.tcpPorts.length + requirements.udpPorts.length,
    available: lessKept(MAX_RESERVED_HOST_PORTS - (instances.hostPortsInUse[instance] ?? 0), keptPorts),
    ...(keptPorts === 0 ? {} : { detail: { keptForDaemons: keptPorts } }),
  };
}

function falseExpression({ world, conditions }: Ask, instance: number): Rejection {
  const failed = conditions.find((condition) => !condition.isMetBy(instance));
  return failed?.written ? { detail: expressionDetail(world, failed.written, instance) } : {};
}

function expressionDetail(world: World, { expression, from, index }: WrittenExpression, instance: number): Detail {
  const detail = { expression, constraint: { from, index } };
  const parsed = parseQuery(expression);
  const failure = parsed.ok ? firstFailure(parsed.query, querySubject(world, instance)) : null;
  if (failure === null) return detail;
  const { start, end, actual } = failure;
  return { ...detail, clause: { text: expression.slice(start, end), start, end }, actual };
}

/** The oldest live task of the group on the instance, -1 for none. */
function taskOfGroup({ world, request }: Ask, instance: number): number {
  const { tasks } = world;
  for (let task = 0; task < tasks.count; task++) {
    const isThere = tasks.instanceIndex[task] === instance && taskGroup(world, task) === request.group;
    if (isThere && tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING) return task;
  }
  return -1;
}

function taskInTheWay(task: number, taskName: (task: number) => string): Rejection {
  return task === -1 ? {} : { detail: { task: taskName(task) } };
}
