import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDocument } from '../../store/document-store';
import { goTo } from '../../store/go-to-store';
import { usePreferences } from '../../store/preferences-store';
import { useWorld } from '../../store/world-store';
import { count } from '../../words/prose';
import { editorTabOf } from '../clauses';
import { Button } from '../controls/button';
import styles from './stage-note.module.css';

/** Says that the stage is behind the text: what is drawn is the last good version, or nothing where there never was one. */
export function StageNote(): ReactNode {
  const good = useDocument((document) => document.good);
  const problems = useDocument((document) => document.problems);
  const drawn = useWorld(({ view }) => view !== null);
  if (good) return null;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  return (
    <div className={styles['note']} data-alone={!drawn}>
      <CircleX size={16} strokeWidth={1.5} aria-hidden="true" />
      <p>
        <b>{drawn ? 'The stage shows the last good version.' : 'There is nothing to show yet.'}</b>{' '}
        {first ? `${count(errors.length, 'error')}: ${first.message}` : ''}
      </p>
      {first && (
        <Button
          look="link"
          onClick={() => {
            usePreferences.getState().set({
              editorOpen: true,
              editorMode: 'json',
              editorTab: first.path === '' ? 'scenario' : editorTabOf(first.path),
            });
            goTo({ path: first.path, ...(first.offset === undefined ? {} : { offset: first.offset }) });
          }}
        >
          Show it
        </Button>
      )}
    </div>
  );
}
