import type { ReactNode } from 'react';
import { gatherScript } from '../../scenario/import/commands';
import type { CopyButtonType } from './copy-props';
import styles from './how-to-gather.module.css';

interface HowToGatherProps {
  /** The cluster's name, where it is known. */
  readonly cluster: string | null;
  readonly isOpen: boolean;
  readonly copyButton: CopyButtonType;
}

/** One script that prints all there is to read of a cluster. */
export function HowToGather({ cluster, isOpen, copyButton: CopyButton }: HowToGatherProps): ReactNode {
  const script = gatherScript(cluster ?? 'default');
  return (
    <details className={styles['how']} open={isOpen}>
      <summary>One script that gathers everything</summary>
      <p>
        Run it where the AWS CLI is set up, in CloudShell for instance, and drop the file cluster.json here. It only
        reads.{cluster === null && ' Put the name of your cluster in the fourth line.'}
      </p>
      <div className={styles['script']}>
        <textarea aria-label="Script" readOnly wrap="off" spellCheck={false} value={script} />
        <CopyButton label="Copy the script" text={() => script} />
      </div>
    </details>
  );
}
