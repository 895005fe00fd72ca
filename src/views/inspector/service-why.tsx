import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DeploymentDetail, ServiceDetail } from '../../frame/explanation';
import type { CatalogOwner, DeploymentRow, ServiceRow } from '../../frame/frame';
import type { WorldView } from '../../store/frame-store';
import { isOlder } from '../../drawing/charts/deployment-bands';
import { useSelection } from '../../store/selection-store';
import { usePlayback } from '../../store/playback-store';
import { eventText } from '../../words/event-words';
import { clock, count } from '../../words/prose';
import {
  deploymentSentence,
  deploymentTimes,
  holdUpOf,
  rolloutReason,
  serviceSentence,
  throttleSentence,
} from '../../words/service-words';
import type { HoldUp } from '../../words/service-words';
import { Button } from '../controls/button';
import { RevisionSwatch } from '../controls/swatch';
import { useSession } from '../session-context';
import { DeploymentChart } from './deployment-chart';
import styles from './inspector.module.css';
import { ServiceHead } from './selection-head';
import { StoppedTasks } from './stopped-tasks';
import own from './service.module.css';
import { useServiceDetail } from './use-answers';

interface ServiceWhyProps {
  readonly view: WorldView;
  readonly service: ServiceRow;
  readonly owner: CatalogOwner;
}

/** How a service keeps its promise: the sentence, its deployments between the lines that they may not cross, and their list. */
export function ServiceWhy({ view, service, owner }: ServiceWhyProps): ReactNode {
  const { detail, known } = useServiceDetail(service.ownerIndex);
  const [framed, setFramed] = useState<string | null>(null);
  const durationMs = usePlayback((playback) => playback.durationMs);
  const waitingIndex = view.waiting.findIndex(
    ({ ownerIndex, retries }) => retries && ownerIndex === service.ownerIndex,
  );
  const waiting = view.waiting[waitingIndex];
  const holdUp = holdUpOf(service, view.events, waiting, view.frame.timeMs);
  const shown = known?.detail ?? detail;
  const chosen = shown?.deployments.find(({ id }) => id === framed) ?? null;
  const stretch = chosen && known ? stretchOf(chosen, known.atMs / 1_000) : { from: 0, to: durationMs / 1_000 };
  return (
    <>
      <ServiceHead service={service} owner={owner} />
      <p className={styles['story']}>{serviceSentence(service)}</p>
      {holdUp && <HeldUp holdUp={holdUp} />}
      {waiting && (
        <p className={styles['note']}>
          {count(waiting.count, 'task')} without a place.{' '}
          <Button look="link" onClick={() => useSelection.getState().select({ kind: 'waiting', index: waitingIndex })}>
            Why nowhere, and what would place {waiting.count === 1 ? 'it' : 'them'}?
          </Button>
        </p>
      )}
      <section className={styles['section']}>
        <div className={own['heading']}>
          <h3>Tasks over time</h3>
          {chosen && (
            <button type="button" className={own['whole']} onClick={() => setFramed(null)}>
              Whole run
            </button>
          )}
        </div>
        {shown && known && <DeploymentChart detail={shown} knownMs={known.atMs} colour={owner.colour} {...stretch} />}
      </section>
      {detail && (
        <section className={styles['section']}>
          <h3>Deployments</h3>
          <DeploymentList
            detail={detail}
            service={service}
            holdUp={holdUp}
            colour={owner.colour}
            framed={framed}
            onFrame={(id) => setFramed(id === framed ? null : id)}
          />
        </section>
      )}
      {detail && <StoppedTasks detail={detail} />}
    </>
  );
}

/** What holds the deployment up, and the same in ECS's words: a click goes to when it said so. */
function HeldUp({ holdUp: { sentence, event } }: { readonly holdUp: HoldUp }): ReactNode {
  const session = useSession();
  return (
    <section className={own['stuck']} aria-label="What holds the deployment up">
      <p>{sentence}</p>
      {event && (
        <p className={own['said']}>
          <button type="button" onClick={() => session.seek(event.atMs)}>
            ECS at {clock(event.atMs)}
          </button>
          : “{eventText(event)}”
        </p>
      )}
    </section>
  );
}

/** Steps by which the stretch of a deployment that is under way grows, so that it does not creep while it plays. Seconds. */
const STRETCHES = [60, 120, 300, 600, 1_200, 3_600, 7_200, 86_400];

/** A deployment from shortly before its beginning to shortly after its end. */
function stretchOf({ createdAt, endedAt }: DeploymentDetail, known: number): { from: number; to: number } {
  const from = Math.max(0, createdAt - 5);
  const needed = (endedAt ?? known) + 5 - from;
  return { from, to: from + (STRETCHES.find((step) => step >= needed) ?? needed) };
}

interface DeploymentListProps {
  readonly detail: ServiceDetail;
  readonly service: ServiceRow;
  readonly holdUp: HoldUp | null;
  readonly colour: number;
  readonly framed: string | null;
  readonly onFrame: (id: string) => void;
}

/** Newest first; a click shows its stretch of time in the chart. */
function DeploymentList({ detail, service, holdUp, colour, framed, onFrame }: DeploymentListProps): ReactNode {
  const newestFirst = detail.deployments.toReversed();
  return (
    <ol className={own['deployments']}>
      {newestFirst.map((deployment, index) => {
        const row = service.deployments.find(({ id }) => id === deployment.id);
        return (
          <li key={deployment.id}>
            <button
              type="button"
              className={own['deployment']}
              aria-pressed={deployment.id === framed}
              aria-label={`${deploymentSentence(deployment)}. Show its time in the chart.`}
              onClick={() => onFrame(deployment.id)}
            >
              <RevisionSwatch colour={colour} older={isOlder(detail.deployments, newestFirst.length - 1 - index)} />
              <b>{deployment.taskDefinition}</b>
              <span>{deployment.status}</span>
              <span className={own['rollout']}>{deployment.rolloutState}</span>
            </button>
            <p className={own['more']}>{moreOf(deployment, row, deployment.status === 'PRIMARY' ? holdUp : null)}</p>
          </li>
        );
      })}
    </ol>
  );
}

/** Counts, failures, stage and reason: what there is of them. */
function moreOf(deployment: DeploymentDetail, row: DeploymentRow | undefined, holdUp: HoldUp | null): string {
  const { runningCount = 0, pendingCount = 0, failedTasks = 0, stage, productionTraffic } = row ?? {};
  const parts = [
    row === undefined ? '' : `${runningCount} running${pendingCount > 0 ? `, ${pendingCount} pending` : ''}`,
    failedTasks > 0 ? count(failedTasks, 'failed task') : '',
    stage ?? '',
    typeof productionTraffic === 'number' ? `${productionTraffic}% of the traffic` : '',
  ].filter(Boolean);
  const sentences = [
    holdUp === null ? '' : `Stuck since ${clock(holdUp.sinceMs)}.`,
    rolloutReason(deployment.rolloutStateReason),
    throttleSentence(deployment),
  ].filter(Boolean);
  return [`${[deploymentTimes(deployment), ...parts].join(', ')}.`, ...sentences].join(' ');
}
