import { NO_BREAKPOINTS } from '../../frame/breakpoint';
import type { Taken } from '../api';
import type { SimulationClient } from '../client';
import { createSimulationApi } from '../run/simulation-api';

/** A client whose simulation runs in this thread: what tests hold the stores to. It neither crashes nor is restarted. */
export function startInProcessClient(): SimulationClient {
  const api = createSimulationApi();
  let taken: Taken | null = null;
  return {
    ...api,
    advance: (destination, breakpoints = NO_BREAKPOINTS) => api.advance(destination, breakpoints, taken),
    acknowledge({ world, number }) {
      taken = { world, number };
    },
    onIncident: () => {},
    crash: () => {},
    close: () => {},
  };
}
