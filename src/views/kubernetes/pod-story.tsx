import type { ReactNode } from 'react';
import type { KubernetesExplanation } from '../../frame/kubernetes';
import type { WorldView } from '../../store/frame-store';
import { openDialog } from '../../store/dialog-store';
import { EKS_LENS } from '../../words/kubernetes-lens';
import { ecsSentence, podSentence, podWords } from '../../words/kubernetes-words';
import { count } from '../../words/prose';
import { Button } from '../controls/button';
import { ProseText } from '../controls/prose';
import { DecisionSteps } from '../inspector/decision-steps';
import inspector from '../inspector/inspector.module.css';
import { usePodExplanation } from '../inspector/use-answers';
import why from '../inspector/why.module.css';
import styles from './kubernetes.module.css';
import { NodeFilters } from './node-filters';
import { NodeScores } from './node-scores';

interface PodStoryProps {
  readonly view: WorldView;
  readonly decision: number;
  /** It has a heading of its own, because nothing else says whose pod it is. */
  readonly titled?: boolean;
  /** How many pods wait for the same; absent where that is not asked about. */
  readonly waiting?: number;
}

/** Why a pod is on its node, or on none: what the filters left, what each plugin gave, and what ECS would have done. */
export function PodStory({ view, decision, titled = false, waiting }: PodStoryProps): ReactNode {
  const explanation = usePodExplanation(decision);
  if (explanation === null) return null;
  const { message, chosen, pod } = explanation;
  return (
    <>
      {titled && <PodHead pod={pod} state={stateWords(chosen, waiting)} />}
      <p className={styles['lens']}>
        <b>{EKS_LENS.name}</b> {EKS_LENS.what}{' '}
        <Button look="link" onClick={() => openDialog('how-real', 'eks-lens')}>
          What it assumes
        </Button>
      </p>
      <p className={inspector['story']} aria-live="polite">
        <ProseText prose={podSentence(explanation)} /> {podWords(explanation)}
      </p>
      {message !== null && (
        <figure className={styles['message']}>
          <figcaption>FailedScheduling</figcaption>
          <code>{message}</code>
        </figure>
      )}
      <DecisionSteps kind="place" decision={decision} at={explanation.at} placed={chosen !== null} />
      <NodeFilters view={view} decision={decision} explanation={explanation} />
      {chosen !== null && <NodeScores key={decision} view={view} explanation={explanation} />}
      <section className={why['section']} aria-label="And ECS?">
        <h3>And ECS?</h3>
        <p className={why['answer']}>
          <ProseText prose={ecsSentence(explanation)} />
        </p>
      </section>
    </>
  );
}

function PodHead({ pod, state }: { readonly pod: KubernetesExplanation['pod']; readonly state: string }): ReactNode {
  return (
    <div className={inspector['head']}>
      <h2>{pod.owner}</h2>
      <span className={inspector['state']}>{state}</span>
      <span className={inspector['aside']}>{pod.taskDefinition}</span>
    </div>
  );
}

function stateWords(chosen: string | null, waiting: number | undefined): string {
  if (waiting !== undefined) return `${count(waiting, 'pod')} Pending`;
  return chosen === null ? 'Pending' : 'scheduled';
}
