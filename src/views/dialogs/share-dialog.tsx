import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { encode } from 'uqr';
import { useDocument } from '../../store/document-store';
import { saveAsFile } from '../../store/scenario-file';
import { LONG_LINK, TOO_LONG_LINK, shareLink } from '../../store/sharing';
import { number } from '../../words/prose';
import { Button } from '../controls/button';
import { CopyButton } from '../controls/copy-button';
import { DialogFrame } from './dialog-frame';
import styles from './share-dialog.module.css';

/** Characters that a QR code of the lowest correction holds. */
const MOST_IN_QR = 2900;

/** The whole scenario as a link. */
export function ShareDialog(): ReactNode {
  const text = useDocument((document) => document.text);
  const good = useDocument((document) => document.good);
  const link = useMemo(() => (text === '' ? null : shareLink()), [text]);
  if (link === null) {
    return (
      <DialogFrame title="Share">
        <p>The text is not JSON at present, so there is no link to it. Mend it first, or save it as a file.</p>
        <p className={styles['buttons']}>
          <Button onClick={saveAsFile}>Save as a file</Button>
        </p>
      </DialogFrame>
    );
  }
  const long = link.length > LONG_LINK;
  return (
    <DialogFrame
      title="Share"
      about="The link is the whole scenario. It needs no account and no server, and opens for ever."
    >
      <div className={styles['row']}>
        <input
          className={styles['link']}
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
      {long && (
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
          <Button onClick={saveAsFile}>Save as a file</Button>
        </p>
      </div>
    </DialogFrame>
  );
}

/** Black on white in both themes: that is what cameras read. */
function QrCode({ text }: { readonly text: string }): ReactNode {
  const { data, size } = useMemo(() => encode(text, { ecc: 'L', border: 2 }), [text]);
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className={styles['qr']} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <title>QR code of the link</title>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
