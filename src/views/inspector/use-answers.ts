import { useEffect, useMemo, useState } from 'react';
import type { DecisionLine, DecisionQuery } from '../../frame/decision-line';
import type { DecisionKind } from '../../frame/frame';
import type { PlacementExplanation, ServiceDetail, TaskDetail } from '../../frame/explanation';
import type { KubernetesExplanation } from '../../frame/kubernetes';
import type { StopExplanation } from '../../frame/stop-explanation';
import type { WayOut } from '../../frame/ways-out';
import type { Parting, WhatIf } from '../../frame/what-if';
import { useWorld } from '../../store/world-store';
import { useActiveWorld } from '../../store/worlds/worlds';

type Question<T> = () => Promise<T | null>;

/** Asks the worker whenever the question is another one; null while there is no answer to it. */
function useAnswer<T>(question: Question<T> | null): T | null {
  const [answer, setAnswer] = useState<{ readonly question: Question<T>; readonly value: T | null } | null>(null);
  useEffect(() => {
    if (question === null) return undefined;
    let current = true;
    question().then(
      (value) => {
        if (current) setAnswer({ question, value });
      },
      // The worker crashed: the session says so, and the next world asks again.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [question]);
  return answer !== null && answer.question === question ? answer.value : null;
}

/** The full story of a decision of the present world. */
export function useExplanation(decision: number | null): PlacementExplanation | null {
  const { client } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const question = useMemo(
    () => (decision === null || world === undefined ? null : () => client.explain(decision)),
    [client, decision, world],
  );
  return useAnswer(question);
}

/** Whether the panels tell of a world with the EKS lens: tasks are pods there, and why one is where it is is another story. */
export function useEksLens(): boolean {
  return useActiveWorld().scenario?.lens === 'eks';
}

/** The scheduling cycle of a decision of the present world, which has the EKS lens. */
export function usePodExplanation(decision: number | null): KubernetesExplanation | null {
  const { client } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const question = useMemo(
    () => (decision === null || world === undefined ? null : () => client.explainPod(decision)),
    [client, decision, world],
  );
  return useAnswer(question);
}

/** The full story of a choice of a task to stop, by the number of its decision. */
export function useStopExplanation(decision: number | null): StopExplanation | null {
  const { client } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const question = useMemo(
    () => (decision === null || world === undefined ? null : () => client.explainStop(decision)),
    [client, decision, world],
  );
  return useAnswer(question);
}

/** Where other strategies would have put the task of a decision; null while that is worked out. */
export function useWhatIf(decision: number): readonly WhatIf[] | null {
  const { client } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const question = useMemo(
    () => (world === undefined ? null : () => client.whatIf(decision)),
    [client, decision, world],
  );
  return useAnswer(question);
}

/** What would have placed the task of a decision; null while that is searched for. */
export function useWaysOut(decision: number): readonly WayOut[] | null {
  const { client } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const question = useMemo(
    () => (world === undefined ? null : () => client.waysOut(decision)),
    [client, decision, world],
  );
  return useAnswer(question);
}

/** Where the run parts from the one with other strategies, up to the moment on the page when it was asked; null while that is worked out. */
export function useParting(
  decision: number,
  strategies: WhatIf['strategies'] | null,
): { readonly parting: Parting | null; readonly untilMs: number } | null {
  const { client, frames } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const question = useMemo(
    () =>
      world === undefined || strategies === null
        ? null
        : async () => {
            const untilMs = frames.view()?.frame.timeMs ?? 0;
            return { parting: await client.parting(decision, strategies), untilMs };
          },
    [client, frames, decision, strategies, world],
  );
  return useAnswer(question);
}

/** Decisions of the run up to the present moment; keep the query while it is the same. */
export function useDecisions(query: DecisionQuery | null): readonly DecisionLine[] | null {
  const { client } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const made = useWorld(({ view }) => view?.decisionCount ?? 0);
  const question = useMemo(
    () =>
      query === null || world === undefined || made === 0
        ? null
        : async () => ({ query, lines: await client.decisions(query) }),
    [client, query, world, made],
  );
  const latest = useLatest(useAnswer(question));
  return latest?.query === query ? latest.lines : null;
}

/** The decisions of a kind before and after one. */
export function useNeighbours(
  kind: DecisionKind,
  decision: number,
): { readonly before: DecisionLine | undefined; readonly after: DecisionLine | undefined } {
  const earlier = useMemo(() => ({ kind, before: decision, most: 1 }), [kind, decision]);
  const later = useMemo(() => ({ kind, after: decision, most: 1 }), [kind, decision]);
  return { before: useDecisions(earlier)?.[0], after: useDecisions(later)?.[0] };
}

/**
 * A task as DescribeTasks prints it, asked again when its status changes, and when `moment` does: a container has a life within a status. The last
 * answer is shown while the next is on its way.
 */
export function useTaskDetail(taskIndex: number, statusSinceMs: number, moment = 0): TaskDetail | null {
  const { client } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const question = useMemo(
    () => (world === undefined || statusSinceMs < 0 || moment < 0 ? null : () => client.describeTask(taskIndex)),
    [client, taskIndex, statusSinceMs, moment, world],
  );
  const detail = useLatest(useAnswer(question));
  return detail?.taskIndex === taskIndex ? detail : null;
}

/** An instance as DescribeContainerInstances prints it; `state` is whatever makes the last answer old. */
export function useInstanceDetail(instanceIndex: number, state: string): Readonly<Record<string, unknown>> | null {
  const { client } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const question = useMemo(
    () => (world === undefined || state === '' ? null : () => client.describeInstance(instanceIndex)),
    [client, instanceIndex, state, world],
  );
  return useAnswer(question);
}

/** A service with its history: as it is at the present moment, and as far as its run is known when a person has gone back. */
export function useServiceDetail(ownerIndex: number): {
  readonly detail: ServiceDetail | null;
  readonly known: { readonly detail: ServiceDetail; readonly atMs: number } | null;
} {
  const { client } = useActiveWorld();
  const world = useWorld(({ view }) => view?.frame.world);
  const second = useWorld(({ view }) => Math.floor((view?.frame.timeMs ?? 0) / 1_000));
  const question = useMemo(
    () => (world === undefined || second < 0 ? null : () => client.describeService(ownerIndex)),
    [client, ownerIndex, second, world],
  );
  const detail = useLatest(useAnswer(question));
  const [known, setKnown] = useState<{ world: number; atMs: number; detail: ServiceDetail } | null>(null);
  const present = detail?.ownerIndex === ownerIndex ? detail : null;
  const atMs = second * 1_000;
  const same = known !== null && known.world === world && known.detail.ownerIndex === ownerIndex;
  const kept = same && (known.atMs > atMs || known.detail === present);
  if (present !== null && world !== undefined && !kept) setKnown({ world, atMs, detail: present });
  return { detail: present, known: same ? known : null };
}

/** The last value that was not null. */
function useLatest<T>(value: T | null): T | null {
  const [latest, setLatest] = useState(value);
  if (value !== null && value !== latest) setLatest(value);
  return value ?? latest;
}
