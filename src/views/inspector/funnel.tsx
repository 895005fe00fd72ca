import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { createKnockOut } from '../../drawing/knock-out';
import type { KnockOutChart } from '../../drawing/knock-out';
import type { PlacementExplanation } from '../../frame/explanation';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { funnelRows } from '../../words/placement-words';
import { number } from '../../words/prose';
import { pointAtClause } from '../clauses';
import styles from './funnel.module.css';
import { clauseOf } from './clause-of';

interface FunnelProps {
  readonly catalog: WorldView['catalog'];
  /** Name of the service or family whose clauses decide. */
  readonly owner: string;
  readonly explanation: PlacementExplanation;
}

/** How the instances fell out, step by step: a picture to point at, and the same rows as text. */
export function Funnel({ catalog, owner, explanation }: FunnelProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<KnockOutChart | null>(null);
  const rows = useMemo(() => funnelRows(explanation, catalog), [explanation, catalog]);
  const indexes = useMemo(() => new Map(catalog.instances.map(({ id }, index) => [id, index])), [catalog]);

  useEffect(() => {
    if (host.current === null) return undefined;
    const clauseAt = (step: string | null): string | null => {
      const clause = rows.find((row) => row.step === step)?.clause ?? null;
      return clause === null ? null : clauseOf(clause, owner, explanation.at * 1000);
    };
    const made = createKnockOut(host.current, {
      onRow: (step, instances) => {
        useSelection.getState().pointAt(clauseAt(step));
        useSelection
          .getState()
          .lightInstances(
            step === null || instances.length === 0 ? null : instances.flatMap((id) => indexes.get(id) ?? []),
          );
      },
      onRowClick: (step) => {
        const clause = clauseAt(step);
        if (clause !== null) pointAtClause(clause);
      },
      onInstanceClick: (id) => {
        const instanceIndex = indexes.get(id);
        if (instanceIndex !== undefined) useSelection.getState().select({ kind: 'instance', instanceIndex });
      },
    });
    chart.current = made;
    return () => {
      useSelection.getState().pointAt(null);
      useSelection.getState().lightInstances(null);
      made.destroy();
    };
  }, [rows, indexes, owner, explanation]);

  useEffect(() => {
    chart.current?.setData({
      explanation,
      rows,
      zoneOf: (id) => catalog.instances[indexes.get(id) ?? -1]?.availabilityZone ?? '',
    });
  }, [explanation, rows, indexes, catalog]);

  return (
    <>
      <div ref={host} className={styles['chart']} />
      <p className={styles['key']} aria-hidden="true">
        <span>× rejected</span>
        <span>
          <b>–</b> ranked lower
        </span>
        {explanation.tiedWith.length > 0 && explanation.tieBreak !== 'draw' && <span>○ tied, later in the list</span>}
        <span className={styles['chosen']}>● chosen</span>
      </p>
      <ol className="unseen" aria-label="Steps of the placement">
        {rows.map((row) => (
          <li key={row.step}>
            {number(row.remaining)} left: {row.title}. {row.detail}
          </li>
        ))}
      </ol>
    </>
  );
}
