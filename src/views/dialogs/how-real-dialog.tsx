import type { ReactNode } from 'react';
import { ASSUMPTIONS } from '../../ecs/assumptions';
import type { Assumption } from '../../ecs/assumptions';
import { useDocument } from '../../store/document-store';
import { count } from '../../words/prose';
import { DialogFrame } from './dialog-frame';
import styles from './how-real-dialog.module.css';

const MARKS: readonly { readonly mark: Assumption['mark']; readonly title: string; readonly text: string }[] = [
  { mark: 'modelling choice', title: 'Modelling choices', text: 'Where AWS does not say, or where less is clearer.' },
  { mark: 'recalled', title: 'Recalled', text: 'Known from practice, without a source at hand.' },
  { mark: 'observed', title: 'Observed', text: 'Seen in real accounts or in ECS’s open source.' },
  { mark: 'documented', title: 'Documented', text: 'As AWS documents it.' },
];

/** What of ECS is modelled how, and what of the present scenario is not simulated. */
export function HowRealDialog(): ReactNode {
  const problems = useDocument((document) => document.problems);
  const notSimulated = problems.filter(({ code }) => code === 'not-simulated');
  return (
    <DialogFrame
      title="How real is this?"
      about="The rules are those that AWS documents, as of autumn 2026. Everything that had to be chosen, simplified or taken from experience is listed here."
      width={720}
    >
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
      {MARKS.map(({ mark, title, text }) => (
        <MarkSection
          key={mark}
          title={title}
          text={text}
          assumptions={ASSUMPTIONS.filter((assumption) => assumption.mark === mark)}
        />
      ))}
    </DialogFrame>
  );
}

interface MarkSectionProps {
  readonly title: string;
  readonly text: string;
  readonly assumptions: readonly Assumption[];
}

function MarkSection({ title, text, assumptions }: MarkSectionProps): ReactNode {
  if (assumptions.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h3>{title}</h3>
      <p className={styles['about']}>{text}</p>
      <ul>
        {assumptions.map((assumption) => (
          <li key={assumption.id}>
            <span>{assumption.text}</span>
            <code>{assumption.spec}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
