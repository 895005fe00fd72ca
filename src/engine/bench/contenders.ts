import type { RandomStream } from '../../lib/random';
import { drawIndex, randomStream } from '../../lib/random';
import { placeTask } from '../placement/pipeline';
import { emptyOutcome } from '../placement/placement';
import { addTask, requestOf, stopTask, worldOf } from '../testing/build-world';
import { machinesOf, occupy, vacate } from '../testing/machines';
import { oracle } from '../testing/oracle';
import type { Workload } from './workload';

/** An implementation of placement at work on a fleet of its own. Services by their position in the workload, instances by index. */
export interface Contender {
  readonly random: RandomStream;
  /** Looks for a place for the next task of a service; -1 for none. */
  choose(service: number): number;
  /** Puts the service's next task on an instance. */
  start(service: number, instance: number): void;
  /** Stops the service's oldest task. */
  stopOldest(service: number): void;
}

/** The real implementation. */
export function realContender(load: Workload): Contender {
  const world = worldOf(load.cluster);
  const requests = load.requests.map((plain) => ({ request: requestOf(world, plain), running: [] as number[] }));
  const random = randomStream(1, 'placement');
  const outcome = emptyOutcome();
  return {
    random,
    choose(service) {
      placeTask(world, at(requests, service).request, random, outcome);
      return outcome.instance;
    },
    start(service, instance) {
      const { request, running } = at(requests, service);
      running.push(addTask(world, request, instance));
    },
    stopOldest(service) {
      stopTask(world, at(requests, service).running.shift() ?? -1);
    },
  };
}

/** The oracle: the same rules, plainly written over objects. */
export function oracleContender(load: Workload): Contender {
  const machines = machinesOf(load.cluster);
  const indexOf = new Map(machines.map((machine, index) => [machine.id, index]));
  const services = load.requests.map((request) => {
    const task = load.cluster.definitions[request.definition];
    if (!task) throw new Error(`no task definition ${request.definition}`);
    return { request, task, running: [] as number[] };
  });
  const random = randomStream(1, 'placement');
  return {
    random,
    choose(service) {
      const { request, task } = at(services, service);
      const { chosen } = oracle(machines, task, request, (count) => drawIndex(random, count));
      return indexOf.get(chosen ?? '') ?? -1;
    },
    start(service, instance) {
      const { request, task, running } = at(services, service);
      occupy(at(machines, instance), task, request.group);
      running.push(instance);
    },
    stopOldest(service) {
      const { request, task, running } = at(services, service);
      vacate(at(machines, running.shift() ?? -1), task, request.group);
    },
  };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`nothing at ${index}`);
  return item;
}
