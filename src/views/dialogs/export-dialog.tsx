import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { exportPresent } from '../../store/importing';
import type { ExportFormat, ScenarioExport } from '../../store/importing';
import { download } from '../../store/scenario-file';
import { Button } from '../controls/button';
import { CopyButton } from '../controls/copy-button';
import { TabPanel, Tabs, useTabsBase } from '../controls/tabs';
import { useSession } from '../session-context';
import { DialogFrame } from './dialog-frame';
import styles from './export-dialog.module.css';

const TABS: readonly {
  readonly id: ExportFormat;
  readonly label: string;
  readonly about: string;
  readonly ending: string;
}[] = [
  {
    id: 'cli',
    label: 'AWS CLI',
    about: 'A script for bash. It asks for your subnets and makes the rest, one command after the other.',
    ending: 'sh',
  },
  {
    id: 'cloudformation',
    label: 'CloudFormation',
    about: 'A template: one stack that makes everything, and that can be deleted as a whole.',
    ending: 'template.json',
  },
];

/** What would build the scenario in an account, to copy and to save. */
export function ExportDialog(): ReactNode {
  const [format, setFormat] = useState<ExportFormat>('cli');
  const result = useExport(format);
  const base = useTabsBase();
  const [tab = TABS[0]] = TABS.filter(({ id }) => id === format);
  return (
    <DialogFrame
      title="Export"
      about="What would build this scenario in an AWS account. Running it costs money."
      width={760}
    >
      <Tabs name="Format" base={base} tabs={TABS} selected={format} onSelect={setFormat} />
      <TabPanel base={base} selected={format} className={styles['panel']}>
        <p className={styles['about']}>{tab?.about}</p>
        {result === null && <p className={styles['about']}>Writing …</p>}
        {result?.ok === false && <Problems result={result} />}
        {result?.ok === true && (
          <>
            <textarea
              className={styles['text']}
              aria-label={`Export for ${tab?.label}`}
              readOnly
              wrap="off"
              spellCheck={false}
              value={result.text}
            />
            <Remarks title="To fill in" items={result.toFillIn} />
            <Remarks title="Not carried over" items={result.leftOut} />
            <p className={styles['buttons']}>
              <CopyButton look="primary" text={() => result.text} />
              <Button onClick={() => download(new Blob([result.text], { type: 'text/plain' }), tab?.ending ?? 'txt')}>
                Save as a file
              </Button>
            </p>
          </>
        )}
      </TabPanel>
    </DialogFrame>
  );
}

/** The scenario on the page as it is when the dialog opens; null while it is being written. */
function useExport(format: ExportFormat): ScenarioExport | null {
  const session = useSession();
  const [written, setWritten] = useState<{ readonly format: ExportFormat; readonly result: ScenarioExport } | null>(
    null,
  );
  useEffect(() => {
    let isCurrent = true;
    void exportPresent(session, format)
      // The worker crashed: its client says so.
      .catch(() => null)
      .then((result) => {
        if (isCurrent && result !== null) setWritten({ format, result });
      });
    return () => {
      isCurrent = false;
    };
  }, [session, format]);
  return written?.format === format ? written.result : null;
}

function Problems({ result }: { readonly result: Extract<ScenarioExport, { ok: false }> }): ReactNode {
  return (
    <>
      <p>The scenario has errors: fix them first.</p>
      <ul className={styles['list']}>
        {result.problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {path !== '' && <code>{path}</code>} {message}
          </li>
        ))}
      </ul>
    </>
  );
}

function Remarks({ title, items }: { readonly title: string; readonly items: readonly string[] }): ReactNode {
  if (items.length === 0) return null;
  return (
    <details className={styles['remarks']}>
      <summary>
        {title}: {items.length}
      </summary>
      <ul className={styles['list']}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </details>
  );
}
