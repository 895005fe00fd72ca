import type { ReactNode } from 'react';
import { useDocument } from '../../../store/document-store';
import { usePlayback } from '../../../store/playback-store';
import { LONG_LINK, TOO_LONG_LINK, markdownLink, shareLink } from '../../../store/sharing';
import type { ViewChoice } from '../../../store/view-state';
import { number } from '../../../words/prose';
import { Button } from '../../controls/button';
import { CopyButton } from '../../controls/copy-button';
import { MOST_IN_QR, QrCode } from './qr-code';
import styles from './share.module.css';

interface LinkTabProps {
  readonly choice: ViewChoice;
  readonly onFile: () => void;
}

/** The link with its length, ready to paste, and drawn for a camera. */
export function LinkTab({ choice, onFile }: LinkTabProps): ReactNode {
  const good = useDocument((document) => document.good);
  // A link to the present moment is another one when time has moved.
  usePlayback(({ timeMs }) => timeMs);
  const link = shareLink(choice) ?? '';
  return (
    <>
      <div className={styles['row']}>
        <input
          className={styles['field']}
          data-code
          aria-label="Link to this scenario"
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton look="primary" label="Copy link" text={() => link} />
      </div>
      <p className={styles['length']}>
        {number(link.length)} characters.
        {!good && ' The scenario has errors; whoever opens the link sees them in place of a stage.'}
      </p>
      {link.length > LONG_LINK && (
        <p className={styles['warning']}>
          {link.length > TOO_LONG_LINK
            ? 'So long a link does not survive most mail and chat programs. Send the file instead.'
            : 'Some mail and chat programs cut links of more than 2,000 characters. If it does not open there, send the file.'}
        </p>
      )}
      <div className={styles['lower']}>
        {link.length <= MOST_IN_QR ? (
          <QrCode text={link} />
        ) : (
          <p className={styles['length']}>The link is too long for a QR code.</p>
        )}
        <p className={styles['buttons']}>
          <CopyButton label="Copy as Markdown" text={() => markdownLink(link, choice)} />
          <Button onClick={onFile}>Save as a file</Button>
        </p>
      </div>
    </>
  );
}
