import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useDocument } from '../../store/document-store';
import { costBefore } from '../../store/measures-drill';
import { followMeasures } from '../../store/measures-following';
import { useMeasures } from '../../store/measures-store';
import { placementSubjects } from '../../store/placement-subjects';
import { useSubject } from '../../store/subject-store';
import { useWorlds } from '../../store/worlds/worlds';
import { outageSentence } from '../../words/drill-words';
import { tradeSentence } from '../../words/trade-words';
import { SMALL_SCREEN, useMedia } from '../media';
import { CostButton } from './cost-button';
import { DrillMenu } from './drill-menu';
import { ManyTable, MeasureList, PairTable } from './measure-tables';
import type { Contender } from './measure-tables';
import styles from './scoreboard.module.css';
import { SeedsButton } from './seeds-button';

interface ScoreboardProps {
  /** What stands at the right end of its head, such as a button that closes it. */
  readonly end?: ReactNode;
  /** Whether it says what it is itself. */
  readonly titled?: boolean;
}

/** What the worlds on the page come to at the present moment, live: what each choice buys. */
export function Scoreboard({ end, titled = true }: ScoreboardProps): ReactNode {
  useEffect(followMeasures, []);
  useOwner();
  const contenders = useContenders();
  const [first, second] = contenders;
  // Bars need two halves of a wide screen.
  const small = useMedia(SMALL_SCREEN);
  return (
    <section className={styles['scoreboard']} data-titled={titled} aria-label="Scoreboard">
      <header className={styles['head']}>
        {titled && <h2>{contenders.length > 1 ? 'What each choice buys' : 'Scoreboard'}</h2>}
        <p className={styles['trade']}>{tradeSentence(contenders)}</p>
        {contenders.length === 2 && !small && <span className={styles['key']}>better</span>}
        <div className={styles['tools']}>
          <DrillMenu />
          <CostButton />
          <SeedsButton />
          {end}
        </div>
      </header>
      <Outages worlds={contenders} />
      {contenders.length > 2 || (second && small) ? (
        <ManyTable worlds={contenders} short={small} />
      ) : first && second ? (
        <PairTable worlds={[first, second]} />
      ) : (
        first && <MeasureList measures={first.measures} />
      )}
    </section>
  );
}

/** What has become of the last outage, a line a world. */
function Outages({ worlds }: { readonly worlds: readonly Contender[] }): ReactNode {
  const handles = useWorlds((state) => state.worlds);
  const lines = worlds.flatMap(({ letter, measures }) => {
    const view = handles.find((handle) => handle.letter === letter)?.frames.view();
    const { outage } = measures;
    const sentence = outage && outageSentence(measures, view ? costBefore(view, outage) : null);
    return sentence ? [{ letter, sentence }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <ul className={styles['outages']} aria-label="Last outage">
      {lines.map(({ letter, sentence }) => (
        <li key={letter}>
          {worlds.length > 1 && <b>{letter}</b>} {sentence}
        </li>
      ))}
    </ul>
  );
}

/** The worlds that have answered; none until all have. */
function useContenders(): readonly Contender[] {
  const worlds = useWorlds((state) => state.worlds);
  const measures = useMeasures((state) => state.measures);
  const contenders = worlds.flatMap(({ letter, label }, index) => {
    const own = measures[index];
    return own ? [{ letter, label, measures: own }] : [];
  });
  return contenders.length < worlds.length ? [] : contenders;
}

/** The zones are those of what the sentence over the stage speaks of. */
function useOwner(): void {
  const scenario = useDocument((document) => document.scenario);
  const path = useSubject((subject) => subject.path);
  useEffect(() => {
    const subjects = scenario === null ? [] : placementSubjects(scenario, 0);
    const subject = subjects.find((each) => each.path === path) ?? subjects[0];
    useMeasures.setState({ owner: subject ? { kind: subject.kind, name: subject.name } : null });
  }, [scenario, path]);
}
