import type { ReactNode } from 'react';
import styles from './json-text.module.css';

/** Strings (keys with their colon), numbers and words, and what stands between them. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g;

/** JSON in the type of the editor: keys 500, numbers 600, strings in the second ink. */
export function JsonText({ text }: { readonly text: string }): ReactNode {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    pieces.push(text.slice(end, match.index));
    const [whole, string, colon] = match;
    const kind = string === undefined ? 'number' : colon === undefined ? 'string' : 'key';
    pieces.push(
      <span key={match.index} className={styles[kind]}>
        {string ?? whole}
      </span>,
      colon,
    );
    end = match.index + whole.length;
  }
  pieces.push(text.slice(end));
  return <code className={styles['json']}>{pieces}</code>;
}
