import { createStore, del, set, values } from 'idb-keyval';

/** A scenario that is kept on the device. */
export interface KeptScenario {
  readonly id: string;
  /** The scenario as its author wrote it; its name is in it, and is read where the list is made. */
  readonly text: string;
  /** When it was last changed, wall-clock ms. */
  readonly changedAt: number;
}

/** The device's own store, apart from the draft's: drafts are small and are needed at once, these are many and may be large. */
const store = createStore('stowplan', 'scenarios');

/** @throws where the browser forbids storage */
export function readKept(): Promise<readonly KeptScenario[]> {
  return values<KeptScenario>(store);
}

/** @throws where there is no room */
export function writeKept(scenario: KeptScenario): Promise<void> {
  return set(scenario.id, scenario, store);
}

export function removeKept(id: string): Promise<void> {
  return del(id, store);
}
