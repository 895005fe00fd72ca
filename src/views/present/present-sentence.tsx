import type { ReactNode } from 'react';
import { DEFAULT_STRATEGIES, placementSubjects } from '../../store/placement-subjects';
import { usePlayback } from '../../store/playback-store';
import { useSubject } from '../../store/subject-store';
import type { WorldHandle } from '../../store/worlds/worlds';
import { strategyPieces } from '../../words/strategy-words';
import { Swatch } from '../controls/swatch';
import styles from './present.module.css';

/** Characters of name and rules that one line holds in full size. */
const LONG = 60;

interface PresentSentenceProps {
  readonly world: WorldHandle;
  /** Whom the present step is about; the subject that a person has chosen where it is about none. */
  readonly owner: string | null;
}

/** **web** by **spread** across zones, then **binpack** on memory: words alone, nothing to press. */
export function PresentSentence({ world: { scenario, frames }, owner }: PresentSentenceProps): ReactNode {
  const second = usePlayback(({ timeMs }) => Math.floor(timeMs / 1_000));
  const chosen = useSubject(({ path }) => path);
  if (scenario === null) return null;
  const subjects = placementSubjects(scenario, second * 1_000);
  const subject =
    subjects.find(({ name }) => name === owner) ?? subjects.find(({ path }) => path === chosen) ?? subjects[0];
  if (!subject) return scenario.name;
  const colour = frames.view()?.catalog.owners.find(({ name }) => name === subject.name)?.colour ?? 0;
  const pieces = strategyPieces(subject, DEFAULT_STRATEGIES[subject.kind]);
  const words = pieces.map(({ before, rule }) => before + (rule ? rule.verb + rule.rest : ''));
  const length = subject.name.length + words.join('').length;
  return (
    <span data-long={length > LONG}>
      Place{' '}
      <b>
        <Swatch colour={colour} /> {subject.name}
      </b>{' '}
      {pieces.map(({ before, rule }, index) => (
        <span key={words[index]} className={styles['phrase']}>
          {before}{' '}
          {rule && (
            <span className={styles['rule']}>
              <b>{rule.verb}</b> {rule.rest}
            </span>
          )}{' '}
        </span>
      ))}
    </span>
  );
}
