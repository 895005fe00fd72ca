import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { createPortal } from 'react-dom';
import { instanceFacts, targetFacts, taskFacts } from '../../store/facts';
import type { InstanceFacts, TaskFacts } from '../../store/facts';
import { taskName } from '../../store/frame-store';
import type { WorldView } from '../../store/frame-store';
import { pointedInstance } from '../../store/pointed';
import { useSelection } from '../../store/selection-store';
import type { Selectable, StageRef } from '../../store/selection-store';
import { useWhy } from '../../store/why-store';
import type { Told } from '../../store/why-store';
import { useWorld } from '../../store/world-store';
import { whyNotSentence } from '../../words/explanation/why-not';
import { whyNotStoppedSentence } from '../../words/explanation/why-not-stopped';
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
  return <Tooltip host={host} view={view} hovered={hovered} told />;
}

interface TooltipProps {
  /** Where the pointer moves. */
  readonly host: RefObject<HTMLElement | null>;
  readonly view: WorldView | null;
  readonly hovered: StageRef | null;
  /** Whether the panels tell of this world: then it is told what they ask of whatever is pointed at. */
  readonly told: boolean;
}

/** The same for any world. */
export function Tooltip({ host, view, hovered, told }: TooltipProps): ReactNode {
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
      {told && <WhyTip view={view} pointed={hovered} />}
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
      {task.platform.kind !== 'ec2' && (
        <p className={styles['note']}>
          {task.platform.kind === 'fargateSpot' ? 'Fargate Spot' : 'Fargate'}, {task.zone}: a micro-VM of its own
        </p>
      )}
      {targetFacts(view, task.taskIndex).map((target) => (
        <p key={`${target.group.name} ${target.port}`} className={styles['note']}>
          Target of {targetWords(target)}
        </p>
      ))}
    </>
  );
}

/** While a story is told: why it did not end at what is pointed at. */
function WhyTip({ view, pointed }: { readonly view: WorldView; readonly pointed: StageRef }): ReactNode {
  const told = useWhy((why) => why.told);
  const selected = useSelection((selection) => selection.selected);
  if (told === null || told.world !== view.frame.world || !asks(selected)) return null;
  const answer = whyNot(told, pointed, view);
  return (
    answer && (
      <p className={styles['why']}>
        <b>{answer.question}</b> {answer.sentence}
      </p>
    )
  );
}

const UNASKED: ReadonlySet<Selectable['kind']> = new Set(['service', 'zone', 'capacityProvider']);

/** Whether what is selected is what the story in the inspector is told, or asked, of. */
function asks(selected: Selectable | null): boolean {
  return selected !== null && !UNASKED.has(selected.kind);
}

function whyNot(
  told: Told,
  pointed: StageRef,
  view: WorldView,
): { readonly question: string; readonly sentence: string } | null {
  const { explanation } = told;
  if (told.kind === 'stop') {
    const name = pointed.kind === 'task' ? taskName(view, pointed.taskIndex) : null;
    if (name === null || name === explanation.chosen) return null;
    return { question: 'Why not stopped?', sentence: whyNotStoppedSentence(told.explanation, name) };
  }
  const id = view.catalog.instances[pointedInstance(pointed) ?? -1]?.id;
  if (id === undefined || id === explanation.chosen) return null;
  const { subject } = told.explanation.request;
  return { question: `Why not ${subject}?`, sentence: whyNotSentence(told.explanation, id) };
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
        {instance.spot && 'Spot. '}
        {instance.capacityProvider !== null && `Capacity provider ${instance.capacityProvider}. `}
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
