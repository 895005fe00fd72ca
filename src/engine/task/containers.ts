import type { ContainerDefinition } from '../../ecs/container-definition';
import { withTag } from '../../scenario/complete/complete';
import type { ImageBehaviour } from '../../scenario/scenario';
import type { Engine } from '../engine';
import type { AnswerChange, ContainerRun, ContainerState, NetworkBinding } from '../state';
import { containerDefinitionsOf } from './definition';
import { containersIn, setContainersIn } from './plan/shared-containers';

/** The containers of one task, and how their images behave. Source: placement-and-lifecycle 5.4. */

/** How the containers of an image behave; a missing tag means `latest`. */
export function behaviourOf(engine: Engine, image: string): ImageBehaviour {
  return engine.state.images.get(withTag(image)) ?? {};
}

/** The containers of a task that the agent does not have yet. */
export function plannedContainers(engine: Engine, task: number): ContainerState[] {
  return containerDefinitionsOf(engine.state, task).map((definition) => ({
    ...NOTHING_YET,
    name: definition.name ?? '',
    image: definition.image ?? '',
    essential: definition.essential ?? true,
  }));
}

const NO_ANSWERS: readonly AnswerChange[] = [];
const NO_RUNS: readonly ContainerRun[] = [];
const NO_BINDINGS: readonly NetworkBinding[] = [];

const NOTHING_YET: ContainerState = {
  name: '',
  image: '',
  essential: true,
  lastStatus: 'PENDING',
  readyAtMs: NaN,
  pulledAtMs: NaN,
  createdAtMs: NaN,
  startedAtMs: NaN,
  exitsAtMs: Infinity,
  exitCode: null,
  reason: null,
  failed: null,
  signalledAtMs: NaN,
  answers: NO_ANSWERS,
  earlierRuns: NO_RUNS,
  networkBindings: NO_BINDINGS,
};

/** In the order of the task definition. */
export function containersOf({ state }: Engine, task: number): readonly ContainerState[] {
  return containersIn(state, task);
}

export function setContainers({ state }: Engine, task: number, containers: readonly ContainerState[]): void {
  setContainersIn(state, task, containers);
}

/** Whether a container neither runs nor ever will: it has not been started, and nothing is planned for it but its end. */
export function neverStarts({ startedAtMs, exitsAtMs }: ContainerRun): boolean {
  return Number.isNaN(startedAtMs) && exitsAtMs < Infinity;
}

/** Whether it still waits for those that it depends on. */
export function isWaiting({ readyAtMs, exitsAtMs }: ContainerState): boolean {
  return Number.isNaN(readyAtMs) && exitsAtMs === Infinity;
}

/** Whether its process is there at a moment. */
export function runsAt({ startedAtMs, exitsAtMs }: ContainerRun, timeMs: number): boolean {
  return startedAtMs <= timeMs && timeMs < exitsAtMs;
}

/** Whether a container waits for the one of that name before it may be created. */
export function dependsOn({ dependsOn: dependencies }: ContainerDefinition, name: string): boolean {
  return dependencies?.some(({ containerName }) => containerName === name) ?? false;
}

export function milliseconds(seconds: number): number {
  return Math.round(seconds * 1_000);
}
