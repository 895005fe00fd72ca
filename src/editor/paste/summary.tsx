import { Check, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Pasted } from './recognise';
import styles from './paste-panel.module.css';

/** What was pasted, in a line. */
export function Summary({ pasted }: { readonly pasted: Pasted }): ReactNode {
  if (pasted.kind === 'nothing') return null;
  const Icon = pasted.kind === 'wrong' ? CircleX : Check;
  return (
    <p className={styles['summary']}>
      <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
      <span>{words(pasted)}</span>
    </p>
  );
}

function words(pasted: Exclude<Pasted, { kind: 'nothing' }>): ReactNode {
  switch (pasted.kind) {
    case 'wrong':
      return <strong>{pasted.what}</strong>;
    case 'scenario':
      return (
        <>
          A whole scenario: <strong>{pasted.name}</strong>. It takes the place of the one that is open; undo brings that
          back.
        </>
      );
    case 'service':
      return (
        <>
          <strong>{pasted.services.map(({ serviceName }) => String(serviceName)).join(', ')}</strong>, CreateService
          input
          {pasted.left.length > 0 && `, without what describe-services adds (${pasted.left.join(', ')})`}.
        </>
      );
    case 'taskDefinition':
      return (
        <>
          <strong>
            {pasted.family}:{pasted.revision}
          </strong>
          , good for {pasted.compatibilities.join(', ')}. A task takes {pasted.cpuUnits.toLocaleString('en-US')} CPU and{' '}
          {pasted.memoryMiB.toLocaleString('en-US')} MiB.
        </>
      );
  }
}
