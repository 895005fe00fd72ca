import type { ReactNode } from 'react';
import type { WorldView } from '../../store/frame-store';
import { placementSentence } from '../../words/placement-words';
import { ProseText } from '../controls/prose';
import { DecisionSteps } from './decision-steps';
import styles from './inspector.module.css';
import { PlacementStory } from './placement-story';
import { Rejections } from './rejections';
import { PodStory } from '../later';
import { useEksLens, useExplanation } from './use-answers';
import { WaysOut } from './ways-out';

interface DecisionWhyProps {
  readonly view: WorldView;
  readonly decision: number;
  /** What ECS said. */
  readonly message: string | null;
}

/** Why a placement of the past came to nothing. */
export function DecisionWhy({ view, decision, message }: DecisionWhyProps): ReactNode {
  const explanation = useExplanation(decision);
  const isPod = useEksLens();
  if (isPod) return <PodStory view={view} decision={decision} titled />;
  if (explanation === null) return null;
  const { owner, taskDefinition } = explanation.request;
  return (
    <>
      <div className={styles['head']}>
        <h2>{owner}</h2>
        <span className={styles['state']}>not placed</span>
        <span className={styles['aside']}>{taskDefinition}</span>
      </div>
      <p className={styles['story']}>
        <ProseText prose={placementSentence(explanation, view.catalog)} />
      </p>
      {message !== null && <p className={styles['note']}>ECS said: “{message}”</p>}
      <DecisionSteps kind="place" decision={decision} at={explanation.at} placed={explanation.chosen !== null} />
      <Rejections explanation={explanation} catalog={view.catalog} />
      {explanation.chosen === null && <WaysOut decision={decision} owner={owner} />}
      <PlacementStory view={view} decision={decision} explanation={explanation} />
    </>
  );
}
