import { useState } from 'react';
import type { ReactNode } from 'react';
import { usePlayback } from '../../../store/playback-store';
import { embedLink, iframeHtml } from '../../../store/sharing';
import type { EmbedChoice } from '../../../store/sharing';
import type { ViewChoice } from '../../../store/view-state';
import { EMBED_MESSAGES } from '../../../words/embed-words';
import { CopyButton } from '../../controls/copy-button';
import styles from './share.module.css';
import { Switch } from './view-choices';

/** From a column of a course page to a slide. */
const SIZES = [
  { width: 480, height: 320 },
  { width: 720, height: 450 },
  { width: 960, height: 600 },
] as const;

/** HTML that shows the scenario on a slide or a course page, and how that page talks to it. */
export function EmbedTab({ choice }: { readonly choice: ViewChoice }): ReactNode {
  const [embed, setEmbed] = useState<EmbedChoice>({ plays: !choice.moment, ...SIZES[1] });
  // A link to the present moment is another one when time has moved.
  usePlayback(({ timeMs }) => timeMs);
  const html = iframeHtml(embedLink(choice, embed) ?? '', embed);
  return (
    <>
      <div className={styles['row']}>
        <label className={styles['inline']}>
          <span>Size</span>
          <select
            className={styles['field']}
            value={embed.width}
            onChange={({ target }) =>
              setEmbed({ ...embed, ...(SIZES.find(({ width }) => width === Number(target.value)) ?? SIZES[1]) })
            }
          >
            {SIZES.map(({ width, height }) => (
              <option key={width} value={width}>{`${width} × ${height}`}</option>
            ))}
          </select>
        </label>
        <Switch on={embed.plays} label="It plays by itself" set={(plays) => setEmbed({ ...embed, plays })} />
      </div>
      <textarea
        className={styles['snippet']}
        aria-label="HTML of the embed"
        readOnly
        rows={4}
        value={html}
        onFocus={(event) => event.target.select()}
      />
      <p className={styles['buttons']}>
        <CopyButton look="primary" label="Copy HTML" text={() => html} />
      </p>
      <details className={styles['messages']}>
        <summary>Steer it from your page</summary>
        <p>
          Send messages with <code>frame.contentWindow.postMessage(message, origin)</code>; what comes back has{' '}
          <code>stowplan</code> as its source.
        </p>
        <dl>
          {EMBED_MESSAGES.map(({ example, meaning }) => (
            <div key={example}>
              <dt>
                <code>{example}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
