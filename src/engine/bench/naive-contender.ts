import type { PlacementStrategy } from '../../ecs/placement';
import { effectiveStrategies } from '../../ecs/placement-rules';
import type { TaskRequirements } from '../../ecs/task-definition';
import { compileExpression } from '../placement/constraints/expression';
import { drawIndex, randomStream } from '../../lib/random';
import type { QuerySubject } from '../../query/subject';
import { machinesOf } from '../testing/machines';
import type { Machine } from '../testing/machines';
import type { PlainRequest } from '../testing/plain-cluster';
import { at } from './contenders';
import type { Contender } from './contenders';
import { fifo } from './fifo';
import type { Fifo } from './fifo';
import type { Workload } from './workload';

/** Placement as one would write it first, and not badly: a loop over objects with counters, a filter for each rule. */
export function naiveContender(load: Workload): Contender {
  const instances = machinesOf(load.cluster).map(
    (machine, index) => new Instance(machine, index, load.requests.length),
  );
  const services = load.requests.map((request, index) => new Service(load, request, index));
  const random = randomStream(1, 'placement');
  return {
    random,
    choose(index) {
      const service = at(services, index);
      let left = instances.filter((instance) => service.fits(instance));
      for (const rule of left.length > 0 ? service.strategies : []) {
        if (rule.type === 'random') {
          left = [at(left, drawIndex(random, left.length))];
          continue;
        }
        const scoreOf = service.scoreBy(rule);
        let best = Infinity;
        for (const instance of left) best = Math.min(best, scoreOf(instance));
        left = left.filter((instance) => scoreOf(instance) === best);
      }
      return left[0]?.index ?? -1;
    },
    start(service, instance) {
      at(services, service).change(at(instances, instance), 1);
      at(services, service).running.push(instance);
    },
    stopOldest(index) {
      const service = at(services, index);
      service.change(at(instances, service.running.shift()), -1);
    },
  };
}

class Instance {
  readonly index: number;
  readonly isActive: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  cpuLeft: number;
  memoryLeft: number;
  interfacesLeft: number;
  readonly ports: Set<number>;
  /** Tasks by number of the service. */
  readonly tasks: number[];
  readonly subject: QuerySubject;

  constructor(machine: Machine, index: number, services: number) {
    this.index = index;
    this.isActive = machine.status === 'ACTIVE' && machine.agentConnected;
    this.attributes = new Map(Object.entries(machine.attributes));
    this.cpuLeft = machine.cpuLeft;
    this.memoryLeft = machine.memoryLeft;
    this.interfacesLeft = machine.interfacesLeft;
    this.ports = new Set(machine.ports.map((port) => parseInt(port, 10)));
    this.tasks = new Array<number>(services).fill(0);
    this.subject = {
      attributes: this.attributes,
      agentConnected: machine.agentConnected,
      agentVersion: machine.agentVersion,
      ec2InstanceId: machine.ec2InstanceId,
      registeredAtMs: machine.registeredAtEpochMs,
      runningTasksCount: 0,
      taskGroups: () => [],
    };
  }
}

class Service {
  readonly index: number;
  readonly task: TaskRequirements;
  readonly distinctInstance: boolean;
  readonly strategies: readonly PlacementStrategy[];
  readonly tests: readonly ((subject: QuerySubject) => boolean)[];
  readonly running: Fifo = fifo();
  /** Tasks by value, for every attribute that it is spread by. */
  readonly tasksByValue: ReadonlyMap<string, Map<string | undefined, number>>;

  constructor(load: Workload, request: PlainRequest, index: number) {
    const task = load.cluster.definitions[request.definition];
    if (!task) throw new Error(`no task definition ${request.definition}`);
    this.index = index;
    this.task = task;
    this.distinctInstance = request.distinctInstance;
    this.strategies = effectiveStrategies(request.strategies, request.requestedBy);
    this.tests = request.memberOf.map((expression) => compileExpression(expression).test);
    this.tasksByValue = new Map(
      this.strategies.flatMap(({ field = '' }) => (isAttribute(field) ? [[field, new Map()]] : [])),
    );
  }

  fits(instance: Instance): boolean {
    const { task } = this;
    return (
      instance.isActive &&
      instance.cpuLeft >= task.cpuUnits &&
      instance.memoryLeft >= task.memoryMiB &&
      instance.interfacesLeft >= task.networkInterfaces &&
      task.tcpPorts.every((port) => !instance.ports.has(port)) &&
      this.tests.every((test) => test(instance.subject)) &&
      !(this.distinctInstance && at(instance.tasks, this.index) > 0)
    );
  }

  scoreBy({ type, field = '' }: PlacementStrategy): (instance: Instance) => number {
    if (type === 'binpack') return field === 'cpu' ? ({ cpuLeft }) => cpuLeft : ({ memoryLeft }) => memoryLeft;
    const tasks = this.tasksByValue.get(field);
    if (!tasks) return (instance) => at(instance.tasks, this.index);
    const name = nameOf(field);
    return ({ attributes }) => tasks.get(attributes.get(name)) ?? 0;
  }

  /** @param by 1 for a task that starts, -1 for one that stops */
  change(instance: Instance, by: 1 | -1): void {
    const { task } = this;
    instance.cpuLeft -= by * task.cpuUnits;
    instance.memoryLeft -= by * task.memoryMiB;
    instance.interfacesLeft -= by * task.networkInterfaces;
    for (const port of task.tcpPorts) {
      if (by === 1) instance.ports.add(port);
      else instance.ports.delete(port);
    }
    instance.tasks[this.index] = at(instance.tasks, this.index) + by;
    for (const [field, tasks] of this.tasksByValue) {
      const value = instance.attributes.get(nameOf(field));
      tasks.set(value, (tasks.get(value) ?? 0) + by);
    }
  }
}

function isAttribute(field: string): boolean {
  return field.startsWith('attribute:');
}

function nameOf(field: string): string {
  return field.slice('attribute:'.length);
}
