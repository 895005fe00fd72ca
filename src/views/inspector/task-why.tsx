import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { StopExplanation } from '../../frame/stop-explanation';
import type { TaskFacts } from '../../store/facts';
import type { WorldView } from '../../store/frame-store';
import { placementSentence } from '../../words/placement-words';
import { ProseText } from '../controls/prose';
import { DecisionSteps } from './decision-steps';
import { FargateWhy } from './fargate-why';
import styles from './inspector.module.css';
import { Lifecycle } from './lifecycle';
import { PlacementStory } from './placement-story';
import { ProviderLink } from './provider-link';
import { TaskHead } from './selection-head';
import { TaskEnding } from './task-ending';
import { StopStory } from './stop-story';
import { PodStory } from '../later';
import { useDecisions, useEksLens, useExplanation, useStopExplanation } from './use-answers';
import { WhatIfList } from './what-if';
import own from './why.module.css';

/** Why a task is where it is, or why just this one is stopped: the sentence first, then the picture, then what else could have been. */
export function TaskWhy({ view, task }: { readonly view: WorldView; readonly task: TaskFacts }): ReactNode {
  const stop = useStop(task);
  const [story, setStory] = useState<'stop' | 'place'>('stop');
  const tellsStop = story === 'stop';
  const isPod = useEksLens() && task.decision !== null && task.instanceId !== null;
  return (
    <>
      <TaskHead task={task} />
      <TaskEnding task={task} />
      {stop && (
        <fieldset className={own['switch']} aria-label="Which story">
          <button type="button" aria-pressed={tellsStop} onClick={() => setStory('stop')}>
            Why stopped?
          </button>
          <button type="button" aria-pressed={!tellsStop} onClick={() => setStory('place')}>
            Why here?
          </button>
        </fieldset>
      )}
      {stop && tellsStop && <StopStory view={view} decision={stop.decision} explanation={stop.explanation} />}
      {(stop === null || !tellsStop) &&
        (isPod ? (
          <PodStory view={view} decision={task.decision ?? -1} />
        ) : task.platform.kind === 'ec2' || task.decision !== null ? (
          <PlaceStory view={view} task={task} />
        ) : (
          <FargateWhy view={view} task={task} />
        ))}
      <Lifecycle task={task} />
    </>
  );
}

interface Stop {
  readonly decision: number;
  readonly explanation: StopExplanation;
}

/** The choice that stopped a task, where a scheduler has chosen it among others; null where none has, undefined until that is known. */
function useStop(task: TaskFacts): Stop | null | undefined {
  const { taskIndex } = task;
  const isStopping = task.desiredStatus === 'STOPPED';
  const query = useMemo(
    () => (isStopping ? ({ kind: 'stop', taskIndex, most: 1 } as const) : null),
    [isStopping, taskIndex],
  );
  const decisions = useDecisions(query);
  const decision = decisions?.[0]?.number ?? null;
  const explanation = useStopExplanation(decision);
  if (query === null || decisions?.length === 0) return null;
  return decision === null || explanation === null ? undefined : { decision, explanation };
}

function PlaceStory({ view, task }: { readonly view: WorldView; readonly task: TaskFacts }): ReactNode {
  const { decision } = task;
  const explanation = useExplanation(decision);
  return (
    <>
      <p className={styles['story']} aria-live="polite">
        {decision === null ? (
          <StartWords view={view} task={task} />
        ) : (
          explanation && <ProseText prose={placementSentence(explanation, view.catalog)} />
        )}
      </p>
      {decision !== null && explanation && (
        <>
          <DecisionSteps kind="place" decision={decision} at={explanation.at} placed />
          <PlacementStory view={view} decision={decision} explanation={explanation} />
          {task.platform.kind === 'ec2' && <WhatIfList view={view} decision={decision} explanation={explanation} />}
        </>
      )}
    </>
  );
}

/** A task that no strategy placed. */
function StartWords({ view, task }: { readonly view: WorldView; readonly task: TaskFacts }): ReactNode {
  const { kind, capacityProvider } = task.platform;
  if (task.instanceId === null && kind === 'ec2' && capacityProvider !== null)
    return (
      <>
        Nowhere yet: it waits until <ProviderLink catalog={view.catalog} name={capacityProvider} /> has an instance with
        room for it.
      </>
    );
  if (task.instanceId === null) return 'It runs on Fargate, which has no instances to choose from.';
  return (
    <>
      On <b>{task.instanceId}</b>, because the scenario or StartTask names that instance: no strategy was asked.
    </>
  );
}
