import { TASK_STATUSES } from '../../ecs/status';
import { HISTORY_WIDTH } from '../../frame/frame';
import type { EventKind, EventRow } from '../../frame/frame';
import { createDeploymentChart } from '../charts/deployment';
import { createTaskGantt } from '../charts/task-gantt';
import { createTransportChart } from '../charts/transport';
import { MARK_FIELD, STATE_FIELD, markGlyph, stateGlyph, trayHull } from '../glyphs';
import { logoGlyph } from '../logo';
import { createKnockOut } from '../knock-out';
import { fallingLines } from '../knock-out-layout';
import type { KnockOutData, KnockOutRow } from '../knock-out-picture';
import { createScheduler } from '../scheduler';
import { svgElement } from '../svg-marks';
import type { PathProps } from '../svg-props';
import { CANARY, ROLLING, STUCK } from '../testing/deployments';
import { SIDECARS, STARTING } from '../testing/lives';
import { WEB_9 } from '../testing/placement';

/** The charts and glyphs, each in a box of the width that it has on the page. */
export function drawCharts(main: HTMLElement): void {
  const transport = createTransportChart(box(main, 1180, 150), { onSeek() {} }, createScheduler());
  transport.setData({ history: historyByHand(), events: eventsByHand(), timeMs: 42_000, durationMs: 120_000 });
  const compact = createTransportChart(box(main, 360, 60), { onSeek() {} }, createScheduler());
  compact.setData({
    history: historyByHand(),
    events: eventsByHand(),
    timeMs: 42_000,
    durationMs: 120_000,
    compact: true,
  });
  const zones: Readonly<Record<string, string>> = {
    'm5-1': 'a',
    'm5-2': 'a',
    'c5-1': 'a',
    'm5-3': 'b',
    'm5-4': 'b',
    'r5-1': 'b',
  };
  const zoneOf = (id: string): string => zones[id] ?? 'c';
  createKnockOut(box(main, 292, 290), {}).setData({ lines: fallingLines(WEB_9, zoneOf), rows: rowsByHand() });
  createKnockOut(box(main, 292, 200), {}).setData(manyCandidates());
  for (const data of [SIDECARS, STARTING]) {
    for (const width of [292, 480]) createTaskGantt(box(main, width, 0), {}).setData(data);
  }
  for (const data of [ROLLING, STUCK, CANARY])
    createDeploymentChart(box(main, 292, 0), { onMoment() {}, onPoint() {} }).setData(data);
  const glyphs = box(main, 600, 60);
  TASK_STATUSES.forEach((_, status) => glyphs.append(glyph(stateGlyph({ status, colour: status }), STATE_FIELD, 28)));
  const kinds: readonly EventKind[] = ['deployment', 'scaling', 'drain', 'failure', 'action', 'service', 'placement'];
  for (const kind of kinds) glyphs.append(glyph(markGlyph(kind), MARK_FIELD, 10));
  glyphs.append(glyph(logoGlyph(), 24, 20));
  const tray = trayHull({
    cpuUnits: 1024,
    memoryMiB: 1536,
    colour: 3,
    label: 'batch-6',
    columnWidth: 220,
    reference: 2048,
  });
  const hull = glyph(tray.hourglass ? [...tray.shapes, tray.hourglass] : tray.shapes, tray.width, tray.width);
  hull.setAttribute('viewBox', `0 0 ${tray.width} ${tray.height}`);
  glyphs.append(hull);
}

function box(main: HTMLElement, width: number, height: number): HTMLElement {
  const element = document.createElement('div');
  Object.assign(element.style, {
    position: 'relative',
    width: `${width}px`,
    height: height === 0 ? 'auto' : `${height}px`,
    margin: '12px',
    background: 'var(--chrome)',
  });
  main.append(element);
  return element;
}

function glyph(
  paths: readonly (PathProps & { readonly transform?: string })[],
  field: number,
  size: number,
): SVGSVGElement {
  const svg = svgElement('svg', { viewBox: `0 0 ${field} ${field}`, width: size, height: size, style: 'margin:4px' });
  for (const props of paths) {
    const path = svgElement('path');
    for (const [name, value] of Object.entries(props)) {
      path.setAttribute(
        name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        String(value),
      );
    }
    svg.append(path);
  }
  return svg;
}

function historyByHand(): { readonly rows: Float64Array; readonly count: number } {
  const row = (
    time: number,
    desired: number,
    running: number,
    pending: number,
    cpu: number,
    memory: number,
    instances: number,
    cost: number,
  ) => [time * 1000, desired, running, pending, 0, cpu, 100, memory, 100, instances, cost];
  const rows = [
    row(0, 10, 10, 0, 45, 20, 7, 0.84),
    row(12, 18, 11, 7, 52, 24, 7, 0.84),
    row(15, 18, 14, 4, 52, 24, 7, 0.84),
    row(18, 18, 18, 0, 60, 28, 7, 0.84),
    row(20, 18, 18, 0, 60, 28, 8, 0.94),
    row(24, 17, 17, 0, 55, 26, 8, 0.94),
    row(30, 27, 17, 10, 82, 45, 8, 0.94),
    row(33, 27, 21, 6, 82, 45, 8, 0.94),
    row(38, 27, 25, 2, 82, 53, 8, 0.94),
    row(46, 27, 27, 0, 82, 53, 8, 0.94),
    row(58, 26, 26, 0, 75, 45, 7, 0.84),
    row(64, 30, 26, 4, 88, 55, 8, 0.94),
  ];
  return { rows: Float64Array.from(rows.flat()), count: rows.flat().length / HISTORY_WIDTH };
}

function eventsByHand(): EventRow[] {
  const event = (atMs: number, kind: EventKind, sequence: number): EventRow => ({
    sequence,
    atMs,
    kind,
    message: kind,
    ownerIndex: null,
    taskIndexes: [],
    taskNames: [],
    instanceIndexes: [],
    errorCode: null,
  });
  const times: readonly (readonly [number, EventKind])[] = [
    [12_000, 'deployment'],
    [20_000, 'scaling'],
    [24_000, 'drain'],
    [30_000, 'deployment'],
    [58_000, 'failure'],
    [64_000, 'scaling'],
  ];
  return times.map(([atMs, kind], sequence) => event(atMs, kind, sequence));
}

function rowsByHand(): KnockOutRow[] {
  return [
    { remaining: 8, title: 'container instances', detail: '' },
    { remaining: 7, title: 'ACTIVE, agent connected', detail: 'm5-5 is DRAINING' },
    { remaining: 6, title: 'CPU, memory, ports', detail: 'm5-1 RESOURCE:CPU' },
    { remaining: 4, title: 'meet constraints', detail: 'c5-1, r5-1 not m5.*' },
    { remaining: 2, title: 'spread: emptiest zone', detail: 'web: 1b 2, 1a 3, 1c 3' },
    { remaining: 1, title: 'binpack: least memory', detail: '4,198 against 4,710 MiB' },
  ];
}

/** More candidates than lines can be told apart. */
function manyCandidates(): KnockOutData {
  const counts = [5000, 4812, 1204, 1187, 391, 1];
  const rows = rowsByHand().map((row, index) => ({ ...row, remaining: counts[index] ?? 1 }));
  const candidates = Array.from({ length: 40 }, (_, index) => ({
    containerInstance: `a-${index}`,
    rejectedBy: 'AGENT',
  }));
  return { lines: fallingLines({ ...WEB_9, candidates, chosen: null }, () => 'a'), rows };
}
