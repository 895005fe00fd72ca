import { WORK } from '../engine';
import type { Engine } from '../engine';
import type { ServiceState } from '../state';
import { noteBounds } from './bounds-log';
import { replicaPass } from './replica';

/** One pass of a service's scheduler, of whatever kind the service is; it says itself when it next has something to do. */
export function runPass(engine: Engine, index: number): void {
  const service = engine.state.services[index];
  if (!service) return;
  engine.work += WORK.pass + service.liveTasks.length;
  service.lastPassAtMs = engine.state.timeMs;
  service.passAtMs = Infinity;
  service.repeatAtMs = Infinity;
  if (service.status === 'INACTIVE' || service.notStarted !== null) return;
  PASSES[schedulerOf(service)](engine, service);
  noteBounds(engine.state, service);
}

/** The schedulers. `replica` also serves rolling updates. */
type Scheduler = 'replica';

const PASSES: { readonly [K in Scheduler]: (engine: Engine, service: ServiceState) => void } = {
  replica: replicaPass,
};

function schedulerOf(_service: ServiceState): Scheduler {
  return 'replica';
}
