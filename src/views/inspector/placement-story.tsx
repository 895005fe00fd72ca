import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { fallingLines } from '../../drawing/knock-out-layout';
import type { PlacementExplanation } from '../../frame/explanation';
import type { WorldView } from '../../store/frame-store';
import { pointedInstance } from '../../store/pointed';
import { useSelection } from '../../store/selection-store';
import { placementRowSentence, placementSteps } from '../../words/funnel-steps';
import { whyNotSentence } from '../../words/explanation/why-not';
import { Funnel } from './funnel';
import { useTelling } from './use-told';
import { WhyNot } from './why-not';

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
  const names = useMemo(() => explanation.candidates.map((candidate) => candidate.containerInstance), [explanation]);
  const [pointed, setPointed] = useState<string | null>(null);
  const refOf = (name: string | null) => {
    const instanceIndex = name === null ? undefined : indexes.get(name);
    return instanceIndex === undefined ? null : ({ kind: 'instance', instanceIndex } as const);
  };
  return (
    <>
      <Funnel
        key={decision}
        label="Steps of the placement"
        rows={rows}
        lines={lines}
        sentenceOf={(row) => placementRowSentence(explanation, rows[row])}
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
        <WhyNot
          title="Why not there?"
          hint="Point at an instance, in the chart or on the stage."
          field="Instance to ask about"
          names={names}
          pointed={pointed}
          nameOf={(ref) => catalog.instances[pointedInstance(ref) ?? -1]?.id ?? null}
          sentenceOf={(name) => whyNotSentence(explanation, name)}
        />
      )}
    </>
  );
}

/** Positions of the instances by id; the newest of a name counts. */
function useInstanceIndexes({ instances }: WorldView['catalog']): ReadonlyMap<string, number> {
  return useMemo(() => new Map(instances.map(({ id }, index) => [id, index])), [instances]);
}
