import { BookOpen, ExternalLink } from 'lucide-react';
import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { datapointsPicture, fleetPicture, needPicture } from '../../drawing/charts/capacity-need';
import type { SmallPicture } from '../../drawing/charts/capacity-need';
import type { CapacityDetail } from '../../frame/capacity';
import type { Catalog } from '../../frame/frame';
import { openDialog } from '../../store/dialog-store';
import { capacitySteps, fleetLabel } from '../../words/capacity-words';
import type { CapacityStep } from '../../words/capacity-words';
import styles from './capacity.module.css';
import { Picture } from './picture';

/** How M, the metric and the desired capacity come about: a figure, a sentence and, where it helps, a drawing a step. */
export function CapacitySteps({
  detail,
  catalog,
}: {
  readonly detail: CapacityDetail;
  readonly catalog: Catalog;
}): ReactNode {
  const steps = capacitySteps(detail, catalog);
  return (
    <>
      <FleetPicture detail={detail} />
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <li
            key={`${step.id} ${step.group ?? ''}`}
            data-step={step.id}
            data-decides={decides(step, detail) || undefined}
          >
            <b className={styles['figure']}>{step.figure}</b>
            <div>
              <StepPicture step={step} detail={detail} catalog={catalog} />
              <p>
                {step.sentence} <Source source={step.source} />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The accent is for what decided: the group with the largest need, and what is desired in the end. */
function decides({ id, group }: CapacityStep, { need }: CapacityDetail): boolean {
  if (id === 'desired') return true;
  const own = group === undefined ? undefined : need?.groups[group];
  const counted = need?.groups.filter(({ leftOut }) => leftOut === null) ?? [];
  return counted.length > 1 && own === counted.find(({ needed }) => needed === need?.largestNeed);
}

interface StepPictureProps {
  readonly step: CapacityStep;
  readonly detail: CapacityDetail;
  readonly catalog: Catalog;
}

function StepPicture({ step, detail, catalog }: StepPictureProps): ReactNode {
  const { need, row, alarms } = detail;
  const group = step.group === undefined ? undefined : need?.groups[step.group];
  if (group) {
    const { count, perInstance, needed, ownerIndex } = group;
    return <NeedPicture {...{ count, perInstance, needed }} colour={catalog.owners[ownerIndex]?.colour ?? 0} />;
  }
  const metric = need?.reservationMilli ?? 0;
  const target = (row.group?.targetCapacity ?? 100) * 1_000;
  const kind = metric > target ? 'high' : 'low';
  const alarm = alarms.find((each) => each.kind === kind);
  if (step.id !== 'follows' || metric === target || !alarm) return null;
  return <DatapointsPicture breaching={alarm.breaching} datapoints={alarm.datapoints} />;
}

function FleetPicture({ detail: { need, row } }: { readonly detail: CapacityDetail }): ReactNode {
  const { busy = 0, instances = 0, needed = null, desired = 0 } = need ?? {};
  const { booting = 0, leaving = 0, minSize = 0, maxSize = Infinity } = row.group ?? {};
  const within = Math.min(maxSize, Math.max(minSize, desired));
  const fleet = { busy, empty: instances - busy, booting, leaving, needed, desired: within };
  const draw = useCallback(
    (width: number): SmallPicture =>
      fleetPicture({ busy, empty: instances - busy, booting, leaving, needed, desired: within }, width),
    [busy, instances, booting, leaving, needed, within],
  );
  return <Picture draw={draw} label={fleetLabel(fleet)} />;
}

function NeedPicture({
  count,
  perInstance,
  needed,
  colour,
}: {
  readonly count: number;
  readonly perInstance: number;
  readonly needed: number;
  readonly colour: number;
}): ReactNode {
  const draw = useCallback(
    (width: number): SmallPicture => needPicture({ count, perInstance, needed, colour }, width),
    [count, perInstance, needed, colour],
  );
  return <Picture draw={draw} label={`${count} tasks in ${needed} instances`} />;
}

function DatapointsPicture({
  breaching,
  datapoints,
}: {
  readonly breaching: number;
  readonly datapoints: number;
}): ReactNode {
  const draw = useCallback(
    (width: number): SmallPicture => datapointsPicture(breaching, datapoints, width),
    [breaching, datapoints],
  );
  return <Picture draw={draw} label={`${breaching} of ${datapoints} minutes`} />;
}

/** Whose rule it is. */
function Source({ source }: { readonly source: CapacityStep['source'] }): ReactNode {
  if ('url' in source)
    return (
      <a
        className={styles['source']}
        href={source.url}
        target="_blank"
        rel="noreferrer"
        aria-label="AWS docs"
        data-hint="AWS docs"
      >
        <ExternalLink size={13} strokeWidth={1.5} aria-hidden="true" />
      </a>
    );
  const { assumption } = source;
  return (
    <button
      type="button"
      className={styles['source']}
      aria-label="Our assumption"
      data-hint="Our assumption"
      onClick={() => openDialog('how-real', assumption)}
    >
      <BookOpen size={13} strokeWidth={1.5} aria-hidden="true" />
    </button>
  );
}
