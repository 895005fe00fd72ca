import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ClipboardEvent, ReactNode } from 'react';
import type { ImportSource } from '../../scenario/import/cluster-import';
import type { Problem } from '../../scenario/problem';
import { ClusterVerdict } from './cluster-verdict';
import type { CopyButtonType } from './copy-props';
import { Findings } from './findings';
import { HowToGather } from './how-to-gather';
import { insertDefinition, insertServices } from './insert';
import type { Inserted } from './insert';
import { recognise } from './recognise';
import type { Pasted } from './recognise';
import { looksLikeCluster } from './signs';
import { SourceList } from './source-list';
import { Summary } from './summary';
import { useCluster } from './use-cluster';
import type { ReadCluster } from './use-cluster';
import { readUse, UseField, usualUse } from './use-field';
import controls from '../form/controls/controls.module.css';
import styles from './paste-panel.module.css';

export interface PastePanelProps {
  /** The whole document, into which a definition, a service or a cluster goes. */
  readonly text: string;
  /** Files that were dropped or chosen. */
  readonly files: readonly ImportSource[];
  /** Whether a cluster is expected: how to get one is then said at once. */
  readonly forCluster: boolean;
  /** The document with what was pasted in it, as one edit; `path` is where that stands, `''` for the whole. */
  readonly onInsert: (inserted: Inserted, label: string) => void;
  /** An imported cluster as a scenario of its own. */
  readonly onOpen: (text: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
  /** A text that is too long for the field. */
  readonly onLongText: (text: string) => void;
  readonly onRemoveFile: (source: ImportSource) => void;
  readonly onCancel: () => void;
  readonly readCluster: ReadCluster;
  readonly copyButton: CopyButtonType;
}

/** More than this is not put into the field but kept like a file: a field with megabytes is slow. Characters. */
const LONG_TEXT = 100_000;
/** Wait after the last key before the worker is asked, ms. */
const PAUSE_MS = 200;

/**
 * Takes a task definition as people have it, a service, a whole scenario, or what the AWS CLI prints of a cluster and Copilot manifests in any number of
 * documents; says what it is and what is wrong with it, and puts it into the document or opens it.
 */
export function PastePanel(props: PastePanelProps): ReactNode {
  const { text, files, forCluster, onInsert, onOpen, onCancel } = props;
  const [typed, setTyped] = useState('');
  const read = useDeferredValue(typed);
  const isCluster = files.length > 0 || looksLikeCluster(read);
  const pasted = useMemo(() => (isCluster ? NOTHING : recognise(read, text)), [read, text, isCluster]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [replaceNames, setReplaceNames] = useState(false);
  const [cluster, setCluster] = useState<string | null>(null);
  const [environment, setEnvironment] = useState<string | null>(null);
  const sources = useSources(isCluster ? files : NO_FILES, isCluster ? read : '');
  const { result, isReading } = useCluster(props.readCluster, sources, replaceNames, cluster, environment);
  const imported = result?.text ?? null;
  // They tell all there is: there is nothing to gather.
  const isManifests = (result?.created.length ?? 0) > 0 && result?.cluster === null;
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const use = chosen ?? usualUse(pasted, text);

  const show = ({ offset = 0, length = 0 }: Problem): void => {
    const { current } = area;
    if (current === null) return;
    current.focus();
    current.setSelectionRange(offset, offset + length);
    // Browsers scroll to a selection of their own accord only while typing.
    const line = typed.slice(0, offset).split('\n').length;
    current.scrollTop = Math.max(0, (line - 4) * LINE_HEIGHT_PX);
  };
  const confirm = (): void => {
    switch (pasted.kind) {
      case 'taskDefinition':
        onInsert(insertDefinition(text, pasted.definition, pasted.revision, readUse(use)), `paste ${pasted.family}`);
        break;
      case 'service':
        onInsert(insertServices(text, pasted.services), 'paste a service');
        break;
      case 'scenario':
        onInsert({ text: typed, path: '' }, 'paste a scenario');
        break;
      case 'nothing':
      case 'wrong':
        if (imported !== null) onOpen(imported);
    }
  };
  const addCluster = async (): Promise<void> => {
    const added = await props.readCluster(sources, { replaceNames, cluster, environment, into: text });
    if (added.text !== null) onInsert({ text: added.text, path: '', notes: added.notes }, 'add a cluster');
  };
  const takeLong = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const clipboard = event.clipboardData.getData('text/plain');
    if (clipboard.length < LONG_TEXT) return;
    event.preventDefault();
    props.onLongText(clipboard);
  };
  return (
    <form
      className={styles['panel']}
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <label htmlFor={id} className={controls['hidden']}>
        Task definition, service, scenario or output of the AWS CLI, JSON; or a Copilot manifest, YAML
      </label>
      <textarea
        id={id}
        ref={area}
        className={styles['text']}
        data-small={isCluster || forCluster}
        value={typed}
        placeholder={forCluster ? CLUSTER_PLACEHOLDER : PLACEHOLDER}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={pasted.kind === 'wrong'}
        aria-describedby={`${id}-verdict`}
        onChange={({ target }) => setTyped(target.value)}
        onPaste={takeLong}
      />
      <SourceList sources={files} onFiles={props.onFiles} onRemove={props.onRemoveFile} />
      <div id={`${id}-verdict`} className={styles['verdict']} aria-live="polite">
        <Summary pasted={pasted} />
        <Findings pasted={pasted} text={read} onShow={show} />
        {isCluster && result === null && <p>Reading …</p>}
        {isCluster && result !== null && (
          <ClusterVerdict
            result={result}
            isReading={isReading}
            onCluster={setCluster}
            onEnvironment={setEnvironment}
            copyButton={props.copyButton}
          >
            {result.text !== null && (
              <label className={styles['choice']}>
                <input
                  type="checkbox"
                  checked={replaceNames}
                  onChange={({ target }) => setReplaceNames(target.checked)}
                />
                <span>
                  Replace names{' '}
                  <small>
                    Accounts, ARNs, names, images, roles, secrets and log groups; what has no bearing on a run is left
                    out.
                  </small>
                </span>
              </label>
            )}
          </ClusterVerdict>
        )}
      </div>
      {(forCluster || isCluster) && !isManifests && (
        <HowToGather cluster={result?.cluster ?? null} isOpen={!isCluster} copyButton={props.copyButton} />
      )}
      {pasted.kind === 'taskDefinition' && (
        <UseField id={`${id}-use`} pasted={pasted} document={text} value={use} onChange={setChosen} />
      )}
      <div className={styles['buttons']}>
        <button
          type="submit"
          className={styles['confirm']}
          disabled={isCluster ? imported === null || isReading : pasted.kind === 'nothing' || pasted.kind === 'wrong'}
        >
          {isCluster || (forCluster && pasted.kind === 'nothing') ? 'Open as a scenario' : CONFIRM[pasted.kind]}
        </button>
        {isCluster && (
          <button
            type="button"
            className={styles['cancel']}
            disabled={imported === null || isReading}
            onClick={() => void addCluster()}
          >
            Add to this scenario
          </button>
        )}
        <button type="button" className={styles['cancel']} onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

/** Of the type in which the text is set. */
const LINE_HEIGHT_PX = 18;

const NOTHING: Pasted = { kind: 'nothing' };
const NO_FILES: readonly ImportSource[] = [];

const PLACEHOLDER = `Paste what you have: the input of register-task-definition, the output of
aws ecs describe-task-definition --task-definition web`;

const CLUSTER_PLACEHOLDER = `Paste what aws ecs describe-container-instances, describe-tasks,
describe-services and describe-task-definition print: any number of
documents, in any order. Or Copilot’s manifest.yml files.`;

const CONFIRM: Readonly<Record<Pasted['kind'], string>> = {
  nothing: 'Add',
  wrong: 'Add',
  taskDefinition: 'Add the task definition',
  service: 'Add the service',
  scenario: 'Open the scenario',
};

/** Files and what was typed, once it has stood for a moment. */
function useSources(files: readonly ImportSource[], typed: string): readonly ImportSource[] {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return useMemo(() => (settled.trim() === '' ? files : [...files, { name: '', text: settled }]), [files, settled]);
}
