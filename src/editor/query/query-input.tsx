import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { completeQuery } from '../../query/complete';
import type { Completion, KnownNames } from '../../query/complete';
import { pieces } from './pieces';
import styles from './query-input.module.css';
import { SUGGESTING } from './suggesting';

/** More suggestions than this are no help: they are counted. */
const MAX_SUGGESTIONS = 8;

export interface QueryInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What the cluster at hand has, for values to offer. */
  readonly names: KnownNames;
  /** The stretch that is wrong; null for none. */
  readonly mistake: { readonly start: number; readonly end: number } | null;
  /** What ties the field to its name and to what is said about it. */
  readonly control: {
    readonly id: string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby': string | undefined;
  };
}

/** A field for an expression of the cluster query language: coloured, completed, and marked where it is wrong. */
export function QueryInput({ value, onChange, names, mistake, control }: QueryInputProps): ReactNode {
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const moveTo = useRef<number | null>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (moveTo.current !== null) input.current?.setSelectionRange(moveTo.current, moveTo.current);
    moveTo.current = null;
  });
  const all = caret === null ? [] : completeQuery(value, caret, names);
  const offered = all.slice(0, MAX_SUGGESTIONS);
  const chosen = offered[active];

  const put = (text: string): void => {
    onChange(text);
    setActive(-1);
  };
  const accept = ({ insertText, replaceStart, replaceEnd }: Completion): void => {
    const rest = value.slice(replaceEnd);
    const inserted = `${value.slice(0, replaceStart)}${insertText}${rest.startsWith(' ') ? '' : ' '}`;
    moveTo.current = inserted.length;
    setCaret(inserted.length);
    put(inserted + rest);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && offered.length > 0) setActive((active + move + offered.length) % offered.length);
    else if (event.key === 'Escape' && offered.length > 0) setCaret(null);
    else if (event.key === 'Enter' || (event.key === 'Tab' && chosen)) {
      if (chosen) accept(chosen);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles['frame']}>
      <pre className={styles['shown']} aria-hidden="true">
        {pieces(value, mistake).map(({ text, kind, wrong, start }) => (
          <span key={start} className={styles[kind]} data-wrong={wrong || undefined}>
            {text}
          </span>
        ))}{' '}
      </pre>
      <textarea
        {...control}
        {...(offered.length > 0 && SUGGESTING)}
        ref={input}
        className={styles['typed']}
        value={value}
        placeholder="attribute:ecs.instance-type =~ m5.*"
        rows={1}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        onChange={({ target }) => {
          setCaret(target.selectionStart);
          put(target.value.replaceAll('\n', ' '));
        }}
        onClick={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 && (
        <div className={styles['offers']}>
          {offered.map((completion, index) => (
            <button
              key={completion.label}
              type="button"
              tabIndex={-1}
              aria-pressed={index === active}
              className={styles['offer']}
              // Before the field loses the focus, and with it the suggestions.
              onPointerDown={(event) => {
                event.preventDefault();
                accept(completion);
              }}
            >
              <code>{completion.label}</code>
              <span className={styles['detail']}>{completion.detail}</span>
            </button>
          ))}
          {all.length > offered.length && (
            <p className={styles['more']}>and {all.length - offered.length} more: type on to narrow them</p>
          )}
        </div>
      )}
      <output className={styles['told']}>
        {chosen
          ? `${chosen.label}: ${chosen.detail}`
          : offered.length > 0
            ? `${offered.length} suggestions, arrow keys choose.`
            : ''}
      </output>
    </div>
  );
}
