import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { takeFiles } from '../../store/importing';
import { useSession } from '../session-context';
import styles from './drop-target.module.css';

/** Files can be dropped, and JSON or a manifest pasted, anywhere on the page: while files are held over it, it says what becomes of them. */
export function DropTarget(): ReactNode {
  const session = useSession();
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Within the page one thing is left for another.
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      setIsOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) void takeFiles(session, files);
    };
    const paste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      const name = /^[[{]/.test(text) ? 'clipboard.json' : MANIFEST.test(text) ? 'clipboard.yml' : null;
      if (isTakenByTarget(event) || name === null) return;
      event.preventDefault();
      void takeFiles(session, [new File([text], name)]);
    };
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [session]);
  if (!isOver) return null;
  return (
    <div className={styles['veil']} aria-hidden="true">
      <p>
        <strong>Drop it here</strong>
        <span>A scenario opens. What the AWS CLI prints of a cluster, or a Copilot manifest, becomes one.</span>
      </p>
    </div>
  );
}

/** A Copilot manifest. */
const MANIFEST = /^type:.*(?:Service|Job|Static Site)/m;

/** Fields, the editor and dialogs have a paste of their own. */
function isTakenByTarget({ target }: Event): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, [contenteditable], .monaco-editor, [role="dialog"]') !== null
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}
