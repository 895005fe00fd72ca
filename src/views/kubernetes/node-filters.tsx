import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { KubernetesExplanation } from '../../frame/kubernetes';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { podLines, podRows, podRowSentence } from '../../words/kubernetes-rows';
import { Funnel } from '../inspector/funnel';
import { indexesOf } from './node-indexes';

interface NodeFiltersProps {
  readonly view: WorldView;
  readonly decision: number;
  readonly explanation: KubernetesExplanation;
}

/** How the nodes fell out: filter by filter, and then by their scores. */
export function NodeFilters({ view, decision, explanation }: NodeFiltersProps): ReactNode {
  const { catalog } = view;
  const indexes = useMemo(() => indexesOf(catalog), [catalog]);
  const rows = useMemo(() => podRows(explanation), [explanation]);
  const lines = useMemo(() => podLines(explanation, rows), [explanation, rows]);
  const refOf = (name: string | null) => {
    const instanceIndex = name === null ? undefined : indexes.get(name);
    return instanceIndex === undefined ? null : ({ kind: 'instance', instanceIndex } as const);
  };
  return (
    <Funnel
      key={decision}
      label="Steps of the scheduling cycle"
      rows={rows}
      lines={lines}
      sentenceOf={(row) => podRowSentence(explanation, rows[row])}
      endingWords={{ rejected: 'filtered out', 'ranked lower': 'lower score', tied: 'same score, later name' }}
      onLight={(names) =>
        useSelection.getState().lightInstances(names && names.flatMap((name) => indexes.get(name) ?? []))
      }
      onCandidate={(name) => useSelection.getState().hover(refOf(name))}
      onPressCandidate={(name) => useSelection.getState().select(refOf(name))}
    />
  );
}
