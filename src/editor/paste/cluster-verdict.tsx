import { Check, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ClusterImport } from '../../scenario/import/cluster-import';
import { byKind, countWords, documentWords, ignoredWords } from './cluster-words';
import type { CopyButtonType } from './copy-props';
import { CreatedList } from './created-list';
import styles from './cluster-verdict.module.css';

export interface ClusterVerdictProps {
  readonly result: ClusterImport;
  /** Whether it is of the sources as they were before. */
  readonly isReading: boolean;
  readonly onCluster: (cluster: string) => void;
  readonly onEnvironment: (environment: string | null) => void;
  readonly copyButton: CopyButtonType;
  /** What there is to choose, below the summary. */
  readonly children: ReactNode;
}

/** What was recognised so far, what is wrong, what is missing and how to get it, and what was passed over. */
export function ClusterVerdict(props: ClusterVerdictProps): ReactNode {
  const { result, isReading, onCluster, onEnvironment, copyButton: CopyButton, children } = props;
  const { counts, clusters, cluster, created, environments, environment, missing, notes, ignored, names } = result;
  const words = countWords(counts);
  return (
    <div className={styles['verdict']} aria-busy={isReading}>
      <p className={styles['summary']}>
        {result.text === null ? (
          <CircleX size={16} strokeWidth={1.5} aria-hidden="true" />
        ) : (
          <Check size={16} strokeWidth={1.5} aria-hidden="true" />
        )}
        <span>
          {documentWords(result)}: <strong>{words === '' ? 'nothing to make a cluster of yet' : words}</strong>
          {cluster !== null && clusters.length === 1 && (
            <>
              {' '}
              of the cluster <strong>{cluster}</strong>
            </>
          )}
          .
        </span>
      </p>
      {clusters.length > 1 && (
        <label className={styles['cluster']}>
          Cluster
          <select value={cluster ?? ''} onChange={({ target }) => onCluster(target.value)}>
            {clusters.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      {environments.length > 0 && (
        <label className={styles['cluster']}>
          Environment
          <select value={environment ?? ''} onChange={({ target }) => onEnvironment(target.value || null)}>
            <option value="">none: the manifest as it stands</option>
            {environments.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <Problems result={result} />
      {created.length > 0 && <CreatedList created={created} />}
      {children}
      {missing.length > 0 && (
        <section className={styles['missing']} aria-label="Still missing">
          <h3>Still missing</h3>
          <ul>
            {missing.map(({ what, effect, command }) => (
              <li key={command}>
                <p>
                  <strong>{capital(what)}.</strong> {effect}
                </p>
                <div className={styles['command']}>
                  <textarea
                    aria-label={`Command for ${what}`}
                    readOnly
                    wrap="off"
                    rows={command.split('\n').length}
                    spellCheck={false}
                    value={command}
                  />
                  <CopyButton text={() => command} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <ul className={styles['notes']} aria-label="Taken over with a difference">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {ignored.length > 0 && (
        <details className={styles['more']}>
          <summary>{ignoredWords(ignored)}</summary>
          {byKind(ignored).map(([kind, fields]) => (
            <p key={kind}>
              <strong>{kind}</strong>{' '}
              {fields.map(({ field, count }, index) => (
                <span key={field}>
                  <code>{field}</code>
                  {count > 1 && ` × ${count}`}
                  {index < fields.length - 1 && ', '}
                </span>
              ))}
            </p>
          ))}
        </details>
      )}
      {names.length > 0 && (
        <details className={styles['more']}>
          <summary>Which is which: {names.length} names</summary>
          <p>
            This list is not in the scenario: keep it, if you want to know later.{' '}
            <CopyButton label="Copy the list" text={() => names.map(({ from, to }) => `${to}\t${from}`).join('\n')} />
          </p>
          <table>
            <tbody>
              {names.map(({ kind, from, to }) => (
                <tr key={`${kind} ${to}`}>
                  <th scope="row">{to}</th>
                  <td>{from}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </div>
  );
}

/** Mistakes with their places, and documents that say too little. */
function Problems({ result }: { readonly result: ClusterImport }): ReactNode {
  const unread = result.documents.filter(({ hint }) => hint !== undefined);
  if (result.problems.length + unread.length === 0) return null;
  return (
    <ul className={styles['problems']}>
      {result.problems.map(({ severity, source, line, column, message, hint }) => (
        <li key={`${source} ${line} ${message}`} data-severity={severity}>
          <TriangleAlert size={14} strokeWidth={1.5} aria-hidden="true" />
          <p>
            {place(source, line, column)}
            {message} {hint}
          </p>
        </li>
      ))}
      {unread.map(({ source, line, command, holds, hint }) => (
        <li key={`${source} ${line} ${holds}`} data-severity="info">
          <TriangleAlert size={14} strokeWidth={1.5} aria-hidden="true" />
          <p>
            {place(source, line)}
            {command === null ? holds : `${command}: ${holds}`}. {hint}
          </p>
        </li>
      ))}
    </ul>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function place(source: string, line: number | null, column?: number): ReactNode {
  const where = [
    ...(source === '' ? [] : [source]),
    ...(line === null ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ].join(', ');
  return where === '' ? null : <span className={styles['place']}>{where}: </span>;
}
