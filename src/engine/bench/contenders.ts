import type { RandomStream } from '../../lib/random';
import { drawIndex, randomStream } from '../../lib/random';
import type { DecisionKind } from '../../frame/frame';
import { recordDecision } from '../decide';
import { emptyDecisionLog } from '../decisions/decision-log';
import { placeTask } from '../placement/pipeline';
import { emptyOutcome } from '../placement/placement';
import type { PlacementRequest } from '../placement/placement';
import { addTaskOfKind, kindOfTask, requestOf, restartTask, stopTask, worldOf } from '../testing/build-world';
import { machinesOf, occupy, vacate } from '../testing/machines';
import { oracle } from '../testing/oracle';
import { fifo } from './fifo';
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

/** The real implementation; where that is asked for, it writes its decisions down as a run does. */
export function realContender(load: Workload, isRecorded = false): Contender {
  const world = worldOf(load.cluster);
  const services = load.requests.map((plain, index) => {
    const request = requestOf(world, plain);
    return { request, taskKind: kindOfTask(request, index), running: fifo(), stopped: [] as number[] };
  });
  const random = randomStream(1, 'placement');
  const outcome = emptyOutcome();
  const record = { state: { decisions: emptyDecisionLog(), timeMs: 0 }, outcome, work: 0 };
  const note = (kind: DecisionKind, task: number, service: number, { taskDefinition }: PlacementRequest): void => {
    record.state.timeMs++;
    recordDecision(record, kind, task, { owner: service, taskDefinition });
  };
  return {
    random,
    choose(service) {
      placeTask(world, at(services, service).request, random, outcome);
      return outcome.instance;
    },
    start(service, instance) {
      const { request, taskKind, running, stopped } = at(services, service);
      // The row of a task that has stopped is the next one's: only placement is measured here, not a run's whole history.
      const stoppedTask = stopped.pop();
      if (stoppedTask !== undefined) restartTask(world, stoppedTask, instance);
      const task = stoppedTask ?? addTaskOfKind(world, taskKind, instance);
      running.push(task);
      if (isRecorded) note('place', task, service, request);
    },
    stopOldest(service) {
      const { request, running, stopped } = at(services, service);
      const task = running.shift();
      stopTask(world, task);
      stopped.push(task);
      if (isRecorded) note('stop', task, service, request);
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
    return { request, task, running: fifo() };
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
      vacate(at(machines, running.shift()), task, request.group);
    },
  };
}

/** @throws Error where there is nothing */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`nothing at ${index}`);
  return item;
}
