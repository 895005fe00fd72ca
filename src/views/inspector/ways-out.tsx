import { useState } from 'react';
import type { ReactNode } from 'react';
import type { WayOut } from '../../frame/ways-out';
import { useNotices } from '../../store/notice-store';
import { useDocument } from '../../store/document-store';
import { useSelection } from '../../store/selection-store';
import type { Session } from '../../store/session';
import { tryWayOut } from '../../store/why-edits';
import { wayOutWords } from '../../words/way-out-words';
import { activeWorld } from '../../store/worlds/worlds';
import { number } from '../../words/prose';
import { Button } from '../controls/button';
import { useSession } from '../session-context';
import { selectDecision } from './decision-steps';
import { useWaysOut } from './use-answers';
import styles from './why.module.css';

/** Ways that are listed at once; the rest on demand. */
const FEW = 5;

interface WaysOutProps {
  readonly decision: number;
  /** Name of the service or family. */
  readonly owner: string;
}

/** The smallest changes that would have placed the task of a decision, each one press away. */
export function WaysOut({ decision, owner }: WaysOutProps): ReactNode {
  const session = useSession();
  const ways = useWaysOut(decision);
  const [all, setAll] = useState(false);
  const shown = all ? ways : ways?.slice(0, FEW);
  return (
    <section className={styles['section']} aria-label="Smallest changes that place it" aria-busy={ways === null}>
      <h3>Smallest changes that place it</h3>
      {ways === null && <p className={styles['quiet']}>Asking the placement again …</p>}
      {ways?.length === 0 && <p className={styles['quiet']}>No small change of this scenario places it.</p>}
      <ul className={styles['ways']}>
        {shown?.map((way) => {
          const { title, sentence } = wayOutWords(way);
          return (
            <li key={title + sentence}>
              <Button className={styles['way']} onClick={() => void take(session, way, { title, owner })}>
                <b>{title}</b>
                <small>{sentence}</small>
              </Button>
            </li>
          );
        })}
      </ul>
      {ways && shown && ways.length > shown.length && (
        <Button look="link" onClick={() => setAll(true)}>
          {number(ways.length - shown.length)} more
        </Button>
      )}
    </section>
  );
}

/**
 * Makes the change; the stage shows the same moment of the run that it makes, or the one at which the task has its place, where that is later. What is told
 * then is why it is there.
 */
async function take(
  session: Session,
  way: WayOut,
  { title, owner }: { readonly title: string; readonly owner: string },
): Promise<void> {
  await tryWayOut(way, title);
  const nowMs = activeWorld().frames.view()?.frame.timeMs ?? 0;
  if (way.placedAtMs > nowMs) session.seek(way.placedAtMs);
  offerUndo(title);
  await session.settled();
  const { client, frames } = activeWorld();
  const ownerIndex = frames.view()?.catalog.owners.findIndex(({ name }) => name === owner) ?? -1;
  const [line] = await client.decisions({ kind: 'place', placed: true, ownerIndex, most: 1 });
  if (line && useSelection.getState().selected?.kind !== 'task') selectDecision(line);
}

/** For as long as the change is the last one: what comes after it is undone elsewhere. */
function offerUndo(title: string): void {
  const { text } = useDocument.getState();
  useNotices.getState().say({
    id: 'way-out',
    kind: 'status',
    title: `Changed: ${title}.`,
    actions: [{ label: 'Undo', run: () => useDocument.getState().undo() }],
  });
  const end = useDocument.subscribe((now) => {
    if (now.text === text) return;
    end();
    useNotices.getState().dismiss('way-out');
  });
}
