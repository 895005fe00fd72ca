import type { ReactNode } from 'react';
import type { EventRow } from '../../frame/frame';
import { questionOf } from '../../store/event-question';
import type { EventQuestion } from '../../store/event-question';
import { taskRow } from '../../store/frame-store';
import { usePreferences } from '../../store/preferences-store';
import { useSelection } from '../../store/selection-store';
import type { Session } from '../../store/session';
import { useWhy } from '../../store/why-store';
import { activeWorld } from '../../store/worlds/worlds';
import { eventText } from '../../words/event-words';
import { Button } from '../controls/button';
import { useSession } from '../session-context';
import { selectDecision } from './decision-steps';
import styles from './events-tab.module.css';

const LABELS: { readonly [Q in EventQuestion]: string } = {
  here: 'Why here?',
  nowhere: 'Why nowhere?',
  stopped: 'Why this one?',
};

/** From an event to the story of the decision behind it. */
export function EventWhy({ event }: { readonly event: EventRow }): ReactNode {
  const session = useSession();
  const question = questionOf(event);
  if (question === null) return null;
  const more = event.taskIndexes.length > 1 && question === 'stopped';
  return (
    <p className={styles['why']}>
      <Button look="link" onClick={() => void ask(session, event, question)}>
        {more ? 'Why these?' : LABELS[question]}
      </Button>
    </p>
  );
}

async function ask(session: Session, event: EventRow, question: EventQuestion): Promise<void> {
  if (question === 'nowhere') {
    const { client } = activeWorld();
    const { ownerIndex, atMs } = event;
    // A service that goes on waiting for the same reason makes one decision: the last one before the event is it.
    const query = {
      kind: 'place',
      placed: false,
      untilMs: atMs,
      most: 1,
      ...(ownerIndex === null ? {} : { ownerIndex }),
    } as const;
    const [line] = await client.decisions(query);
    if (line === undefined) return;
    selectDecision(line, eventText(event));
  } else {
    const [taskIndex = -1] = event.taskIndexes;
    const view = activeWorld().frames.view();
    // What is not there now was there then.
    if (view !== null && taskRow(view.frame, taskIndex) < 0) session.seek(event.atMs);
    useSelection.getState().select({ kind: 'task', taskIndex });
  }
  usePreferences.getState().set({ inspectorTab: 'why' });
  useWhy.setState(({ asked }) => ({ asked: asked + 1 }));
}
