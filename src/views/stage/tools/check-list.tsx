import { useState } from 'react';
import type { ReactNode } from 'react';
import { count, number } from '../../../words/prose';
import styles from './tools.module.css';

export interface CheckOption {
  readonly key: string;
  readonly label: string;
  /** Before the name. */
  readonly sign?: ReactNode;
  /** Behind it. */
  readonly detail?: string;
}

interface CheckListProps {
  readonly label: string;
  /** What one of them is called: `service`. */
  readonly noun: string;
  readonly options: readonly CheckOption[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
  /** One at most: another takes its place. */
  readonly single?: boolean;
}

/** Of more than these, the first are listed and the rest is searched. */
const MOST = 10;

/** Names of which any may be chosen, and searched where they are many. */
export function CheckList({ label, noun, options, chosen, onChoose, single = false }: CheckListProps): ReactNode {
  const [query, setQuery] = useState('');
  const words = query.toLowerCase().trim();
  const found = options.filter(({ label: name }) => name.toLowerCase().includes(words));
  // What is chosen is always there to be let go, though nothing is called that any more.
  const isFirst = new Set(found.slice(0, MOST).map(({ key }) => key));
  const isThere = new Set(options.map(({ key }) => key));
  const shown = [
    ...options.filter(({ key }) => isFirst.has(key) || chosen.includes(key)),
    ...chosen.filter((key) => !isThere.has(key)).map((key): CheckOption => ({ key, label: key, detail: 'not there' })),
  ];
  const more = found.length - Math.min(found.length, MOST);
  const toggle = (key: string): void => {
    if (chosen.includes(key)) onChoose(chosen.filter((other) => other !== key));
    else onChoose(single ? [key] : [...chosen, key]);
  };
  return (
    <fieldset className={styles['part']}>
      <legend>{label}</legend>
      {options.length > MOST && (
        <input
          type="search"
          className={styles['search']}
          aria-label={`Search ${count(options.length, noun)}`}
          placeholder={`Search ${count(options.length, noun)}`}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
        />
      )}
      <ul className={styles['options']}>
        {shown.map(({ key, label: name, sign, detail }) => (
          <li key={key}>
            <label className={styles['option']}>
              <input type="checkbox" checked={chosen.includes(key)} onChange={() => toggle(key)} />
              {sign}
              <span className={styles['name']}>{name}</span>
              {detail !== undefined && <small>{detail}</small>}
            </label>
          </li>
        ))}
      </ul>
      <output className={styles['more']}>
        {found.length === 0 && `No ${noun} is called that.`}
        {more > 0 && `and ${number(more)} more`}
      </output>
    </fieldset>
  );
}
