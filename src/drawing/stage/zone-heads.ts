import { TASK_STATUS } from '../../ecs/status';
import type { CapacityGroupRow } from '../../frame/capacity';
import { TASK, TASK_WIDTH } from '../../frame/frame';
import { lines } from '../marks';
import type { Mark } from '../marks';
import { count, counted, fitName, fittedWidth, lineWidth } from '../text';
import type { FittedText } from '../text';
import type { FlowColumn } from './fargate/flow';
import type { StageLayout } from './layout';
import type { TaskBook } from './task-book';

/** A note in place of a zone's counts while a placement is explained: `2 web tasks, the fewest`. */
export interface ZoneNote {
  readonly text: string;
  readonly best: boolean;
}

/** Tasks of each group whose containers are there or come, in the order of the layout's groups. */
export function tasksPerZone(layout: StageLayout, liveTasks: (instanceIndex: number) => number): number[] {
  return layout.zones.map(({ instances }) => {
    let count = 0;
    for (const index of instances) count += liveTasks(index);
    return count;
  });
}

/** Tasks in each Fargate column whose containers are there or come. */
export function tasksPerColumn(
  columns: readonly Pick<FlowColumn, 'tasks'>[],
  { tasks, rowOf }: Pick<TaskBook, 'tasks' | 'rowOf'>,
): number[] {
  return columns.map((column) => {
    let count = 0;
    for (const task of column.tasks) {
      const row = rowOf(task);
      if (row >= 0 && (tasks[row * TASK_WIDTH + TASK.lastStatus] ?? 0) < TASK_STATUS.STOPPED) count += 1;
    }
    return count;
  });
}

/** What is said of Auto Scaling groups in place of counts, where the columns are capacity providers: the longest that fits. Null for others. */
export function groupTexts(
  layout: StageLayout,
  groups: ReadonlyMap<string, CapacityGroupRow>,
): readonly (readonly string[] | null)[] {
  return layout.zones.map(({ zone }) => {
    const group = groups.get(zone);
    if (!group) return null;
    const { instances, desiredCapacity, maxSize } = group;
    const [now, wanted, most] = [count(instances), count(desiredCapacity), count(maxSize)];
    return [
      `N ${now} · desired ${wanted} · maximum ${most}`,
      `N ${now} · desired ${wanted} · max ${most}`,
      `${now} of ${wanted}, max ${most}`,
      `${now} of ${wanted}`,
    ];
  });
}

/** What the heads say of the zones, beside their names. */
export interface ZoneFacts {
  /** In the order of the layout's zones. */
  readonly taskCounts: readonly number[];
  /** The same in Fargate's columns. */
  readonly fargateCounts?: readonly number[];
  /** What is said in place of the counts of a group, in the order of the layout's zones: longest first. */
  readonly groupTexts?: readonly (readonly string[] | null)[] | null;
  readonly notes: ReadonlyMap<string, ZoneNote> | null;
  /** Zones that have lost all their instances. */
  readonly failed: ReadonlySet<string>;
  /** Nodes and pods are counted, in a world with the EKS lens. */
  readonly pods?: boolean;
  /** What can be seen of the layout, in its px: the texts of a zone whose ends were panned out of it stay in sight. */
  readonly window: { readonly from: number; readonly to: number };
}

/** What the camera shows of a layout from left to right, less its margins. */
export function windowOf({ metrics }: StageLayout, panX: number, width: number): ZoneFacts['window'] {
  return { from: metrics.left - panX, to: width - metrics.left / 2 - panX };
}

const FARGATE = 'Fargate';

interface Head {
  readonly zone: string;
  readonly x: number;
  readonly width: number;
  readonly strike: boolean;
  readonly note: ZoneNote | null;
  /** Beside the name: the first that fits. */
  readonly texts: readonly string[];
}

/** The heads over the columns: name, counts, and the rule below them; over a failed zone a row of crosses, and its name struck through. */
export function zoneHeadMarks(layout: StageLayout, facts: ZoneFacts): Mark[] {
  const { taskCounts, fargateCounts = [], groupTexts = null, notes, failed, pods = false } = facts;
  const zones = layout.zones.map((zone, index): Head => ({
    ...zone,
    note: notes?.get(zone.zone) ?? null,
    strike: layout.byZone && failed.has(zone.zone),
    texts: groupTexts?.[index] ?? countTexts(zone.instances.length, taskCounts[index] ?? 0, pods),
  }));
  const fargate = layout.fargate.map(({ name, zone, x, width }, index): Head => ({
    zone: name,
    x,
    width,
    note: null,
    strike: zone !== null && failed.has(zone),
    texts: [counted(fargateCounts[index] ?? 0, pods ? 'pod' : 'task')],
  }));
  return [...zones, ...fargate].flatMap((head) => headMarks(layout, head, facts.window));
}

function headMarks(layout: StageLayout, head: Head, window: ZoneFacts['window']): Mark[] {
  const { zoneNameY: y, zoneRuleY, unit } = layout.metrics;
  const { note, strike } = head;
  const size = 11 * unit;
  const fitted = zoneName(layout, head.zone, head.width);
  // Beside its zone the word is enough, where there is no room for more.
  const isCut = head.zone.startsWith(FARGATE) && fitted?.text.endsWith('…') === true;
  const nameSize = isCut ? size : layout.metrics.zoneType;
  const name = isCut ? fitName(FARGATE, head.width, size, 600) : fitted;
  const nameWidth = name ? fittedWidth(name, nameSize, 600) : 0;
  // The name leaves the window with the end of its column, never with its beginning.
  const from = Math.max(head.x, Math.min(window.from, head.x + head.width - nameWidth));
  const to = Math.min(head.x + head.width, window.to);
  const room = to - from - nameWidth - 8;
  const texts = note ? [note.text] : head.texts;
  const text = texts.find((each) => lineWidth(each, size) <= room);
  const marks: Mark[] = [
    strike
      ? crosses(head.x, head.x + head.width, zoneRuleY, unit)
      : lines([[head.x, zoneRuleY, head.x + head.width, zoneRuleY]], { stroke: 'ink2', strokeWidth: 1.5 * unit }),
  ];
  if (name)
    marks.unshift({
      kind: 'text',
      ...name,
      x: from,
      y,
      anchor: 'start',
      size: nameSize,
      weight: 600,
      fill: 'ink',
      strike,
    });
  if (text) {
    const fill = note?.best ? 'accent' : 'ink3';
    marks.push({ kind: 'text', text, x: to, y, anchor: 'end', size, weight: note?.best ? 600 : 400, fill });
  }
  return marks;
}

/** Half the side of a cross, and from one to the next, px. */
const CROSS = 2.5;
const CROSS_PITCH = 10;

/** The rule of a failed zone: ink crosses from end to end. */
function crosses(from: number, to: number, y: number, unit: number): Mark {
  const arm = Math.min(CROSS * unit, (to - from) / 2);
  const gaps = Math.max(1, Math.round((to - from - 2 * arm) / (CROSS_PITCH * unit)));
  const pitch = (to - from - 2 * arm) / gaps;
  const runs = Array.from({ length: gaps + 1 }, (_, index) => from + arm + index * pitch).flatMap((x) => [
    [x - arm, y - arm, x + arm, y + arm],
    [x - arm, y + arm, x + arm, y - arm],
  ]);
  return lines(runs, { stroke: 'ink', strokeWidth: 1.5 * unit });
}

function countTexts(instances: number, tasks: number, pods: boolean): string[] {
  const taskText = counted(tasks, pods ? 'pod' : 'task');
  return [`${counted(instances, pods ? 'node' : 'instance')} · ${taskText}`, taskText];
}

/** The zone's name in `room` px; its last part (`1a`) on a phone and where the whole would have to be cut. */
export function zoneName(layout: StageLayout, zone: string, room: number): FittedText | null {
  const size = layout.metrics.zoneType;
  const [, before = '', end] = /^(Fargate )?.*-(\d+[a-z])$/.exec(zone) ?? [];
  const short = end && `${before}${end}`;
  const whole = fitName(zone, room, size, 600);
  if (short === undefined || (layout.metrics.gutter > 0 && whole?.text === zone)) return whole;
  return fitName(short, room, size, 600);
}

/** `CPU` and `mem` beside the first instance. */
export function gutterMarks(
  layout: StageLayout,
  first: { readonly cpuMiddle: number; readonly memoryMiddle: number } | null,
): Mark[] {
  const { left, unit } = layout.metrics;
  const { gutter } = layout.arrangement;
  if (gutter === 0 || !first || layout.level === 'map' || layout.level === 'bars') return [];
  const size = 11 * unit;
  const label = (text: string, middle: number): Mark => ({
    kind: 'text',
    text,
    x: left + gutter - 8 * unit,
    y: middle + size * 0.35,
    anchor: 'end',
    size,
    weight: 400,
    fill: 'ink3',
  });
  return [label('CPU', first.cpuMiddle), label('mem', first.memoryMiddle)];
}
