import { effectiveStrategies } from '../../ecs/placement-rules';
import type { EffectiveStrategy } from '../../ecs/placement-rules';
import { INSTANCE_STATUS } from '../../ecs/status';
import type { TaskRequirements } from '../../ecs/task-definition';
import { drawIndex, randomStream } from '../../lib/random';
import { compileExpression } from '../placement/constraints/expression';
import { requestOf, worldOf } from '../testing/build-world';
import type { PlainRequest } from '../testing/plain-cluster';
import { querySubject } from '../world';
import type { World } from '../world';
import { at } from './contenders';
import type { Contender } from './contenders';
import { fifo } from './fifo';
import type { Fifo } from './fifo';
import type { Workload } from './workload';

/**
 * Placement as one pass over typed arrays, without an object made on the way: what a careful programmer gets without an index. Ports are columns of
 * their own, expressions are answered once, counters are kept.
 */
export function scanContender(load: Workload): Contender {
  const world = worldOf(load.cluster);
  const ports = new Map<number, Uint8Array>();
  const services = load.requests.map((request, index) => scannedService(world, load, request, index, ports));
  const random = randomStream(1, 'placement');
  const eligible = new Int32Array(world.instances.count);
  return {
    random,
    choose(service) {
      return choose(world, at(services, service), eligible, (count) => drawIndex(random, count));
    },
    start(service, instance) {
      change(world, at(services, service), instance, 1);
      at(services, service).running.push(instance);
    },
    stopOldest(index) {
      const service = at(services, index);
      change(world, service, service.running.shift(), -1);
    },
  };
}

interface ScannedService {
  readonly task: TaskRequirements;
  /** By instance: 1 where the expressions hold. */
  readonly answers: Uint8Array;
  /** By instance: whether the port is taken; of a port that nobody wants, all 0. */
  readonly port: Uint8Array;
  readonly distinctInstance: boolean;
  readonly tasks: Int32Array;
  readonly isRandom: boolean;
  readonly first: Rule;
  readonly second: Rule;
  /** The counters of the rules that go by attributes. */
  readonly counters: readonly Rule[];
  readonly running: Fifo;
}

const { ACTIVE } = INSTANCE_STATUS;

/** An instance's score is `values[at[instance]]`. */
interface Rule {
  readonly values: Int32Array;
  readonly at: Int32Array;
}

function choose(world: World, service: ScannedService, eligible: Int32Array, draw: (count: number) => number): number {
  const { count, status, agentConnected, cpuUnitsFree, memoryMiBFree, networkInterfacesFree } = world.instances;
  const { answers, port, distinctInstance, tasks, isRandom, first, second } = service;
  const { cpuUnits, memoryMiB, networkInterfaces } = service.task;
  const { values: firstValues, at: firstAt } = first;
  const { values: secondValues, at: secondAt } = second;
  let best = -1;
  let bestFirst = Infinity;
  let bestSecond = Infinity;
  let found = 0;
  for (let instance = 0; instance < count; instance++) {
    if ((cpuUnitsFree[instance] ?? 0) < cpuUnits || (memoryMiBFree[instance] ?? 0) < memoryMiB) continue;
    if (status[instance] !== ACTIVE || agentConnected[instance] !== 1 || answers[instance] !== 1) continue;
    if (port[instance] === 1 || (networkInterfacesFree[instance] ?? 0) < networkInterfaces) continue;
    if (distinctInstance && tasks[instance] !== 0) continue;
    if (isRandom) {
      eligible[found++] = instance;
      continue;
    }
    const one = firstValues[firstAt[instance] ?? 0] ?? 0;
    if (one > bestFirst) continue;
    const other = secondValues[secondAt[instance] ?? 0] ?? 0;
    if (one === bestFirst && other >= bestSecond) continue;
    best = instance;
    bestFirst = one;
    bestSecond = other;
  }
  return isRandom && found > 0 ? (eligible[draw(found)] ?? -1) : best;
}

/** @param by 1 for a task that starts, -1 for one that stops */
function change({ instances }: World, service: ScannedService, instance: number, by: 1 | -1): void {
  const { task, tasks, port, counters } = service;
  add(instances.cpuUnitsFree, instance, -by * task.cpuUnits);
  add(instances.memoryMiBFree, instance, -by * task.memoryMiB);
  add(instances.networkInterfacesFree, instance, -by * task.networkInterfaces);
  if (task.tcpPorts.length > 0) port[instance] = by === 1 ? 1 : 0;
  add(tasks, instance, by);
  for (const rule of counters) add(rule.values, rule.at[instance] ?? 0, by);
}

function add(column: Int32Array, row: number, amount: number): void {
  column[row] = (column[row] ?? 0) + amount;
}

function scannedService(
  world: World,
  load: Workload,
  plain: PlainRequest,
  index: number,
  ports: Map<number, Uint8Array>,
): ScannedService {
  const { count } = world.instances;
  const task = load.cluster.definitions[plain.definition];
  if (!task || task.tcpPorts.length > 1) throw new Error(`service ${index} has no task, or more ports than one`);
  const { memberOf } = requestOf(world, plain);
  const tests = memberOf.map((expression) => compileExpression(expression).test);
  const answers = Uint8Array.from({ length: count }, (_, instance) =>
    tests.every((test) => test(querySubject(world, instance))) ? 1 : 0,
  );
  const [wanted = -1] = task.tcpPorts;
  const port = ports.get(wanted) ?? new Uint8Array(count);
  ports.set(wanted, port);
  const tasks = new Int32Array(count);
  const chain = effectiveStrategies(plain.strategies, plain.requestedBy);
  const rules = chain.map((rule) => ruleOf(world, rule, tasks));
  const isRandom = chain[0]?.type === 'random';
  if (!isRandom && (rules.length > 2 || chain.some(({ type }) => type === 'random')))
    throw new Error(`the chain of service ${index} is too long for a scan`);
  const none = { values: new Int32Array(count), at: new Int32Array(count) };
  return {
    task,
    answers,
    port,
    distinctInstance: plain.distinctInstance,
    tasks,
    isRandom,
    first: rules[0] ?? none,
    second: rules[1] ?? none,
    counters: rules.filter((_, rule) => chain[rule]?.field?.startsWith('attribute:')),
    running: fifo(),
  };
}

function ruleOf({ instances }: World, { type, field = '' }: EffectiveStrategy, tasks: Int32Array): Rule {
  const own = Int32Array.from({ length: instances.count }, (_, instance) => instance);
  if (type === 'binpack')
    return { values: field === 'cpu' ? instances.cpuUnitsFree : instances.memoryMiBFree, at: own };
  if (!field.startsWith('attribute:')) return { values: tasks, at: own };
  const numbers = new Map<string | undefined, number>();
  const at = Int32Array.from(instances.records.slice(0, instances.count), ({ attributes }) => {
    const value = attributes.get(field.slice('attribute:'.length));
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
  return { values: new Int32Array(numbers.size), at };
}
