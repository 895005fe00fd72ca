import { mixInteger, startHash } from '../../../lib/hash';
import type { ContainerRun, ContainerState } from '../../state';
import type { ContainerPlan, Digest, Moments, PlannedContainer } from './container-plan';

/**
 * Every plan of a run, each once. It only grows, and a plan never changes: all copies of the state share it, and a plan's number means the same in
 * all of them.
 */
export interface PlanStore {
  /** False where each task has containers of its own: the long way, which the short one is held to. */
  readonly isShared: boolean;
  readonly list: ContainerPlan[];
  readonly indexByText: Map<string, number>;
}

export function newPlanStore(isShared: boolean): PlanStore {
  return { isShared, list: [], indexByText: new Map() };
}

/** The plan of these containers, made on first use. `definition` tells task definitions apart: plans of two are two. */
export function planOf(store: PlanStore, containers: readonly PlannedContainer[], definition: object): ContainerPlan {
  const text = textOf(containers);
  const key = `${definitionNumber(definition)} ${text}`;
  const known = store.list[store.indexByText.get(key) ?? -1];
  if (known) return known;
  const plan: ContainerPlan = {
    index: store.list.length,
    containers,
    digest: digestOfText(text),
    ...asked(containers),
  };
  store.list.push(plan);
  store.indexByText.set(key, plan.index);
  return plan;
}

/** What stands for containers in the hash of a state. */
export function digestOf(containers: readonly PlannedContainer[]): Digest {
  return digestOfText(textOf(containers));
}

const numbers = new WeakMap<object, number>();
let definitions = 0;

function definitionNumber(definition: object): number {
  const number = numbers.get(definition) ?? definitions++;
  numbers.set(definition, number);
  return number;
}

function digestOfText(text: string): Digest {
  const hash = startHash();
  for (let at = 0; at < text.length; at++) mixInteger(hash, text.charCodeAt(at));
  return [hash.a, hash.b];
}

function textOf(containers: readonly PlannedContainer[]): string {
  return containers.map(({ state, endsAfterSignal }) => textOfContainer(state, endsAfterSignal)).join('\n');
}

/** What follows from the task definition is left out. */
function textOfContainer(state: ContainerState, endsAfterSignal: boolean): string {
  const { lastStatus, readyAtMs, pulledAtMs, createdAtMs, failed, signalledAtMs, earlierRuns, networkBindings } = state;
  const times = [readyAtMs, pulledAtMs, createdAtMs, signalledAtMs, networkBindings.length].join();
  const runs = [...earlierRuns, state].map(textOfRun).join('|');
  return `${lastStatus} ${times} ${failed ?? ''} ${endsAfterSignal ? 's' : 't'} ${runs}`;
}

function textOfRun({ startedAtMs, exitsAtMs, exitCode, reason, answers }: ContainerRun): string {
  const changes = answers.map(({ atMs, answers: does, atOnce }) => `${atMs}${does}${atOnce ?? ''}`).join();
  return `${startedAtMs},${exitsAtMs},${exitCode},${changes},${reason ?? ''}`;
}

/** What a task's steps ask of its plan, answered once. */
function asked(containers: readonly PlannedContainer[]) {
  const states = containers.map(({ state }) => state);
  const reports: Moments[] = containers.map(({ state, endsAfterSignal }) => {
    const end = momentsOf(state.lastStatus === 'STOPPED' ? Infinity : state.exitsAtMs, endsAfterSignal, Infinity);
    const startMs = state.lastStatus === 'PENDING' && state.startedAtMs < Infinity ? state.startedAtMs : Infinity;
    return { ...end, fromTaking: Math.min(end.fromTaking, startMs) };
  });
  const ends = (isMeant: (state: ContainerState) => boolean) =>
    containers.map(({ state, endsAfterSignal }) =>
      momentsOf(isMeant(state) ? state.exitsAtMs : Infinity, endsAfterSignal, Infinity),
    );
  return {
    protocols: states.flatMap((state) => state.networkBindings.map(({ protocol }) => protocol)),
    toReport: combined(reports, Math.min),
    gone: combined(
      containers.map(({ state, endsAfterSignal }) => momentsOf(state.exitsAtMs, endsAfterSignal, -Infinity)),
      Math.max,
    ),
    ends: combined(
      ends(({ essential, signalledAtMs }) => essential && Number.isNaN(signalledAtMs)),
      Math.min,
    ),
    executed: combined(
      ends(({ essential, startedAtMs }) => essential && !Number.isNaN(startedAtMs)),
      Math.min,
    ),
    lastStartMs: Math.max(...states.map(({ startedAtMs }) => startedAtMs)),
    lastPullMs: Math.max(...states.map(({ pulledAtMs }) => pulledAtMs)),
    isAllUp: states.every(({ lastStatus }) => lastStatus !== 'PENDING'),
    isStopping: states.some(({ signalledAtMs }) => !Number.isNaN(signalledAtMs)),
    isCutShort: states.some(({ readyAtMs, pulledAtMs }) => !Number.isNaN(readyAtMs) && Number.isNaN(pulledAtMs)),
  };
}

function momentsOf(atMs: number, isFromSignal: boolean, never: number): Moments {
  return isFromSignal ? { fromTaking: never, fromSignal: atMs } : { fromTaking: atMs, fromSignal: never };
}

function combined(moments: readonly Moments[], by: (...numbers: number[]) => number): Moments {
  return {
    fromTaking: by(...moments.map(({ fromTaking }) => fromTaking)),
    fromSignal: by(...moments.map(({ fromSignal }) => fromSignal)),
  };
}
