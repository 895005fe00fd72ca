import { useState } from 'react';
import type { ReactNode } from 'react';
import { ASSUMPTIONS } from '../../ecs/assumptions';
import type { Assumption } from '../../ecs/assumptions';
import { useOpenDialog } from '../../store/dialog-store';
import { useDocument } from '../../store/document-store';
import { byTopic, matching } from '../../words/assumption-topics';
import { count, number } from '../../words/prose';
import { DialogFrame } from './dialog-frame';
import styles from './how-real-dialog.module.css';

const MARKS: readonly { readonly mark: Assumption['mark']; readonly text: string }[] = [
  { mark: 'modelling choice', text: 'Where AWS does not say, or where less is clearer.' },
  { mark: 'recalled', text: 'Known from practice, without a source at hand.' },
  { mark: 'observed', text: 'Seen in real accounts or in ECS’s open source.' },
  { mark: 'documented', text: 'As AWS documents it, where that surprises.' },
];

/** What of ECS is modelled how, and what of the present scenario is not simulated. */
export function HowRealDialog(): ReactNode {
  const problems = useDocument((document) => document.problems);
  const asked = useOpenDialog(({ about }) => ASSUMPTIONS.find(({ id }) => id === about));
  const notSimulated = problems.filter(({ code }) => code === 'not-simulated');
  return (
    <DialogFrame
      title="How real is this?"
      about="The rules are those that AWS documents, as of autumn 2026. Everything that had to be chosen, simplified or taken from experience is listed here."
      width={720}
    >
      {asked && (
        <section className={styles['section']}>
          <h3>The rule you asked about</h3>
          <ul>
            <Entry assumption={asked} />
          </ul>
        </section>
      )}
      {notSimulated.length > 0 && (
        <section className={styles['section']}>
          <h3>In your scenario, not simulated</h3>
          <p className={styles['about']}>
            {count(notSimulated.length, 'part')} of it: kept, shared and saved, and without effect on the run.
          </p>
          <ul>
            {notSimulated.map(({ path, message }) => (
              <li key={path + message}>
                <span>{message}</span>
                <code>{path}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Assumptions />
    </DialogFrame>
  );
}

/** All of them, by topic; narrowed by mark and by words. */
function Assumptions(): ReactNode {
  const [mark, setMark] = useState<Assumption['mark'] | null>(null);
  const [query, setQuery] = useState('');
  const found = matching(ASSUMPTIONS, query);
  const topics = byTopic(found.filter((assumption) => mark === null || assumption.mark === mark));
  return (
    <>
      <div className={styles['tools']}>
        <input
          type="search"
          className={styles['search']}
          aria-label="Search the assumptions"
          placeholder="health check, drain, SIGKILL …"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <fieldset className={styles['marks']} aria-label="How sure a rule is">
          <MarkButton label="All" count={found.length} pressed={mark === null} onPress={() => setMark(null)} />
          {MARKS.map((each) => (
            <MarkButton
              key={each.mark}
              label={each.mark}
              hint={each.text}
              count={found.filter((assumption) => assumption.mark === each.mark).length}
              pressed={mark === each.mark}
              onPress={() => setMark(mark === each.mark ? null : each.mark)}
            />
          ))}
        </fieldset>
        <output className={styles['about']}>{MARKS.find((each) => each.mark === mark)?.text}</output>
      </div>
      {topics.length === 0 && <p className={styles['none']}>Nothing assumed holds these words.</p>}
      {topics.map(({ title, assumptions }) => (
        <section key={title} className={styles['section']}>
          <h3>
            {title} <small>{number(assumptions.length)}</small>
          </h3>
          <ul>
            {assumptions.map((assumption) => (
              <Entry key={assumption.id} assumption={assumption} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Entry({ assumption: { text, mark, spec } }: { readonly assumption: Assumption }): ReactNode {
  return (
    <li>
      <span>{text}</span>
      <span className={styles['source']}>
        <b>{mark}</b>
        <code>{spec}</code>
      </span>
    </li>
  );
}

interface MarkButtonProps {
  readonly label: string;
  readonly hint?: string;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

function MarkButton({ label, hint, count: found, pressed, onPress }: MarkButtonProps): ReactNode {
  return (
    <button type="button" aria-pressed={pressed} data-hint={hint} onClick={onPress}>
      {label} <small>{number(found)}</small>
    </button>
  );
}
