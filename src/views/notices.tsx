import { CircleX, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useNotices } from '../store/notice-store';
import type { Notice } from '../store/notice-store';
import { Button } from './controls/button';
import styles from './notices.module.css';

/** How long a status stays, ms. Warnings and errors stay until they are dismissed. */
const STATUS_MS = 6000;

/** What the page has to say by itself, over the stage's foot. */
export function Notices(): ReactNode {
  const notices = useNotices((state) => state.notices);
  return (
    <section className={styles['stack']} aria-label="Notices" aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }): ReactNode {
  const { id, kind, title, text, progress, actions = [] } = notice;
  const dismiss = useNotices((state) => state.dismiss);
  useEffect(() => {
    if (kind !== 'status') return undefined;
    const timer = setTimeout(() => dismiss(id), STATUS_MS);
    return () => clearTimeout(timer);
  }, [kind, id, dismiss]);
  const Icon = { status: Info, warning: TriangleAlert, error: CircleX }[kind];
  return (
    <div className={styles['notice']} data-kind={kind} role={kind === 'error' ? 'alert' : undefined}>
      <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
      <p className={styles['title']}>{title}</p>
      <Button look="icon" label="Dismiss" icon={<X aria-hidden="true" />} onClick={() => dismiss(id)} />
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {progress && (
        <p className={styles['text']}>
          <progress value={progress.share} max={1} aria-label={title} />
          {progress.words}
        </p>
      )}
      {actions.length > 0 && (
        <p className={styles['text']}>
          {actions.map(({ label, run }) => (
            <Button
              key={label}
              look="link"
              onClick={() => {
                run();
                dismiss(id);
              }}
            >
              {label}
            </Button>
          ))}
        </p>
      )}
    </div>
  );
}
