import type { Measures } from '../../frame/measures';
import { allWaitingTasks } from '../history';
import type { Moment, Simulation } from '../simulation';
import type { SimulationState } from '../state';
import { strandedTestOfRun } from '../stranded';
import { fleetMeasures } from './fleet';
import { createMovedCount } from './moved';
import { createRecoveryWatch } from './recovery';
import { zoneBalance } from './zone-balance';

/** Measures the moments of one run, one after the other. One a run: it remembers what an earlier answer has found. */
export interface Measurer {
  /** @param owner whose zones are balanced, an index in the catalog's owners; null for all tasks together */
  measure(moment: Pick<Moment, 'world'>, owner: number | null): Measures;
}

export function createMeasurer(): Measurer {
  const recovery = createRecoveryWatch();
  const moved = createMovedCount();
  let strandedTest = strandedTestOfRun();
  let of: SimulationState | null = null;
  return {
    measure({ world: state }, owner) {
      // Who has gone back stands in another copy of the state.
      if (state !== of) [of, strandedTest] = [state, strandedTestOfRun()];
      const outage = recovery.outage(state);
      const recoveredAtMs = outage?.recoveredAtMs ?? null;
      return {
        timeMs: state.timeMs,
        ...fleetMeasures(state, strandedTest(state)),
        tasksWaiting: allWaitingTasks(state),
        zoneBalance: zoneBalance(state, owner),
        outage,
        recoverySeconds: outage === null || recoveredAtMs === null ? null : (recoveredAtMs - outage.atMs) / 1_000,
        tasksMoved: moved.count(state),
      };
    },
  };
}

const measurers = new WeakMap<Simulation, Measurer>();

/** The measures of one of a run's moments, by the run's own measurer. */
export function measuresOf(run: Simulation, moment: Pick<Moment, 'world'>, owner: number | null): Measures {
  const measurer = measurers.get(run) ?? createMeasurer();
  measurers.set(run, measurer);
  return measurer.measure(moment, owner);
}
