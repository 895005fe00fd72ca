import type { ReactNode } from 'react';
import { useBranches } from '../../store/branches-store';
import { useCompare } from '../../store/compare-store';
import { differenceWords } from '../../words/run-words';
import styles from './transport.module.css';

/** How the compared run differs at the present moment, in one sentence. */
export function DifferenceLine(): ReactNode {
  const difference = useCompare((state) => state.difference);
  const id = useCompare((state) => state.branch);
  const branch = useBranches((state) => state.branches.find((it) => it.id === id));
  if (!branch) return null;
  return (
    <output className={styles['difference']}>
      {difference ? differenceWords(difference, branch.name) : `Running ${branch.name} …`}
    </output>
  );
}
