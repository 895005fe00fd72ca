import type { Catalog, Frame } from '../frame';

/** Frames by hand, for tests: with nothing in them, but for what is given. */
export function emptyFrame(given: Partial<Frame> = {}): Frame {
  return {
    world: 1,
    timeMs: 0,
    nextEventAtMs: null,
    instances: new Int32Array(),
    tasks: new Int32Array(),
    targets: new Int32Array(),
    liveTasks: new Int32Array(),
    liveTasksByZone: new Int32Array(),
    decisions: new Int32Array(),
    decisionsFrom: 0,
    history: new Float64Array(),
    historyFrom: 0,
    services: [],
    failedZones: [],
    capacityProviders: [],
    waiting: [],
    events: [],
    eventsFrom: 0,
    catalog: null,
    stateHash: null,
    ...given,
  };
}

/** A catalog by hand, for tests: of one zone in which there is nothing, but for what is given. */
export function emptyCatalog(given: Partial<Catalog> = {}): Catalog {
  return {
    version: 1,
    clusterName: 'default',
    zones: ['us-east-1a'],
    instances: [],
    owners: [],
    taskDefinitions: [],
    targetGroups: [],
    capacityProviders: [],
    notStarted: [],
    ...given,
  };
}
