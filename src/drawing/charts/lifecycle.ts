import './charts.css';
import { TASK_STATUSES } from '../../ecs/status';
import { dotLines, hatchLines } from '../hatching';
import { lines, polygon, rectangle } from '../marks';
import type { Colour, Mark } from '../marks';
import { createSvgPatterns, drawSvg, svgElement } from '../svg-marks';
import { clock } from '../text';
import { serviceSlot } from '../theme';

/** A task's life as a small Gantt chart: a row per status, in the form that its hull had, and the present moment. */

export interface LifecycleData {
  /** As `TaskDetail.lifecycle`: times in simulated seconds, the last `to` null while it lasts. */
  readonly lifecycle: readonly { readonly status: string; readonly from: number; readonly to: number | null }[];
  readonly nowSeconds: number;
  /** `CatalogOwner.colour`. */
  readonly colour: number;
}

export interface LifecycleChart {
  setData(data: LifecycleData): void;
  destroy(): void;
}

const ROW = 20;
const BAR = 11;
const LABELS = 92;
const TIMES = 44;

/** Draws into `host`; as wide as it. */
export function createLifecycleChart(host: HTMLElement): LifecycleChart {
  const svg = svgElement('svg', { class: 'chart', width: '100%', role: 'img' });
  const defs = svgElement('defs');
  const content = svgElement('g');
  svg.append(defs, content);
  host.append(svg);
  const patterns = createSvgPatterns(defs);
  let data: LifecycleData | null = null;

  function draw(): void {
    if (!data || host.clientWidth === 0) return;
    svg.setAttribute('height', String(data.lifecycle.length * ROW + 8));
    svg.setAttribute('aria-label', describe(data));
    drawSvg(content, lifecycleMarks(data, host.clientWidth), patterns);
  }

  const observer = new ResizeObserver(draw);
  observer.observe(host);
  return {
    setData(next) {
      data = next;
      draw();
    },
    destroy() {
      observer.disconnect();
      svg.remove();
    },
  };
}

/** All marks of the chart at a width in px. */
export function lifecycleMarks({ lifecycle, nowSeconds, colour }: LifecycleData, width: number): Mark[] {
  const from = lifecycle[0]?.from ?? 0;
  const to = Math.max(nowSeconds, ...lifecycle.map((each) => each.to ?? each.from), from + 1);
  const [left, right] = [LABELS, Math.max(LABELS + 20, width - TIMES)];
  const x = (seconds: number): number => left + ((seconds - from) / (to - from)) * (right - left);
  const paint: Colour = `service-${serviceSlot(colour) + 1}`;
  const marks: Mark[] = lifecycle.flatMap((each, row) => {
    const y = row * ROW + 4;
    const current = each.to === null;
    const start = x(each.from);
    const end = Math.max(start + 3, x(each.to ?? Math.max(nowSeconds, each.from)));
    const label: Mark = {
      kind: 'text',
      text: each.status,
      x: 0,
      y: y + BAR - 1,
      anchor: 'start',
      size: 11,
      weight: current ? 600 : 400,
      fill: current ? 'ink' : 'ink3',
      stretch: each.status.length > 12 ? 0.88 : 1,
    };
    const time: Mark = {
      kind: 'text',
      text: clock(each.from * 1000),
      x: width,
      y: y + BAR - 1,
      anchor: 'end',
      size: 11,
      weight: 400,
      fill: 'ink3',
    };
    return [label, ...barMarks(each.status, start, y, end - start, paint), time];
  });
  const now = Math.min(right, x(nowSeconds));
  marks.push(lines([[now, 0, now, lifecycle.length * ROW + 4]], { stroke: 'accent', strokeWidth: 1 }));
  return marks;
}

/** A status's bar, in the form that it has on the stage. */
function barMarks(status: string, x: number, y: number, width: number, colour: Colour): Mark[] {
  const box = rectangle(x, y, width, BAR);
  const outline = (strokeWidth: number, dash?: readonly number[]): Mark =>
    polygon(
      rectangle(x + strokeWidth / 2, y + strokeWidth / 2, Math.max(0.5, width - strokeWidth), BAR - strokeWidth),
      {
        stroke: colour,
        strokeWidth,
        ...(dash && { dash }),
      },
    );
  switch (TASK_STATUSES.find((each) => each === status)) {
    case 'PROVISIONING':
      return [outline(1.25, [3, 2.5])];
    case 'PENDING':
      return [outline(1.5)];
    case 'ACTIVATING':
      return [polygon(rectangle(x, y + BAR / 2, width, BAR / 2), { fill: colour }), outline(1.5)];
    case 'RUNNING':
      return [polygon(box, { fill: colour })];
    case 'DEACTIVATING':
      return [lines(hatchLines(x, y, width, BAR, 5, true), { stroke: colour, strokeWidth: 2.4 }), outline(1.5)];
    case 'STOPPING':
      return [lines(hatchLines(x, y, width, BAR, 7, false), { stroke: colour, strokeWidth: 1.3 }), outline(1.25)];
    case 'DEPROVISIONING':
      return [
        lines(dotLines(x, y, width, BAR, 4), { stroke: colour, strokeWidth: 1.7, round: true }),
        outline(1, [1, 3]),
      ];
    case 'STOPPED':
      return [outline(1), lines([[x, y + BAR, x + width, y]], { stroke: colour, strokeWidth: 1, opacity: 0.45 })];
    default:
      return [];
  }
}

function describe({ lifecycle }: LifecycleData): string {
  return `Lifecycle: ${lifecycle.map(({ status, from }) => `${status} from ${clock(from * 1000)}`).join(', ')}`;
}
