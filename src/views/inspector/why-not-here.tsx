import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { DecisionLine } from '../../frame/decision-line';
import type { InstanceFacts } from '../../store/facts';
import type { WorldView } from '../../store/frame-store';
import { useWhy } from '../../store/why-store';
import type { Told } from '../../store/why-store';
import { whyNotSentence } from '../../words/explanation/why-not';
import { placementSentence } from '../../words/placement-words';
import { clock } from '../../words/prose';
import { PodAnswer } from '../later';
import { Button } from '../controls/button';
import { ProseText } from '../controls/prose';
import { selectDecision } from './decision-steps';
import { useDecisions, useEksLens, useExplanation, useNeighbours } from './use-answers';
import { useTelling } from './use-told';
import styles from './why.module.css';

/** Placements that are offered; the arrows go on from there. */
const LATEST = { kind: 'place', most: 40 } as const;

interface WhyNotHereProps {
  readonly view: WorldView;
  readonly instance: InstanceFacts;
}

/** Why a placement went to this instance, or did not: the one that was told of last, else the latest, or any other. */
export function WhyNotHere({ view, instance }: WhyNotHereProps): ReactNode {
  const { catalog, frame } = view;
  const { world } = frame;
  const [asked, setAsked] = useState(() => {
    const { told } = useWhy.getState();
    return told?.kind === 'place' && told.world === world ? { world, decision: told.decision } : null;
  });
  const latest = useDecisions(LATEST);
  const decision = (asked?.world === world ? asked.decision : null) ?? latest?.[0]?.number ?? null;
  const explanation = useExplanation(decision);
  useTelling(
    useMemo(
      (): Told | null =>
        decision === null || explanation === null ? null : { kind: 'place', decision, world, explanation },
      [decision, world, explanation],
    ),
  );
  const isPod = useEksLens();
  if (decision === null) return null;
  const isHere = explanation?.chosen === instance.id;
  return (
    <section className={styles['section']} aria-label="Why not here?">
      <h3>{isPod ? 'Why here, or not?' : isHere ? 'Why here?' : 'Why not here?'}</h3>
      <PlacementPicker
        view={view}
        latest={latest ?? []}
        decision={decision}
        onChoose={(number) => setAsked({ world, decision: number })}
      />
      <output className={styles['answer']}>
        {isPod && decision >= 0 && <PodAnswer decision={decision} node={instance.id} />}
        {explanation && isHere && <ProseText prose={placementSentence(explanation, catalog)} />}
        {explanation && !isHere && whyNotSentence(explanation, instance.id)}
      </output>
    </section>
  );
}

interface PlacementPickerProps {
  readonly view: WorldView;
  readonly latest: readonly DecisionLine[];
  readonly decision: number;
  readonly onChoose: (decision: number) => void;
}

/** The placement that is asked about: the latest to choose from, and a step to the one before or after. */
function PlacementPicker({ view, latest, decision, onChoose }: PlacementPickerProps): ReactNode {
  const { before, after } = useNeighbours('place', decision);
  const own = useMemo(() => ({ after: decision - 1, most: 1 }), [decision]);
  const it = useDecisions(own)?.[0];
  const lines = it === undefined || latest.some(({ number }) => number === decision) ? latest : [...latest, it];
  return (
    <div className={styles['picker']}>
      <Button
        look="icon"
        label="The placement before"
        icon={<ChevronLeft aria-hidden="true" />}
        disabled={before === undefined}
        onClick={() => before && onChoose(before.number)}
      />
      <select
        className={styles['select']}
        aria-label="Placement to ask about"
        value={decision}
        onChange={(event) => onChoose(Number(event.target.value))}
      >
        {lines.map((line) => (
          <option key={line.number} value={line.number}>
            {lineWords(line, view)}
          </option>
        ))}
      </select>
      <Button
        look="icon"
        label="The placement after"
        icon={<ChevronRight aria-hidden="true" />}
        disabled={after === undefined}
        onClick={() => after && onChoose(after.number)}
      />
      <Button look="link" disabled={it === undefined} onClick={() => it && selectDecision(it)}>
        Show why
      </Button>
    </div>
  );
}

/** `web-9 at 0:41, on m5-4`. */
function lineWords({ subject, atMs, instanceIndex }: DecisionLine, { catalog }: WorldView): string {
  const place = catalog.instances[instanceIndex]?.id;
  return `${subject} at ${clock(atMs)}, ${place === undefined ? 'nowhere' : `on ${place}`}`;
}
