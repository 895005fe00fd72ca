import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { changeWholeWorld } from '../../store/compare/side-edits';
import { useSide } from '../../store/compare/side-store';
import { writtenEntries } from '../../store/compare/side-text';
import { useDocument } from '../../store/document-store';
import { turnTo } from '../../store/worlds/same-thing';
import { useWorlds } from '../../store/worlds/worlds';
import { Button } from '../controls/button';
import { useEdited } from './edited';
import styles from './side-switch.module.css';

/** With worlds side by side: whether the editor edits what they share, or one of them. */
export function SideSwitch(): ReactNode {
  const worlds = useWorlds((state) => state.worlds);
  const { side } = useEdited();
  if (worlds.length < 2) return null;
  return (
    <div className={styles['switch']}>
      <fieldset className={styles['sides']} aria-label="What the editor edits">
        <button type="button" aria-pressed={side === null} onClick={() => useSide.setState({ side: null })}>
          Shared
        </button>
        {worlds.map(({ index, letter, label }) => (
          <button
            key={index}
            type="button"
            aria-pressed={side === index}
            aria-label={`${letter} alone, ${label}`}
            data-hint={`Changes here are in ${letter} alone`}
            onClick={() => {
              useSide.setState({ side: index });
              turnTo(index);
            }}
          >
            {letter}
          </button>
        ))}
      </fieldset>
      {side === null ? <p>Changes are in all worlds.</p> : <OwnParts side={side} letter={worlds[side]?.letter ?? ''} />}
    </div>
  );
}

/** What is the edited world's own, and the way to take it back. */
function OwnParts({ side, letter }: { readonly side: number; readonly letter: string }): ReactNode {
  const text = useDocument((document) => document.text);
  const patch = useMemo(() => writtenEntries(text)[side]?.patch ?? {}, [text, side]);
  if (Object.keys(patch).length === 0) return <p>{letter} is as all share it. Changes are in it alone.</p>;
  return (
    <p>
      Changes are in {letter} alone.{' '}
      <Button look="link" onClick={() => changeWholeWorld(side, {})}>
        Take all back
      </Button>
    </p>
  );
}
