import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useSelection } from '../../store/selection-store';
import type { StageRef } from '../../store/selection-store';
import styles from './why.module.css';

/** Names that are offered while one is typed. */
const MOST_NAMES = 50;

interface WhyNotProps {
  /** Such as "Why not there?". */
  readonly title: string;
  /** How a person asks, while nobody does. */
  readonly hint: string;
  /** What is named in the field. */
  readonly field: string;
  /** Everybody who was in question. */
  readonly names: readonly string[];
  /** Who is pointed at in the chart. */
  readonly pointed: string | null;
  /** Whom a thing on the stage stands for. */
  readonly nameOf: (ref: StageRef) => string | null;
  readonly sentenceOf: (name: string) => string;
}

/** Why the answer is not another one, which a person points at: in the chart, on the stage, or by its name. */
export function WhyNot({ title, hint, field, names, pointed, nameOf, sentenceOf }: WhyNotProps): ReactNode {
  const hovered = useSelection((selection) => selection.hovered);
  const [typed, setTyped] = useState('');
  // Of a pointer that rests and a name that is typed, the one that came last counts.
  const [resting, setResting] = useState<StageRef | null>(null);
  const onStage = hovered === null || hovered === resting ? null : nameOf(hovered);
  const asked = pointed ?? onStage ?? known(typed, names);
  const type = (name: string): void => {
    setTyped(name);
    setResting(hovered);
  };
  return (
    <section className={styles['section']} aria-label={title}>
      <div className={styles['heading']}>
        <h3>{title}</h3>
        <NameField label={field} names={names} typed={typed} onType={type} />
      </div>
      <output className={styles['answer']}>{asked === null ? <small>{hint}</small> : sentenceOf(asked)}</output>
    </section>
  );
}

/** What is typed, once it is a name: before that there is nothing to ask. */
function known(typed: string, names: readonly string[]): string | null {
  const wanted = typed.trim().toLowerCase();
  return wanted === '' ? null : (names.find((name) => name.toLowerCase() === wanted) ?? null);
}

interface NameFieldProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly typed: string;
  readonly onType: (name: string) => void;
}

/** For those who do not point. */
function NameField({ label, names, typed, onType }: NameFieldProps): ReactNode {
  const list = useId();
  const wanted = typed.toLowerCase();
  const offered: string[] = [];
  for (const name of names) {
    if (offered.length >= MOST_NAMES) break;
    if (name.toLowerCase().includes(wanted)) offered.push(name);
  }
  return (
    <>
      <input
        type="search"
        className={styles['field']}
        list={list}
        placeholder="or name it"
        aria-label={label}
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
      <datalist id={list}>
        {offered.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
