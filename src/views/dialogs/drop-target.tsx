import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { takeFiles } from '../../store/importing';
import { useSession } from '../session-context';
import styles from './drop-target.module.css';

/** Files can be dropped anywhere on the page: while some are held over it, it says what becomes of them. */
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
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
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
        <span>A scenario opens. What the AWS CLI prints of a cluster is read, and becomes one.</span>
      </p>
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}
