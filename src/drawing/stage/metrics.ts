import type { Catalog } from '../../frame/frame';
import { lineWidth } from '../text';

/** Measures of the stage's furniture in px, for the size of the place it is drawn in. */

/** Where the stage is shown: beside panes, on a phone, or on a projector, where everything is 1.75 times as large. */
export type StageForm = 'desktop' | 'phone' | 'present';

export interface StageViewport {
  readonly width: number;
  readonly height: number;
  readonly form: StageForm;
  /** On a projector: how many times larger than 1280 x 720 the whole screen is; 1 when absent. */
  readonly scale?: number;
}

export function sameViewport(a: StageViewport, b: StageViewport): boolean {
  return a.width === b.width && a.height === b.height && a.form === b.form && (a.scale ?? 1) === (b.scale ?? 1);
}

export interface StageMetrics {
  /** Factor on type and lines: 1, or 1.75 on a projector of 1280 x 720. */
  readonly unit: number;
  /** Size of the type in which a zone is named. */
  readonly zoneType: number;
  /** Free space at the left, before the gutter, and at the right. */
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** Room for the words `CPU` and `mem` beside the first instance. */
  readonly gutter: number;
  /** Height of the first load balancer's line, and from one to the next. */
  readonly balancerY: number;
  readonly balancerPitch: number;
  /** Height of a row of its own for a line's name, 0 where it stands beside the stations'. */
  readonly balancerNameRow: number;
  /** Height of the rail over the zones, along which tasks travel: below the load balancers. */
  readonly railY: number;
  readonly zoneNameY: number;
  readonly zoneRuleY: number;
  /** Top of the first instance's head. */
  readonly contentTop: number;
  /** Between zones; narrower where columns are. */
  readonly zoneGap: number;
  readonly zoneGapNarrow: number;
  /** Between sub-columns of a zone. */
  readonly columnGap: number;
  /** Between an instance and the next one's head. */
  readonly rowGap: number;
  readonly head: number;
  /** From an instance's name down to its CPU lane. */
  readonly headBaseline: number;
  /** Room below the memory lane for one row of GPUs. */
  readonly gpuRow: number;
  /** Level Bars: thickness of a bar, between the two, head with the id, between columns and rows. */
  readonly bar: number;
  readonly barGap: number;
  readonly barHead: number;
  readonly barColumnGap: number;
  readonly barRowGap: number;
  /** Column widths from which bars carry the id, and the type too. */
  readonly barIdFrom: number;
  readonly barTypeFrom: number;
  /** Level Map: between cells, and width of a pitch against its height. */
  readonly cellGap: number;
  readonly cellAspect: number;
}

const NO_GROUPS = { targetGroups: [] };

/** Target groups that have a line of their own; the last line speaks for the rest. */
const MOST_LINES = 4;

/** Lines of load balancers over the zones: none where the scenario has none, and then nothing is moved down for them. */
export function balancerLinesOf({ targetGroups }: Pick<Catalog, 'targetGroups'>): number {
  return Math.min(MOST_LINES, targetGroups.length);
}

/** Length that a target group's name may have beside the gutter, px. */
const SHORT_NAME = 42;

/** The measures for one place to draw in, with lines for these target groups. */
export function metricsOf(viewport: StageViewport, groups: Pick<Catalog, 'targetGroups'> = NO_GROUPS): StageMetrics {
  const phone = viewport.form === 'phone';
  const presents = viewport.form === 'present';
  const unit = presents ? 1.75 * (viewport.scale ?? 1) : 1;
  const px = (value: number): number => Math.round(value * unit * 2) / 2;
  const { targetGroups } = groups;
  const long = targetGroups.length > 1 || targetGroups.some(({ name }) => lineWidth(name, 11) > SHORT_NAME);
  const balancerNameRow = px(long && !phone ? 13 : 0);
  const balancerPitch = px(24) + balancerNameRow;
  const balancersHeight = balancerLinesOf(groups) * balancerPitch;
  const zoneRuleY = px(phone ? 26 : 44) + balancersHeight;
  return {
    unit,
    zoneType: presents ? px(15) : 13,
    left: px(16),
    right: px(phone ? 16 : 26),
    bottom: px(12),
    gutter: phone ? 0 : px(30),
    balancerY: px(18) + balancerNameRow,
    balancerNameRow,
    balancerPitch,
    railY: px(phone ? 4 : 12) + balancersHeight,
    zoneNameY: zoneRuleY - px(8),
    zoneRuleY,
    contentTop: zoneRuleY + px(8),
    zoneGap: px(20),
    zoneGapNarrow: px(10),
    columnGap: px(14),
    rowGap: px(15),
    head: px(25),
    headBaseline: px(8),
    gpuRow: px(13),
    bar: px(9),
    barGap: px(2),
    barHead: px(15),
    barColumnGap: px(12),
    barRowGap: px(9),
    barIdFrom: 56,
    barTypeFrom: 96,
    cellGap: 1.5,
    cellAspect: 0.9,
  };
}
