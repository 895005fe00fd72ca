import { nextDueMs, stepOnce } from './clock';
import { isPlacement } from './decide';
import type { Engine } from './engine';
import { setUp } from './setup';
import type { Moment, Simulation } from './simulation';
import type { SimulationState } from './state';

/**
 * Moments that lie inside one simulated instant. A service's pass places all its tasks at once; a person who steps wants them one by one. A still is
 * the state between two decisions of the same pass: made by repeating the run to there, looked at, and thrown away.
 */
export type Still = Moment;

/** The world before anything has happened at second 0. */
export function stillOfBeginning({ scenario }: Simulation): Still {
  return still(setUp(scenario));
}

/** The world right after decision `number`, before the next decision is asked for; null where no such decision has been made. */
export function stillAfter(simulation: Simulation, number: number): Still | null {
  const engine = simulation.engineBefore(number);
  if (!engine) return null;
  const halt = (_: unknown, next: number): void => {
    if (next > number) throw new HaltedError();
  };
  engine.watch = halt;
  engine.watchStops = halt;
  try {
    while (engine.state.decisions.count <= number && stepOnce(engine, Infinity)) continue;
  } catch (error) {
    if (!(error instanceof HaltedError)) throw error;
  }
  engine.watch = null;
  engine.watchStops = null;
  return still(engine);
}

/** Number of the first placement at or after decision `from` that the simulation has made; -1 for none. */
export function placementFrom(state: SimulationState, from: number): number {
  for (let number = from; number < state.decisions.count; number++) if (isPlacement(state, number)) return number;
  return -1;
}

/** The same for any decision. */
export function decisionFrom({ decisions }: SimulationState, from: number): number {
  return from < decisions.count ? from : -1;
}

/** Number of the last placement before decision `before`; -1 for none. */
export function placementBefore(state: SimulationState, before: number): number {
  for (let number = before - 1; number >= 0; number--) if (isPlacement(state, number)) return number;
  return -1;
}

/** The same for any decision. */
export function decisionBefore(before: number): number {
  return Math.max(-1, before - 1);
}

/** Leaves the pass in which the next decision is asked for: its engine is thrown away after the picture is taken. */
class HaltedError extends Error {}

function still(engine: Engine): Still {
  return {
    scenario: engine.scenario,
    world: engine.state,
    nextEventAtMs() {
      const dueMs = nextDueMs(engine, false);
      return dueMs === Infinity ? null : dueMs;
    },
  };
}
