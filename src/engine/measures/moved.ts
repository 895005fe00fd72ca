import { isDaemon } from '../service/kind';
import type { SimulationState } from '../state';
import { stopReasonNumber } from '../task-rows/endings';

/** How ECS ends a task for where it is, in its own words (placement-and-lifecycle 5.5 and 6.4). */
const BECAUSE_OF_PLACE =
  /^Host EC2 |^Container instance deregistration |: container instance is in DRAINING state$|^Availability-zone rebalancing |^Your Spot Task |^The infrastructure hosting the task /;

/** Tells how many tasks have moved; what has been learnt of the reasons of one state is kept. */
export interface MovedCount {
  /**
   * Tasks of services that have run and were told to stop because of where they were: their services start others elsewhere (assumption
   * `measure-moved`). Most runs have none, and are not looked through.
   */
  count(state: SimulationState): number;
}

export function createMovedCount(): MovedCount {
  let of: SimulationState | null = null;
  /** By position in the list of reasons. */
  let ofPlace: boolean[] = [];
  return {
    count(state) {
      if (of !== state) [of, ofPlace] = [state, []];
      const { tasks } = state;
      const { reasons } = tasks.endings;
      for (let number = ofPlace.length; number < reasons.length; number++)
        ofPlace.push(BECAUSE_OF_PLACE.test(reasons[number] ?? ''));
      if (!ofPlace.includes(true)) return 0;
      const isReplaced = replacedKinds(state);
      let moved = 0;
      for (let task = 0; task < tasks.count; task++) {
        if (tasks.ending[task] === 0 || tasks.startedAfter[task] === 0) continue;
        if (ofPlace[stopReasonNumber(tasks, task)] === true && isReplaced[tasks.kind[task] ?? -1] === 1) moved++;
      }
      return moved;
    },
  };
}

/** By row of `kinds`: 1 for tasks of services. A daemon is not started elsewhere, and what RunTask has started is not started again. */
function replacedKinds({ tasks: { kinds }, deployments, services }: SimulationState): Uint8Array {
  return Uint8Array.from({ length: kinds.count }, (_, kind) => {
    const service = services[deployments[kinds.deployment[kind] ?? -1]?.service ?? -1];
    return service !== undefined && !isDaemon(service) ? 1 : 0;
  });
}
