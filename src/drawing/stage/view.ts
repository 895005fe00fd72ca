import type { Catalog } from '../../frame/frame';
import type { ThemeName } from '../tokens';
import type { Differences } from './differences';
import { lightOfInstance, lightOfTask } from './light';
import type { Flow } from './fargate/flow';
import type { Light } from './light';
import type { TaskBook } from './task-book';
import type { StageRef } from './refs';
import type { Tag } from './placement-tags';
import type { HullScene, InstanceScene, StageScene } from './scene';
import type { HullShape } from './hull';
import type { TaskPlaces } from './task-places';

/** What a layer is asked to paint: the scene, and how a person looks at it. */
export interface StageView {
  readonly scene: StageScene;
  readonly places: TaskPlaces;
  /** Micro-VMs of Fargate tasks; null while there are none. */
  readonly flow: Flow | null;
  readonly catalog: Catalog;
  readonly tasks: Int32Array;
  readonly instances: Int32Array;
  readonly book: TaskBook;
  /** Instances whose row has changed since the last picture; what changed of tasks is in the book's news. */
  readonly changedInstances: ReadonlySet<number> | 'all';
  /** Instances that can be seen, by index. */
  readonly inView: readonly number[];
  readonly theme: ThemeName;
  readonly pan: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  /** The owner that is lit; tasks of others turn grey. */
  readonly litOwner: number | null;
  /** What is lit and what fades; another object when it changes. */
  readonly light: Light;
  /** Tasks that are ringed, and the instances they are on; null where nothing is compared. */
  readonly differs: Differences | null;
  readonly selection: StageRef | null;
  /** What a placement's beats say of each instance. */
  readonly beat: ReadonlyMap<number, InstanceBeat> | null;
  /** Tasks that are on their way and are not drawn in their place. */
  readonly hidden: ReadonlySet<number>;
  /** Where hulls are that have not reached their place yet. */
  readonly moved: ReadonlyMap<number, HullShape>;
  /** Real ms in which a change of state is cross-faded; 0 for none. */
  readonly fadeMs: number;
}

/** How one instance takes part in a placement, at the beat on show. */
export interface InstanceBeat {
  /** Strength of its content, 0 to 1. */
  readonly strength: number;
  /** Fine hatch over it: it has no room. */
  readonly hatched?: boolean;
  /** Frame dashed: it fails a constraint. */
  readonly dashed?: boolean;
  readonly tag?: Tag;
  readonly rank?: number;
  /** The number that decided, at the left of its rank. */
  readonly note?: string;
  readonly chosen?: boolean;
}

/** What a filter leaves out. */
const FAR_BACK = 0.28;
/** By shadow: as it is, not pointed at, left out by a filter. */
const INSTANCE_STRENGTHS = [1, 0.4, FAR_BACK] as const;
/** A task that is not a sibling of the selected one is a little back; the rest as its instance. */
const TASK_STRENGTHS = [1, 0.55, FAR_BACK] as const;

/** Strength of a task at the level Bars, by the position of its row. */
export function taskStrength(view: Pick<StageView, 'light' | 'tasks'>, row: number): number {
  return TASK_STRENGTHS[lightOfTask(view.light, view.tasks, row)];
}

/** Strength of an instance's content; text is never dimmed, it is left out or set in `ink2`. */
export function strengthOf(view: StageView, instance: Pick<InstanceScene, 'instanceIndex'>): number {
  const beat = view.beat?.get(instance.instanceIndex);
  if (beat) return beat.strength;
  return INSTANCE_STRENGTHS[lightOfInstance(view.light, instance.instanceIndex)];
}

/** Strength of a hull: that of its instance, less where a filter leaves the task out. */
export function hullStrength(view: StageView, hull: HullScene): number {
  const { owners = null, statuses = null, platforms = null } = view.light.filter ?? {};
  const { differing } = view.light;
  const isOut =
    (differing !== null && !differing.tasks.has(hull.taskIndex)) ||
    (owners !== null && !owners.includes(hull.ownerIndex)) ||
    (statuses !== null && !statuses.includes(hull.status)) ||
    (platforms !== null && !platforms.includes(hull.platform));
  const strength = strengthOf(view, hull);
  if (view.beat) return strength;
  if (isOut) return Math.min(strength, FAR_BACK);
  const { litTasks } = view.light;
  return litTasks && !litTasks.has(hull.taskIndex) ? Math.min(strength, INSTANCE_STRENGTHS[1]) : strength;
}

/** Whether a hull is a sibling of the selected task; null while none is selected. */
export function isSibling({ light: { siblings } }: StageView, hull: HullScene): boolean | null {
  return siblings === null ? null : hull.ownerIndex === siblings;
}

/** One way of drawing the instances and their tasks. Layers are stacked; a change of level cross-fades two of them. */
export interface StageLayer {
  readonly element: HTMLElement | SVGSVGElement;
  paint(view: StageView): void;
  /** Resolves when the layer has painted for the first time; absent where it paints at once. */
  readonly ready?: Promise<void>;
  destroy(): void;
}
