import { WORK } from '../engine';
import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { shiftPass } from './blue-green/pass';
import { shiftUnderWay } from './blue-green/shift';
import { noteBounds } from './bounds-log';
import { daemonPass } from './daemon';
import { controllerOf, isDaemon } from './kind';
import { taskSetsPass } from './task-sets';
import { evenReplicaPass } from './zone-rebalancing';

/** One pass of a service's scheduler, of whatever kind the service is; it says itself when it next has something to do. */
export function runPass(engine: Engine, index: number): void {
  const service = engine.state.services[index];
  if (!service) return;
  engine.work += WORK.pass + service.liveTasks.length;
  service.lastPassAtMs = engine.state.timeMs;
  service.passAtMs = Infinity;
  service.repeatAtMs = Infinity;
  if (service.status === 'INACTIVE' || service.notStarted !== null) return;
  PASSES[schedulerOf(engine, service)](engine, service);
  noteBounds(engine.state, service);
}

/** The schedulers. `replica` also serves rolling updates; `blueGreen` is a REPLICA service's while its traffic is shifted. */
type Scheduler = 'replica' | 'daemon' | 'blueGreen' | 'taskSets';

const PASSES: { readonly [K in Scheduler]: (engine: Engine, service: ServiceState) => void } = {
  replica: evenReplicaPass,
  daemon: daemonPass,
  blueGreen: shiftPass,
  taskSets: taskSetsPass,
};

function schedulerOf({ state }: Engine, service: ServiceState): Scheduler {
  if (isDaemon(service)) return 'daemon';
  if (service.status !== 'ACTIVE') return 'replica';
  if (controllerOf(service) === 'EXTERNAL') return 'taskSets';
  return shiftUnderWay(state, service) >= 0 ? 'blueGreen' : 'replica';
}
