import type { ReactNode } from 'react';
import { nodeSentence } from '../../words/kubernetes-words';
import { usePodExplanation } from '../inspector/use-answers';

/** Why a pod is on a node, or not: for who asks about the node. */
export function PodAnswer({ decision, node }: { readonly decision: number; readonly node: string }): ReactNode {
  const explanation = usePodExplanation(decision);
  return explanation && nodeSentence(explanation, node);
}
