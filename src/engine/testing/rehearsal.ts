import type { PlacementStrategy } from '../../ecs/placement';
import { DESIRED_STATUS, INSTANCE_STATUS, TASK_STATUS } from '../../ecs/status';
import { effectiveStrategies } from '../../ecs/placement-rules';
import type { RandomStream } from '../../lib/random';
import { randomStream } from '../../lib/random';
import { placeTask } from '../placement/pipeline';
import { emptyOutcome } from '../placement/placement';
import type { PlacementOutcome, PlacementRequest } from '../placement/placement';
import { chooseTaskToStop } from '../placement/stop-selection';
import type { StopCandidate } from '../placement/stop-selection';
import { tasksOn } from '../task-counts';
import type { World } from '../world';
import { addTask, instanceId, requestOf, stopTask, worldOf } from './build-world';
import type { PlainCluster, PlainRequest } from './plain-cluster';
import { taskGroup } from '../task-rows/kinds';

/** A world in which tests place and stop tasks one after the other, without a clock. */
export interface Rehearsal {
  readonly world: World;
  readonly random: RandomStream;
  /** The latest decision. */
  readonly outcome: PlacementOutcome;
}

export function rehearsal(cluster: PlainCluster, seed = 1): Rehearsal {
  return { world: worldOf(cluster), random: randomStream(seed, 'placement'), outcome: emptyOutcome() };
}

/** Places up to `count` tasks, as long as there is room, and answers with the ids of their instances. */
export function place(stage: Rehearsal, plain: PlainRequest, count = 1): string[] {
  const { world, random, outcome } = stage;
  const request: PlacementRequest = requestOf(world, plain);
  const places: string[] = [];
  for (let task = 0; task < count; task++) {
    placeTask(world, request, random, outcome);
    const id = instanceId(world, outcome.instance);
    if (id === null) break;
    addTask(world, request, outcome.instance);
    places.push(id);
  }
  return places;
}

/** Stops `count` tasks of a group, as a service does that has too many, and answers with `NUMBER@INSTANCE` of each. */
export function scaleIn(
  { world, random }: Rehearsal,
  plain: Pick<PlainRequest, 'group' | 'strategies'>,
  count = 1,
  flags: (task: number) => Partial<StopCandidate> = () => ({}),
): string[] {
  const group = world.groupIndexByName.get(plain.group) ?? -1;
  const stopped: string[] = [];
  for (let turn = 0; turn < count; turn++) {
    const candidates = liveTasks(world, group).map((task) => ({ ...stopCandidate(world, task), ...flags(task) }));
    const task = chooseTaskToStop(world, candidates, effectiveStrategies(plain.strategies, 'service'), group, random);
    if (task === -1) break;
    stopped.push(`${world.tasks.number[task]}@${instanceId(world, world.tasks.instanceIndex[task] ?? -1)}`);
    stopTask(world, task);
  }
  return stopped;
}

/** Live tasks of a group on each instance, in fleet order. */
export function tasksPerInstance(world: World, group: string): number[] {
  const tasks = world.groups[world.groupIndexByName.get(group) ?? -1]?.tasks;
  return world.instances.records.map((_, instance) => (tasks ? tasksOn(tasks, instance) : 0));
}

/** Strategies from their labels: `spread(instanceId), binpack(memory), random`. */
export function strategiesFrom(labels: string): PlacementStrategy[] {
  return [...labels.matchAll(/(spread|binpack|random)(?:\(([^)]*)\))?/g)].map(([, type, field]) => {
    if (type === 'random') return { type };
    return { type: type === 'spread' ? 'spread' : 'binpack', field: field ?? '' };
  });
}

function liveTasks(world: World, group: number): number[] {
  const { tasks } = world;
  return Array.from({ length: tasks.count }, (_, task) => task).filter(
    (task) => taskGroup(world, task) === group && tasks.desiredStatus[task] === DESIRED_STATUS.RUNNING,
  );
}

function stopCandidate({ instances, tasks }: World, task: number): StopCandidate {
  return {
    task,
    protected: false,
    oldDeployment: false,
    draining: instances.status[tasks.instanceIndex[task] ?? -1] === INSTANCE_STATUS.DRAINING,
    unhealthy: false,
    notRunning: tasks.lastStatus[task] !== TASK_STATUS.RUNNING,
  };
}
