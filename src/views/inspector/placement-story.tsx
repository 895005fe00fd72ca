import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { fallingLines } from '../../drawing/knock-out-layout';
import type { PlacementExplanation } from '../../frame/explanation';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { placementSteps } from '../../words/funnel-steps';
import { Funnel } from './funnel';
import { useTelling } from './use-told';
import { WhyNotThere } from './why-not-there';

interface PlacementStoryProps {
  readonly view: WorldView;
  /** Number of the decision. */
  readonly decision: number;
  readonly explanation: PlacementExplanation;
}

/** How a placement came about, step by step, and why not on an instance that is pointed at. */
export function PlacementStory({ view, decision, explanation }: PlacementStoryProps): ReactNode {
  const { catalog, frame } = view;
  const { world } = frame;
  useTelling(useMemo(() => ({ kind: 'place', decision, world, explanation }), [decision, world, explanation]));
  const indexes = useInstanceIndexes(catalog);
  const rows = useMemo(() => placementSteps(explanation, catalog), [explanation, catalog]);
  const lines = useMemo(() => {
    const zoneOf = (id: string): string => catalog.instances[indexes.get(id) ?? -1]?.availabilityZone ?? '';
    return fallingLines(explanation, zoneOf, rows);
  }, [explanation, rows, catalog, indexes]);
  const [pointed, setPointed] = useState<string | null>(null);
  const refOf = (name: string | null) => {
    const instanceIndex = name === null ? undefined : indexes.get(name);
    return instanceIndex === undefined ? null : ({ kind: 'instance', instanceIndex } as const);
  };
  return (
    <>
      <Funnel
        label="Steps of the placement"
        rows={rows}
        lines={lines}
        sentenceOf={(row) => sentenceOf(rows[row])}
        endingWords={{ tied: explanation.tieBreak === 'draw' ? 'not drawn' : 'tied, later in the list' }}
        onLight={(names) =>
          useSelection.getState().lightInstances(names && names.flatMap((name) => indexes.get(name) ?? []))
        }
        onCandidate={(name) => {
          setPointed(name);
          useSelection.getState().hover(refOf(name));
        }}
        onPressCandidate={(name) => useSelection.getState().select(refOf(name))}
      />
      {explanation.candidates.length > 1 && (
        <WhyNotThere catalog={catalog} explanation={explanation} pointed={pointed} />
      )}
    </>
  );
}

/** Positions of the instances by id; the newest of a name counts. */
function useInstanceIndexes({ instances }: WorldView['catalog']): ReadonlyMap<string, number> {
  return useMemo(() => new Map(instances.map(({ id }, index) => [id, index])), [instances]);
}

function sentenceOf(row: ReturnType<typeof placementSteps>[number] | undefined): string {
  return row === undefined ? '' : `${row.title}. ${row.detail}`;
}
