import type { ReactNode } from 'react';
import type { TaskFacts } from '../../store/facts';
import type { WorldView } from '../../store/frame-store';
import { decidedAt, placementSentence } from '../../words/placement-words';
import type { PlacementExplanation } from '../../frame/explanation';
import { Button } from '../controls/button';
import { ProseText } from '../controls/prose';
import { useSession } from '../session-context';
import { Alternatives } from './alternatives';
import { EmptyState } from './empty-states';
import { Funnel } from './funnel';
import styles from './inspector.module.css';
import { Lifecycle } from './lifecycle';
import { TaskHead } from './selection-head';
import { TaskEnding } from './task-ending';
import { useExplanation } from './use-answers';
import { useSelected } from './use-selected';
import { WaitingWhy } from './waiting-why';
import { InstanceWhy } from './instance-why';
import { ServiceWhy } from './service-why';
import { ZoneWhy } from './zone-why';

/** Why is it here: the sentence first, then the picture, then what else could have been. */
export function WhyTab(): ReactNode {
  const selected = useSelected();
  switch (selected.kind) {
    case 'nothing':
    case 'gone':
      return <EmptyState kind={selected.kind} />;
    case 'task':
      return <TaskWhy view={selected.view} task={selected.task} />;
    case 'instance':
      return <InstanceWhy view={selected.view} instance={selected.instance} />;
    case 'service':
      return <ServiceWhy view={selected.view} service={selected.service} owner={selected.owner} />;
    case 'zone':
      return <ZoneWhy view={selected.view} zone={selected.zone} />;
    case 'waiting':
      return <WaitingWhy view={selected.view} group={selected.group} />;
  }
}

function TaskWhy({ view, task }: { readonly view: WorldView; readonly task: TaskFacts }): ReactNode {
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
      {explanation && <DecidedAt explanation={explanation} />}
      {explanation && <Funnel catalog={view.catalog} owner={task.owner.name} explanation={explanation} />}
      {explanation?.alternatives && <Alternatives explanation={explanation} alternatives={explanation.alternatives} />}
      <Lifecycle task={task} />
    </>
  );
}

/** The reasons are those of a moment; from here a person goes there. */
function DecidedAt({ explanation }: { readonly explanation: PlacementExplanation }): ReactNode {
  const session = useSession();
  return (
    <p className={styles['note']}>
      {decidedAt(explanation)}, as the cluster was then.{' '}
      <Button look="link" onClick={() => session.seek(explanation.at * 1_000)}>
        Go there
      </Button>
    </p>
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
