import { FileText, X } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import type { ImportSource } from '../../scenario/import/cluster-import';
import { sizeWords } from './cluster-words';
import styles from './source-list.module.css';

interface SourceListProps {
  readonly sources: readonly ImportSource[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onRemove: (source: ImportSource) => void;
}

/** The files that were dropped or chosen, and the way to choose some. */
export function SourceList({ sources, onFiles, onRemove }: SourceListProps): ReactNode {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className={styles['row']}>
      {sources.length > 0 && (
        <ul className={styles['files']} aria-label="Files">
          {sources.map((source, index) => (
            <li key={`${source.name} ${source.text.length} ${index}`} className={styles['file']}>
              <FileText size={14} strokeWidth={1.5} aria-hidden="true" />
              <span className={styles['name']}>{source.name}</span>
              <span className={styles['size']}>{sizeWords(source.text.length)}</span>
              <button
                type="button"
                className={styles['remove']}
                aria-label={`Remove ${source.name}`}
                onClick={() => onRemove(source)}
              >
                <X size={14} strokeWidth={1.5} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className={styles['choose']} onClick={() => chooser.current?.click()}>
        Choose files …
      </button>
      <span className={styles['hint']}>or drop them on the page, several at once</span>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept=".json,.jsonl,.yml,.yaml,.txt,.log,application/json,application/yaml,text/plain"
        aria-label="Files with output of the AWS CLI, or Copilot manifests"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </div>
  );
}
