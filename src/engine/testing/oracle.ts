import { ZONE_FIELD } from '../../ecs/placement';
import type { PlacementStrategy } from '../../ecs/placement';
import type { EligibilityCheck } from '../../ecs/failure-reasons';
import type { TaskRequirements } from '../../ecs/task-definition';
import { compileQuery } from '../../query/compile';
import type { QueryTest } from '../../query/compile';
import { parseQuery } from '../../query/parse';
import { portsOf } from './machines';
import type { Machine } from './machines';
import type { PlainRequest } from './plain-cluster';

/**
 * Placement written so that it is plainly right and nothing else: filters over plain objects, sharing no code with the real
 * implementation, which property tests hold to it. Source: placement-and-lifecycle 1.2 and 2.2.
 */

export interface OracleAnswer {
  /** Id of the instance, null when none is eligible. */
  readonly chosen: string | null;
  /** First failing check by instance, in fleet order; `eligible` for none. */
  readonly checks: readonly EligibilityCheck[];
  /** How many are left after each strategy. */
  readonly left: readonly number[];
  /** Among how many the draw, or else fleet order, decided. */
  readonly tied: number;
}

/** A DAEMON service's task and what its service asks for it. */
export interface OracleDaemon {
  readonly task: TaskRequirements;
  readonly request: PlainRequest;
}

/**
 * @param draw answers with a number from 0 to `count` - 1
 * @param daemons for which room is kept where they belong and are not there
 */
export function oracle(
  machines: readonly Machine[],
  task: TaskRequirements,
  request: PlainRequest,
  draw: (count: number) => number,
  daemons: readonly OracleDaemon[] = [],
): OracleAnswer {
  const checks = machines.map((machine) => failingCheck(withDaemons(machine, daemons), task, request));
  let candidates = machines.filter((_, index) => checks[index] === 'eligible');
  const left: number[] = [];
  let drawnFrom = 0;
  for (const rule of candidates.length > 0 ? chainOf(request) : []) {
    if (rule.type === 'random') {
      const one = drawnFrom === 0 ? draw(candidates.length) : 0;
      drawnFrom ||= candidates.length;
      candidates = candidates.slice(one, one + 1);
    } else {
      const valueOf = rule.type === 'binpack' ? remaining(rule) : tasksInGroup(machines, rule, request.group);
      const best = Math.min(...candidates.map(valueOf));
      candidates = candidates.filter((machine) => valueOf(machine) === best);
    }
    left.push(candidates.length);
  }
  return { chosen: candidates[0]?.id ?? null, checks, left, tied: drawnFrom || candidates.length };
}

/** The machine as if the daemons that belong there, and are not there, were. */
function withDaemons(machine: Machine, daemons: readonly OracleDaemon[]): Machine {
  const left = { ...machine, ports: [...machine.ports] };
  for (const { task, request } of daemons) {
    if (!isAwaited(machine, task, request)) continue;
    left.cpuLeft -= task.cpuUnits;
    left.memoryLeft -= task.memoryMiB;
    left.interfacesLeft -= task.networkInterfaces;
    left.ports.push(...portsOf(task));
  }
  // A task that asks for none of something is not refused for lack of it.
  left.cpuLeft = Math.max(0, left.cpuLeft);
  left.interfacesLeft = Math.max(0, left.interfacesLeft);
  return left;
}

/** All the room in the world would leave nothing to refuse but zone, attributes and constraints. */
function isAwaited(machine: Machine, task: TaskRequirements, request: PlainRequest): boolean {
  const roomy = {
    agentConnected: true,
    cpuLeft: Infinity,
    memoryLeft: Infinity,
    interfacesLeft: Infinity,
    gpus: Infinity,
    gpusLeft: Infinity,
    ports: [],
  };
  return failingCheck({ ...machine, ...roomy }, task, request) === 'eligible';
}

function failingCheck(machine: Machine, task: TaskRequirements, request: PlainRequest): EligibilityCheck {
  const ports = portsOf(task);
  const lacks = task.requiredAttributes.some((name) => machine.attributes[name] === undefined);
  const architecture = machine.attributes['ecs.cpu-architecture'];
  const expressions = [...task.memberOf, ...request.memberOf];
  if (machine.status !== 'ACTIVE') return 'status';
  if (!machine.agentConnected) return 'agent';
  if (request.capacityProvider && machine.capacityProvider !== request.capacityProvider) return 'capacityProvider';
  if (task.networkInterfaces && request.zones && !request.zones.includes(machine.availabilityZone)) return 'location';
  if (lacks || (task.cpuArchitecture && task.cpuArchitecture !== architecture)) return 'attributes';
  if (task.cpuUnits > machine.cpuLeft) return 'cpu';
  if (task.memoryMiB > machine.memoryLeft) return 'memory';
  if (ports.some((port) => machine.ports.includes(port))) return 'ports';
  if (ports.length > 0 && machine.ports.length + ports.length > 100) return 'ports';
  if (task.networkInterfaces > machine.interfacesLeft) return 'networkInterfaces';
  if (task.gpus === 'ALL' ? !machine.gpus || machine.gpusLeft < machine.gpus : task.gpus > machine.gpusLeft)
    return 'gpu';
  if (!expressions.every((expression) => selects(expression, machine))) return 'memberOf';
  if (request.distinctInstance && machine.groups.includes(request.group)) return 'distinctInstance';
  return 'eligible';
}

/** 2.3: the defaults, and the step that a spread over an attribute implies. */
function chainOf({ strategies, requestedBy }: PlainRequest): readonly PlacementStrategy[] {
  const spreadInstances: PlacementStrategy = { type: 'spread', field: 'instanceId' };
  if (strategies.length === 0 && requestedBy === 'runTask') return [{ type: 'random' }];
  if (strategies.length === 0) return [{ type: 'spread', field: ZONE_FIELD }, spreadInstances];
  const last = strategies.at(-1);
  return last?.type === 'spread' && last.field?.startsWith('attribute:')
    ? [...strategies, spreadInstances]
    : strategies;
}

function remaining({ field }: PlacementStrategy): (machine: Machine) => number {
  return (machine) => (field?.toLowerCase() === 'cpu' ? machine.cpuLeft : machine.memoryLeft);
}

/** How many live tasks of the group run on the instances with the same value of the field. */
function tasksInGroup(machines: readonly Machine[], { field = '' }: PlacementStrategy, group: string) {
  const name = field.slice('attribute:'.length);
  const valueOf = (machine: Machine) => (field.startsWith('attribute:') ? machine.attributes[name] : machine.id);
  const counts = new Map<string | undefined, number>();
  for (const machine of machines) {
    const tasks = machine.groups.filter((one) => one === group).length;
    counts.set(valueOf(machine), (counts.get(valueOf(machine)) ?? 0) + tasks);
  }
  return (machine: Machine) => counts.get(valueOf(machine)) ?? 0;
}

function selects(expression: string, machine: Machine): boolean {
  return testOf(expression)({
    attributes: new Map(Object.entries(machine.attributes)),
    agentConnected: machine.agentConnected,
    agentVersion: machine.agentVersion,
    ec2InstanceId: machine.ec2InstanceId,
    registeredAtMs: machine.registeredAtEpochMs,
    runningTasksCount: machine.groups.length,
    taskGroups: () => machine.groups,
  });
}

const tests = new Map<string, QueryTest>();

/** The language has its own tests; here it is taken as given. */
function testOf(expression: string): QueryTest {
  const known = tests.get(expression);
  if (known) return known;
  const parsed = parseQuery(expression);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const test = compileQuery(parsed.query);
  tests.set(expression, test);
  return test;
}
