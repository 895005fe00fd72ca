import type { ReactNode } from 'react';
import type { TaskFacts } from '../../store/facts';
import type { WorldView } from '../../store/frame-store';
import { placementSentence } from '../../words/placement-words';
import { ProseText } from '../controls/prose';
import { DecisionSteps } from './decision-steps';
import styles from './inspector.module.css';
import { Lifecycle } from './lifecycle';
import { PlacementStory } from './placement-story';
import { TaskHead } from './selection-head';
import { TaskEnding } from './task-ending';
import { useExplanation } from './use-answers';
import { WhatIfList } from './what-if';

/** Why a task is where it is: the sentence first, then the picture, then what else could have been. */
export function TaskWhy({ view, task }: { readonly view: WorldView; readonly task: TaskFacts }): ReactNode {
  const { decision } = task;
  const explanation = useExplanation(decision);
  return (
    <>
      <TaskHead task={task} />
      <TaskEnding task={task} />
      <p className={styles['story']} aria-live="polite">
        {decision === null ? (
          <StartWords task={task} />
        ) : (
          explanation && <ProseText prose={placementSentence(explanation, view.catalog)} />
        )}
      </p>
      {decision !== null && explanation && (
        <>
          <DecisionSteps kind="place" decision={decision} at={explanation.at} placed />
          <PlacementStory view={view} decision={decision} explanation={explanation} />
          <WhatIfList view={view} decision={decision} explanation={explanation} />
        </>
      )}
      <Lifecycle task={task} />
    </>
  );
}

/** A task that no strategy placed. */
function StartWords({ task }: { readonly task: TaskFacts }): ReactNode {
  if (task.instanceId === null) return 'It runs on Fargate, which has no instances to choose from.';
  return (
    <>
      On <b>{task.instanceId}</b>, because the scenario or StartTask names that instance: no strategy was asked.
    </>
  );
}
