import type { Engine } from '../engine';
import type { ServiceState, SimulationState } from '../state';
import { announceBlocked, announceKept } from './announce';
import { productionOf } from './blue-green/traffic';
import type { ServiceTask } from './counts';
import { keepUp } from './keep-up';
import type { KeptUp } from './keep-up';
import { sizeOf } from './sizes';

/**
 * Several revisions of a service side by side, each kept at a size of its own. Source: services-and-capacity 1.15 to 1.17. Room goes to those first that
 * have the traffic; where they wait for it, the others start nothing (assumption `traffic-first`).
 */
export function keepSets(
  engine: Engine,
  service: ServiceState,
  tasks: readonly ServiceTask[],
): { readonly moved: boolean; readonly held: boolean; readonly kept: readonly ServiceTask[] } {
  const { state } = engine;
  const done: KeptUp[] = [];
  for (const deployment of byTraffic(state, service)) {
    // What is to be replaced here is what has to leave its instance; a revision's tasks are not old because another one is PRIMARY.
    const own = tasks
      .filter(({ task }) => state.taskLife.deployment[task] === deployment)
      .map((task) => ({ ...task, old: false }));
    const waits = done.some(({ held }) => held);
    done.push(keepUp(engine, service, own, { deployment, desired: sizeOf(state, service, deployment), waits }));
  }
  const kept = done.flatMap((it) => it.kept);
  announceKept(engine, service, kept);
  const blocked = done.find(({ idle }) => idle) ?? done[0];
  if (blocked) announceBlocked(engine, service, blocked.counts, blocked.idle);
  return { moved: done.some(({ moved }) => moved), held: done.some(({ held }) => held), kept };
}

function byTraffic({ deployments }: SimulationState, service: ServiceState): number[] {
  const share = (index: number) => {
    const deployment = deployments[index];
    return deployment ? productionOf(deployment) : 0;
  };
  return [...service.deployments].sort((a, b) => share(b) - share(a));
}
