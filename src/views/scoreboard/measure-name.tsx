import { Info } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { MEASURES } from '../../ecs/assumptions/measures';
import type { MeasureLine } from '../../words/measure-words';
import styles from './scoreboard.module.css';

/** What a row measures; its button says what for, and how it is reckoned. */
export function MeasureName({
  line,
  short = false,
}: {
  readonly line: MeasureLine;
  readonly short?: boolean;
}): ReactNode {
  const reckoned = MEASURES.find(({ id }) => id === line.assumption);
  return (
    <span className={styles['name']}>
      {short ? line.short : line.label}
      <Popover.Root>
        <Popover.Trigger className={styles['info']} aria-label={`How it is reckoned: ${line.label}`}>
          <Info size={14} strokeWidth={1.5} aria-hidden="true" />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className={styles['reckoned']}
            sideOffset={4}
            collisionPadding={8}
            aria-label={line.label}
            onKeyDown={(event) => event.stopPropagation()}
          >
            <b>{line.label}</b>
            <p>{line.about}</p>
            {reckoned && <p className={styles['rule']}>{reckoned.text}</p>}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </span>
  );
}
