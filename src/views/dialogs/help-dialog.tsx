import type { ReactNode } from 'react';
import { openDialog } from '../../store/dialog-store';
import { Button } from '../controls/button';
import { PRESENT_SHORTCUTS, STAGE_SHORTCUTS } from '../keyboard/listed-shortcuts';
import { SHORTCUTS } from '../keyboard/shortcuts';
import type { Shortcut } from '../keyboard/shortcuts';
import { DialogFrame } from './dialog-frame';
import styles from './help-dialog.module.css';

/** The keys, and the way to what is modelled how. */
export function HelpDialog(): ReactNode {
  return (
    <DialogFrame
      title="Keys and help"
      about="Change the strategy in the sentence above the stage, and watch the same tasks find other places. Click a task to read why it is where it is."
      width={600}
    >
      <div className={styles['columns']}>
        <KeyTable title="On the whole page" shortcuts={SHORTCUTS} />
        <div>
          <KeyTable title="On the stage" shortcuts={STAGE_SHORTCUTS} />
          <KeyTable title="While presenting" shortcuts={PRESENT_SHORTCUTS} />
        </div>
      </div>
      <p className={styles['more']}>
        <Button onClick={() => openDialog('how-real')}>How real is this?</Button>
      </p>
    </DialogFrame>
  );
}

function KeyTable({
  title,
  shortcuts,
}: {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}): ReactNode {
  return (
    <table className={styles['keys']}>
      <caption>{title}</caption>
      <tbody>
        {shortcuts.map(({ keys, label }) => (
          <tr key={keys}>
            <th scope="row">
              <kbd>{keys}</kbd>
            </th>
            <td>{label}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
