import type { Engine } from '../engine';
import type { ServiceState, SimulationState } from '../state';
import { taskDeployment } from '../task-rows/kinds';
import { announceBlocked, announceKept } from './announce';
import { shiftUnderWay } from './blue-green/shift';
import { productionOf } from './blue-green/traffic';
import { healthyIn } from './counts';
import type { ServiceTask } from './counts';
import { keepUp } from './keep-up';
import type { KeptUp } from './keep-up';
import type { Passing } from './passing';
import { sizeOf } from './sizes';

/**
 * Several revisions of a service side by side, each kept at a size of its own. Source: services-and-capacity 1.15 to 1.17. Room goes to those first that
 * have the traffic; where they wait for it, the others start nothing (assumption `traffic-first`).
 */
export function* keepSets(
  engine: Engine,
  service: ServiceState,
  tasks: readonly ServiceTask[],
): Passing<Pick<KeptUp, 'moved' | 'held' | 'kept'>> {
  const { state } = engine;
  const done: KeptUp[] = [];
  for (const deployment of byTraffic(state, service)) {
    // What is to be replaced here is what has to leave its instance; a revision's tasks are not old because another one is PRIMARY.
    const own = tasks
      .filter(({ task }) => taskDeployment(state, task) === deployment)
      .map((task) => ({ ...task, old: false }));
    const standIns = isBeside(state, service, deployment)
      ? Math.min(healthyIn(own), lackOfBlue(state, service, tasks))
      : 0;
    const waits = standIns > 0 || done.some(({ held }) => held);
    const desired = Math.max(standIns, sizeOf(state, service, deployment));
    done.push(yield* keepUp(engine, service, own, { deployment, desired, waits }));
  }
  const kept = done.flatMap((it) => it.kept);
  announceKept(engine, service, kept);
  const blocked = done.find(({ idle }) => idle) ?? done[0];
  if (blocked) announceBlocked(engine, service, blocked.tally, blocked.idle);
  return { moved: done.some(({ moved }) => moved), held: done.some(({ held }) => held), kept };
}

/** Whether a deployment (index) is neither the revision that takes over nor the one that it takes over from. */
function isBeside(state: SimulationState, service: ServiceState, deployment: number): boolean {
  const green = shiftUnderWay(state, service);
  return green >= 0 && deployment !== green && deployment !== state.deployments[green]?.shift?.blue;
}

/** How many healthy tasks the revision that is taken over from is short of. Others stand in for them: a rolling update may have been broken off. */
function lackOfBlue(state: SimulationState, service: ServiceState, tasks: readonly ServiceTask[]): number {
  const blue = state.deployments[shiftUnderWay(state, service)]?.shift?.blue ?? -1;
  const own = tasks.filter(({ task }) => taskDeployment(state, task) === blue);
  return Math.max(0, sizeOf(state, service, blue) - healthyIn(own));
}

function byTraffic({ deployments }: SimulationState, service: ServiceState): number[] {
  const share = (index: number) => {
    const deployment = deployments[index];
    return deployment ? productionOf(deployment) : 0;
  };
  return [...service.deployments].sort((a, b) => share(b) - share(a));
}
