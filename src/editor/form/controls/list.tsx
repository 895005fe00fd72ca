import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { JsonPath } from '../../../scenario/path';
import { listAt, problemsAt, useForm } from '../form-document';
import { Problems } from './field';
import styles from './controls.module.css';

interface ListProps {
  /** ECS's own name of the list. */
  readonly label: string;
  readonly path: JsonPath;
  /** A sentence under the name, or what holds for an empty list. */
  readonly note?: string;
  readonly add: readonly { readonly label: string; readonly value: () => unknown }[];
  readonly max?: number;
  /** Its order says something: entries can be moved. */
  readonly ordered?: boolean;
  /** An empty list is taken away, so that ECS's default holds. */
  readonly dropEmpty?: boolean;
  /** What an entry is called, for the buttons that remove and move it. */
  readonly nameOf: (index: number) => string;
  readonly children: (path: JsonPath, index: number) => ReactNode;
}

/** A list of the document: its entries, each with its controls, and a way to add one. */
export function List({
  label,
  path,
  note,
  add,
  max = Infinity,
  ordered = false,
  dropEmpty = true,
  nameOf,
  children,
}: ListProps): ReactNode {
  const form = useForm();
  const entries = listAt(form.value, path);
  const put = (value: readonly unknown[], what: string): void =>
    form.edit([{ path, value: value.length === 0 && dropEmpty ? undefined : value }], `${what} ${label}`);
  const move = (from: number, to: number): void => put(swapped(entries, from, to), 'order of');
  return (
    <fieldset className={styles['list']}>
      <legend className={styles['label']}>{label}</legend>
      {note !== undefined && <p className={styles['hint']}>{note}</p>}
      <Problems problems={problemsAt(form.problems, path)} />
      {entries.length > 0 && (
        <ol className={styles['entries']}>
          {entries.map((_, index) => (
            <li key={index} className={styles['entry']}>
              <div className={styles['body']}>
                {children([...path, index], index)}
                <Problems problems={problemsAt(form.problems, [...path, index])} />
              </div>
              <div className={styles['tools']}>
                {ordered && entries.length > 1 && (
                  <>
                    <Tool
                      label={`Move ${nameOf(index)} up`}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                    >
                      <ArrowUp size={14} strokeWidth={1.5} aria-hidden="true" />
                    </Tool>
                    <Tool
                      label={`Move ${nameOf(index)} down`}
                      disabled={index === entries.length - 1}
                      onClick={() => move(index, index + 1)}
                    >
                      <ArrowDown size={14} strokeWidth={1.5} aria-hidden="true" />
                    </Tool>
                  </>
                )}
                <Tool
                  label={`Remove ${nameOf(index)}`}
                  onClick={() =>
                    put(
                      entries.filter((_, other) => other !== index),
                      'remove from',
                    )
                  }
                >
                  <Trash2 size={14} strokeWidth={1.5} aria-hidden="true" />
                </Tool>
              </div>
            </li>
          ))}
        </ol>
      )}
      {entries.length < max && (
        <div className={styles['adders']}>
          {add.map(({ label: name, value }) => (
            <button
              key={name}
              type="button"
              className={styles['add']}
              onClick={() => put([...entries, value()], 'add to')}
            >
              <Plus size={14} strokeWidth={1.5} aria-hidden="true" />
              {name}
            </button>
          ))}
        </div>
      )}
    </fieldset>
  );
}

interface ToolProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A small button that shows a picture alone. */
export function Tool({ label, disabled = false, onClick, children }: ToolProps): ReactNode {
  return (
    <button
      type="button"
      className={styles['tool']}
      aria-label={label}
      data-hint={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

function swapped(entries: readonly unknown[], a: number, b: number): unknown[] {
  return entries.map((entry, index) => (index === a ? entries[b] : index === b ? entries[a] : entry));
}
