import type { RegisteredTaskDefinition } from '../ecs/task-definition';
import type { ContainerInstanceEntry, Scenario } from '../scenario/scenario';
import type { PlacementOutcome, PlacementRequest } from './placement/placement';
import type { PlacementFailure } from './placement/run-task';
import type { SimulationState } from './state';

/**
 * Another system than ECS that decides where tasks go, to be held against it: all else of the engine stays as it is. An engine without a lens places as
 * ECS does, and nothing of a lens is in what it runs.
 */
export interface Lens {
  readonly name: 'eks';
  /** Looks for a place for one task and fills the outcome; nothing of the state changes. */
  place(state: SimulationState, request: PlacementRequest, outcome: PlacementOutcome): void;
  /** Of the last vain attempt: what the service's event says, and what each instance lacks. */
  failureMessage(): string;
  failures(): PlacementFailure[];
  /** What such a placement costs (`Engine.work`). */
  workOf(state: SimulationState): number;
  /** What a task asks for there. */
  definition(definition: RegisteredTaskDefinition): RegisteredTaskDefinition;
  /** What a machine has for tasks there. @param instance index that it will have */
  room(entry: ContainerInstanceEntry, instance: number): { readonly cpuUnits: number; readonly memoryMiB: number };
}

let makeEks: (() => Lens) | null = null;

/** Makes the EKS lens known: it is in a script of its own (kubernetes/load-lens.ts). */
export function provideEks(make: () => Lens): void {
  makeEks = make;
}

/** A lens for a run of the scenario; null for one of ECS. @throws Error where the lens has not been loaded */
export function lensOf({ lens }: Pick<Scenario, 'lens'>): Lens | null {
  if (lens === undefined) return null;
  if (makeEks === null) throw new Error(`the lens ${lens} has not been loaded`);
  return makeEks();
}
