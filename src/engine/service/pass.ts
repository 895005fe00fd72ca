import { WORK } from '../engine';
import type { Engine } from '../engine';
import { desireChanged } from '../history';
import type { ServiceState } from '../state';
import { shiftPass } from './blue-green/pass';
import { shiftUnderWay } from './blue-green/shift';
import { noteBounds } from './bounds-log';
import { daemonPass } from './daemon';
import { controllerOf, isDaemon } from './kind';
import { isTired } from './passing';
import type { Passing } from './passing';
import { taskSetsPass } from './task-sets';
import { noteDue } from './wake';
import { evenReplicaPass } from './zone-rebalancing';

/** One pass of a service's scheduler, of whatever kind the service is; it says itself when it next has something to do. */
export function* runPass(engine: Engine, index: number): Passing {
  const service = engine.state.services[index];
  if (!service) return;
  engine.work += WORK.pass;
  service.lastPassAtMs = engine.state.timeMs;
  service.passAtMs = Infinity;
  service.repeatAtMs = Infinity;
  if (service.status === 'INACTIVE' || service.notStarted !== null) return;
  yield* PASSES[schedulerOf(engine, service)](engine, service);
  desireChanged(engine);
  if (service.failure !== null) engine.state.areWaitersAwake = false;
  noteBounds(engine.state, service);
  noteDue(engine.state, Math.min(service.passAtMs, service.repeatAtMs));
  if (isTired(engine)) yield;
}

/** The schedulers. `replica` also serves rolling updates; `blueGreen` is a REPLICA service's while its traffic is shifted. */
type Scheduler = 'replica' | 'daemon' | 'blueGreen' | 'taskSets';

const PASSES: { readonly [K in Scheduler]: (engine: Engine, service: ServiceState) => Passing } = {
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
