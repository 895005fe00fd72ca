import type { ContainerRun, ContainerState } from '../../state';

/**
 * Containers that many tasks have in common. Most tasks of a definition go the same way, only at other moments: their containers are one plan, whose
 * times count from two moments that each task has of its own: when the agent took it, and when its containers had their signal. Times in simulated ms;
 * NaN and Infinity stay what they are.
 */
export interface ContainerPlan {
  /** Position in `PlanStore.list`. */
  readonly index: number;
  readonly containers: readonly PlannedContainer[];
  /** The containers in words, names and ports aside: equal for equal ones. Two numbers of 32 bits that stand for that. */
  readonly digest: Digest;
  /** Of each host port that its containers have bound. */
  readonly protocols: readonly ('tcp' | 'udp')[];
  /** When ECS next has something to learn of, its way to ECS not counted. */
  readonly toReport: Moments;
  /** When the last container is gone. */
  readonly gone: Moments;
  /** The first end of an essential container that was not signalled: what ends the task. */
  readonly ends: Moments;
  /** The first end of an essential container that has run. */
  readonly executed: Moments;
  /** When the last container starts, and when the last pull ends, from the taking; NaN where one has not been planned. */
  readonly lastStartMs: number;
  readonly lastPullMs: number;
  readonly isAllUp: boolean;
  readonly isStopping: boolean;
  /** A pull that had begun, or was to, will not come to its end. */
  readonly isCutShort: boolean;
}

export interface PlannedContainer {
  /** With its times counted from the taking; its signal, from the signal. In place of a host port stands its number among the task's ports. */
  readonly state: ContainerState;
  /** Whether its end counts from the signal. */
  readonly endsAfterSignal: boolean;
}

/** Two moments, one from the taking and one from the signal: the sooner is meant, or the later; an infinite one where there is none. */
export interface Moments {
  readonly fromTaking: number;
  readonly fromSignal: number;
}

export type Digest = readonly [number, number];

/** The two moments that the times of a task's containers count from. */
export interface Bases {
  readonly takenAtMs: number;
  /** NaN while there was no signal. */
  readonly signalledAtMs: number;
}

export function soonest({ fromTaking, fromSignal }: Moments, takenAtMs: number, signalledAtMs: number): number {
  return fromSignal === Infinity
    ? takenAtMs + fromTaking
    : Math.min(takenAtMs + fromTaking, signalledAtMs + fromSignal);
}

export function latest({ fromTaking, fromSignal }: Moments, takenAtMs: number, signalledAtMs: number): number {
  return fromSignal === -Infinity
    ? takenAtMs + fromTaking
    : Math.max(takenAtMs + fromTaking, signalledAtMs + fromSignal);
}

/** A task's containers counted from its own moments. What ends with the signal or after it counts from there. */
export function relative(
  containers: readonly ContainerState[],
  { takenAtMs, signalledAtMs }: Bases,
): PlannedContainer[] {
  let port = 0;
  return containers.map((container) => {
    const endsAfterSignal = container.exitsAtMs >= signalledAtMs && container.exitsAtMs < Infinity;
    const state: ContainerState = {
      ...shifted(container, -takenAtMs),
      exitsAtMs: container.exitsAtMs - (endsAfterSignal ? signalledAtMs : takenAtMs),
      signalledAtMs: container.signalledAtMs - signalledAtMs,
      networkBindings: container.networkBindings.map((binding) => ({ ...binding, hostPort: port++ })),
    };
    return { state, endsAfterSignal };
  });
}

/** The other way round. `ports` are the host ports of all containers, in order. */
export function absolute(
  { state, endsAfterSignal }: PlannedContainer,
  { takenAtMs, signalledAtMs }: Bases,
  portOf: (number: number) => number,
): ContainerState {
  return {
    ...shifted(state, takenAtMs),
    exitsAtMs: state.exitsAtMs + (endsAfterSignal ? signalledAtMs : takenAtMs),
    signalledAtMs: state.signalledAtMs + signalledAtMs,
    networkBindings:
      state.networkBindings.length === 0
        ? state.networkBindings
        : state.networkBindings.map((binding) => ({ ...binding, hostPort: portOf(binding.hostPort) })),
  };
}

function shifted(container: ContainerState, byMs: number): ContainerState {
  return {
    ...container,
    ...shiftedRun(container, byMs),
    readyAtMs: container.readyAtMs + byMs,
    pulledAtMs: container.pulledAtMs + byMs,
    createdAtMs: container.createdAtMs + byMs,
    earlierRuns:
      container.earlierRuns.length === 0
        ? container.earlierRuns
        : container.earlierRuns.map((run) => ({ ...run, ...shiftedRun(run, byMs) })),
  };
}

function shiftedRun({ startedAtMs, exitsAtMs, answers }: ContainerRun, byMs: number) {
  return {
    startedAtMs: startedAtMs + byMs,
    exitsAtMs: exitsAtMs + byMs,
    answers: answers.length === 0 ? answers : answers.map((it) => ({ ...it, atMs: it.atMs + byMs })),
  };
}
