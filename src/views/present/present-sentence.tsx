import type { ReactNode } from 'react';
import { DEFAULT_STRATEGIES, placementSubjects } from '../../store/placement-subjects';
import type { PlacementSubject } from '../../store/placement-subjects';
import { usePlayback } from '../../store/playback-store';
import { useSubject } from '../../store/subject-store';
import type { WorldHandle } from '../../store/worlds/worlds';
import { strategyWords } from '../../words/strategy-words';
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
  const rules = ruleWords(subject);
  const length = subject.name.length + rules.join('').length;
  return (
    <span data-long={length > LONG}>
      Place{' '}
      <b>
        <Swatch colour={colour} /> {subject.name}
      </b>{' '}
      {rules.map(([before, verb, rest]) => (
        <span key={before + verb + rest} className={styles['phrase']}>
          {before}{' '}
          {verb !== '' && (
            <span className={styles['rule']}>
              <b>{verb}</b> {rest}
            </span>
          )}{' '}
        </span>
      ))}
    </span>
  );
}

/** Each rule as what stands before it, its verb, and the rest; a daemon, and who is not on instances, has none. */
function ruleWords({
  kind,
  without,
  strategies,
}: PlacementSubject): readonly (readonly [before: string, verb: string, rest: string])[] {
  if (without === 'daemon') return [['as a daemon: one on every instance', '', '']];
  if (without === 'fargate') return [['on Fargate', '', '']];
  const isDefault = strategies.length === 0;
  return (isDefault ? DEFAULT_STRATEGIES[kind] : strategies).map((strategy, index) => {
    const { verb, rest } = strategyWords(strategy);
    return [index > 0 ? 'then' : isDefault ? 'by default:' : 'by', verb, rest];
  });
}
