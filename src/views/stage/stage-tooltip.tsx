import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import { instanceFacts, targetFacts, taskFacts } from '../../store/facts';
import type { InstanceFacts, TaskFacts } from '../../store/facts';
import type { WorldView } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import { useWorld } from '../../store/world-store';
import { count, number } from '../../words/prose';
import { targetWords } from '../../words/target-words';
import { StateGlyph } from '../controls/glyphs';
import { instanceStateWords, taskStateWords } from './state-words';
import styles from './stage-tooltip.module.css';

/** Distance of the tooltip from the pointer, and its width, px. */
const OFFSET = 14;
const WIDTH = 260;

/** What the pointer is on: read while hovering, never needed to do anything. */
export function StageTooltip({ host }: { readonly host: RefObject<HTMLElement | null> }): ReactNode {
  const view = useWorld((world) => world.view);
  const hovered = useSelection((selection) => selection.hovered);
  const tooltip = useRef<HTMLDivElement>(null);
  useFollowPointer(host, tooltip);
  if (view === null || hovered === null) return null;
  const task = hovered.kind === 'task' ? taskFacts(view, hovered.taskIndex) : null;
  const instance = hovered.kind === 'instance' ? instanceFacts(view, hovered.instanceIndex) : null;
  if (!task && !instance) return null;
  return createPortal(
    <div ref={tooltip} className={styles['tooltip']} style={{ width: WIDTH }} aria-hidden="true">
      {task && <TaskTip view={view} task={task} />}
      {instance && <InstanceTip instance={instance} />}
    </div>,
    document.body,
  );
}

/** Keeps the tooltip by the pointer without a render per move. */
function useFollowPointer(host: RefObject<HTMLElement | null>, tooltip: RefObject<HTMLElement | null>): void {
  const last = useRef({ x: 0, y: 0 });
  useEffect(() => {
    const element = host.current;
    const move = (event: PointerEvent): void => {
      last.current = { x: event.clientX, y: event.clientY };
      place(tooltip.current, last.current);
    };
    element?.addEventListener('pointermove', move);
    return () => element?.removeEventListener('pointermove', move);
  }, [host, tooltip]);
  useEffect(() => place(tooltip.current, last.current));
}

function place(tooltip: HTMLElement | null, { x, y }: { readonly x: number; readonly y: number }): void {
  if (tooltip === null) return;
  const left = x + OFFSET + WIDTH > window.innerWidth ? x - OFFSET - WIDTH : x + OFFSET;
  const below = y + OFFSET + tooltip.offsetHeight < window.innerHeight;
  tooltip.style.transform = `translate(${left}px, ${below ? y + OFFSET : y - OFFSET - tooltip.offsetHeight}px)`;
}

function TaskTip({ view, task }: { readonly view: WorldView; readonly task: TaskFacts }): ReactNode {
  const { definition } = task;
  const instance = instanceFacts(view, task.instanceIndex);
  const share = (value: number, of: number | undefined): string =>
    of === undefined || of === 0 ? '' : `${Math.round((value / of) * 100)} % of ${task.instanceId ?? ''}`;
  return (
    <>
      <p className={styles['head']}>
        <b>{task.name}</b> <StateGlyph task={task} /> {taskStateWords(task)}
        <span>
          {definition.family}:{definition.revision}
        </span>
      </p>
      <dl className={styles['rows']}>
        <Row
          name="CPU"
          value={number(definition.cpuUnits)}
          note={share(definition.cpuUnits, instance?.cpuUnits.registered)}
        />
        <Row
          name="memory"
          value={`${number(definition.memoryMiB)} MiB`}
          note={share(definition.memoryMiB, instance?.memoryMiB.registered)}
        />
      </dl>
      {targetFacts(view, task.taskIndex).map((target) => (
        <p key={`${target.group.name} ${target.port}`} className={styles['note']}>
          Target of {targetWords(target)}
        </p>
      ))}
    </>
  );
}

function InstanceTip({ instance }: { readonly instance: InstanceFacts }): ReactNode {
  const { cpuUnits, memoryMiB } = instance;
  return (
    <>
      <p className={styles['head']}>
        <b>{instance.id}</b> {instanceStateWords(instance)}
        <span>{instance.instanceType}</span>
      </p>
      <dl className={styles['rows']}>
        <Row name="CPU free" value={number(cpuUnits.free)} note={`of ${number(cpuUnits.registered)}`} />
        <Row name="memory free" value={`${number(memoryMiB.free)} MiB`} note={`of ${number(memoryMiB.registered)}`} />
      </dl>
      <p className={styles['note']}>
        {count(instance.runningTasksCount, 'task')}
        {instance.stranded && '. What is free is stranded: no task of this scenario fits.'}
      </p>
    </>
  );
}

function Row({
  name,
  value,
  note,
}: {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
      </dd>
      <dd>{note}</dd>
    </>
  );
}
