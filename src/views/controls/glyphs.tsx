import type { ReactNode } from 'react';
import { MARK_FIELD, STATE_FIELD, markGlyph, stateGlyph } from '../../drawing/glyphs';
import { TASK_STATUS } from '../../ecs/status';
import type { EventKind } from '../../frame/frame';
import type { TaskFacts } from '../../store/facts';
import { Paths } from './paths';

/** A task's state by its form, in its service's colour. */
export function StateGlyph({ task }: { readonly task: TaskFacts }): ReactNode {
  const { lastStatus, owner, definition, stopCode } = task;
  const paths = stateGlyph({
    status: TASK_STATUS[lastStatus],
    colour: owner.colour,
    older: !definition.newest,
    failed: stopCode === 'TaskFailedToStart' || stopCode === 'EssentialContainerExited',
  });
  return (
    <svg
      width={STATE_FIELD}
      height={STATE_FIELD}
      viewBox={`0 0 ${STATE_FIELD} ${STATE_FIELD}`}
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      <Paths paths={paths} />
    </svg>
  );
}

/** The mark of an event's kind, as on the time axis; its kind is read out. */
export function EventMark({ kind }: { readonly kind: EventKind }): ReactNode {
  return (
    <span>
      <svg width={MARK_FIELD} height={MARK_FIELD} viewBox={`0 0 ${MARK_FIELD} ${MARK_FIELD}`} aria-hidden="true">
        <Paths paths={markGlyph(kind)} />
      </svg>
      <span className="unseen">{kind}</span>
    </span>
  );
}
