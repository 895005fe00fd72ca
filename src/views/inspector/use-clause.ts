import { useCallback } from 'react';
import { useDocument } from '../../store/document-store';
import { placementSubjects } from '../../store/placement-subjects';
import { useSelection } from '../../store/selection-store';

interface ClauseOf {
  /** Lights a clause of the request, such as `placementStrategy[1]`, in the editor. */
  readonly pointAt: (clause: string | null) => void;
  readonly leave: () => void;
}

/** Finds the clauses that a step of a placement comes from: those in force for the owner at that moment. */
export function useClauseOf(ownerName: string, atMs: number): ClauseOf {
  const pointAt = useCallback(
    (clause: string | null): void => {
      const { scenario } = useDocument.getState();
      const subject = scenario && placementSubjects(scenario, atMs).find(({ name }) => name === ownerName);
      useSelection.getState().pointAt(clause && subject ? clausePath(clause, subject) : null);
    },
    [ownerName, atMs],
  );
  const leave = useCallback((): void => useSelection.getState().pointAt(null), []);
  return { pointAt, leave };
}

function clausePath(clause: string, subject: ReturnType<typeof placementSubjects>[number]): string | null {
  const strategy = /^placementStrategy(\[\d+\])$/.exec(clause)?.[1];
  if (strategy !== undefined) return subject.strategyPath + strategy;
  return subject.constraints[0]?.path.replace(/\[\d+\]$/, '') ?? null;
}
