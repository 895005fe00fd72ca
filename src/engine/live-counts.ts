import { DESIRED_STATUS, TASK_STATUS } from '../ecs/status';
import { ensureRows } from '../lib/columns';
import type { DescribedCounts } from './service/described';
import { serviceOf } from './service/wake';
import type { SimulationState } from './state';
import { taskDeployment, taskOwner } from './task-rows/kinds';
import { taskZone } from './task-rows/platform';

/**
 * How many live tasks (desiredStatus RUNNING) there are of each owner, in all and by zone, and how many of them run or are about to for each service
 * and each deployment. Kept by being told of every task that may have changed.
 */
export interface LiveCounts {
  /** To be called for every task there is, and again whenever one has changed. */
  count(state: SimulationState, task: number): void;
  /** `Frame.liveTasks` and `Frame.liveTasksByZone`. */
  byOwner(state: SimulationState): Int32Array;
  byZone(state: SimulationState): Int32Array;
  /** By index in `services` and in `deployments`. */
  ofService(service: number): DescribedCounts;
  ofDeployment(deployment: number): DescribedCounts;
}

/** What a task is counted as. */
const NOT_LIVE = 0;
const PENDING = 1;
const RUNNING = 2;
const NEITHER = 3;
/** As PENDING, and in no zone yet: it waits for an instance. */
const UNPLACED = 4;

export function createLiveCounts(): LiveCounts {
  let countedAs = new Uint8Array();
  const owners = counter();
  /** By zone, and in each by owner. */
  const zones: Counter[] = [];
  const [servicesRunning, servicesPending] = [counter(), counter()];
  const [deploymentsRunning, deploymentsPending] = [counter(), counter()];

  function add(state: SimulationState, task: number, kind: number, by: 1 | -1): void {
    if (kind === NOT_LIVE) return;
    const owner = taskOwner(state, task);
    owners.add(owner, by);
    const zone = kind === UNPLACED ? -1 : taskZone(state, task);
    if (zone >= 0) (zones[zone] ??= counter()).add(owner, by);
    if (kind === NEITHER) return;
    (kind === RUNNING ? servicesRunning : servicesPending).add(serviceOf(state, task), by);
    const deployment = taskDeployment(state, task);
    (kind === RUNNING ? deploymentsRunning : deploymentsPending).add(deployment, by);
  }

  return {
    count(state, task) {
      const kind = kindOf(state, task);
      const before = countedAs[task] ?? NOT_LIVE;
      if (kind === before) return;
      countedAs = ensureRows(countedAs, task + 1);
      countedAs[task] = kind;
      add(state, task, before, -1);
      add(state, task, kind, 1);
    },
    byOwner: (state) => Int32Array.from(state.owners, (_, owner) => owners.of(owner)),
    byZone(state) {
      const width = state.owners.length;
      const counts = new Int32Array(state.zones.length * width);
      for (let zone = 0; zone < state.zones.length; zone++)
        for (let owner = 0; owner < width; owner++) counts[zone * width + owner] = zones[zone]?.of(owner) ?? 0;
      return counts;
    },
    ofService: (service) => ({
      runningCount: servicesRunning.of(service),
      pendingCount: servicesPending.of(service),
    }),
    ofDeployment: (deployment) => ({
      runningCount: deploymentsRunning.of(deployment),
      pendingCount: deploymentsPending.of(deployment),
    }),
  };
}

/** PROVISIONING, PENDING and ACTIVATING count as pending, as in DescribeServices (placement-and-lifecycle 5.1). */
function kindOf(state: SimulationState, task: number): number {
  const { tasks } = state;
  if (tasks.desiredStatus[task] !== DESIRED_STATUS.RUNNING) return NOT_LIVE;
  const status = tasks.lastStatus[task] ?? 0;
  if (status === TASK_STATUS.RUNNING) return RUNNING;
  if (status >= TASK_STATUS.RUNNING) return NEITHER;
  return status === TASK_STATUS.PROVISIONING && taskZone(state, task) < 0 ? UNPLACED : PENDING;
}

interface Counter {
  /** A row below 0 is not counted. */
  add(row: number, by: 1 | -1): void;
  of(row: number): number;
}

function counter(): Counter {
  let counts = new Int32Array();
  return {
    add(row, by) {
      if (row < 0) return;
      counts = ensureRows(counts, row + 1);
      counts[row] = (counts[row] ?? 0) + by;
    },
    of: (row) => counts[row] ?? 0,
  };
}
