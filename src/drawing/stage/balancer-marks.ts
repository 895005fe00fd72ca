import { TARGET_STATES } from '../../frame/frame';
import { lines } from '../marks';
import type { Colour, Mark } from '../marks';
import { count, fitName, fittedWidth, lineWidth } from '../text';
import type { Balancers, Crowd, Station } from './balancers';
import { hullColour } from './hull-marks';
import type { StageLayout } from './layout';

/** Lines, stations and names of load balancers. A station's form is its target's state, its colour the service. */

interface BalancerStyle {
  readonly layout: StageLayout;
  /** What can be seen of the layout, in its px. */
  readonly window: { readonly from: number; readonly to: number };
  /** The selected task, -1 for none. */
  readonly selected: number;
}

/** Thickness of a line without traffic to show, and of one that carries all of it. */
const LINE = 1.5;
const ALL_TRAFFIC = 4;

export function balancerMarks(balancers: Balancers, style: BalancerStyle): Mark[] {
  const { layout, window, selected } = style;
  const { unit, left, balancerNameRow } = layout.metrics;
  const to = Math.max(left, ...[...layout.zones, ...layout.fargate].map(({ x, width }) => x + width));
  const size = 11 * unit;
  const marks: Mark[] = [];
  for (const { y, name, traffic } of balancers.lines) {
    const width = traffic === null ? LINE : 0.5 + ((ALL_TRAFFIC - 0.5) * traffic) / 100;
    marks.push(lines([[left, y, to, y]], { stroke: traffic === 0 ? 'rule' : 'ink2', strokeWidth: width * unit }));
    const share = traffic === null ? '' : ` ${count(traffic)}%`;
    const first = balancerNameRow > 0 ? undefined : balancers.stations.find((it) => it.y === y && it.room > 0);
    const room = (first?.x ?? to) - left - 6 * unit - lineWidth(share, size, 600);
    const fitted = fitName(name, Math.max(0, room), size);
    const x = Math.max(left, window.from);
    const text = { kind: 'text', y: y - 6 * unit - balancerNameRow, anchor: 'start', size } as const;
    if (fitted) marks.push({ ...text, ...fitted, x, weight: 400, fill: 'ink3' });
    if (share !== '')
      marks.push({
        ...text,
        text: share.trim(),
        x: x + (fitted ? fittedWidth(fitted, size) + 4 * unit : 0),
        weight: 600,
        fill: 'ink',
      });
  }
  for (const crowd of balancers.crowds) marks.push(...crowdMarks(crowd, unit));
  for (const station of balancers.stations) marks.push(...stationMarks(station, unit, station.taskIndex === selected));
  return marks;
}

function stationMarks(station: Station, unit: number, selected: boolean): Mark[] {
  const { x, y, radius, state, name, room } = station;
  const colour = hullColour({ colour: station.colour, older: station.older }, {});
  const fitted = room > 0 ? fitName(name, room, 11 * unit, selected ? 600 : 400) : null;
  return [
    lines([[x, y, x, y + 8 * unit]], { stroke: 'ink2', strokeWidth: unit }),
    ...(selected ? [{ kind: 'circle', x, y, radius: radius + 3, stroke: 'accent', strokeWidth: 2 } as const] : []),
    ...stationForm(state, x, y, radius, colour, unit),
    ...(fitted
      ? [
          {
            kind: 'text',
            ...fitted,
            x: x + (selected ? 11 : 8) * unit,
            y: y - 6 * unit,
            anchor: 'start',
            size: 11 * unit,
            weight: selected ? 600 : 400,
            fill: selected ? 'accent' : 'ink2',
          } as const,
        ]
      : []),
  ];
}

/** Healthy solid, initial hollow, draining hollow with a slash, unhealthy hollow with a cross, unused the tick alone. */
function stationForm(state: number, x: number, y: number, radius: number, colour: Colour, unit: number): Mark[] {
  const reach = radius * 0.72;
  const slash = [x - reach, y + reach, x + reach, y - reach];
  const hollow: Mark = {
    kind: 'circle',
    x,
    y,
    radius: radius - 0.75,
    fill: 'paper',
    stroke: colour,
    strokeWidth: 1.5 * unit,
  };
  const ink = { stroke: 'ink', strokeWidth: 1.5 * unit } as const;
  switch (TARGET_STATES[state]) {
    case 'healthy':
      return [{ kind: 'circle', x, y, radius, fill: colour }];
    case 'initial':
      return [hollow];
    case 'draining':
      return [hollow, lines([slash], ink)];
    case 'unhealthy':
      return [hollow, lines([slash, [x - reach, y - reach, x + reach, y + reach]], ink)];
    default:
      return [];
  }
}

/** Too many to stand apart: how many are in which state, in words. */
function crowdMarks({ x, y, width, counts }: Crowd, unit: number): Mark[] {
  const words = counts.flatMap((each, state) => (each > 0 ? `${count(each)} ${TARGET_STATES[state] ?? ''}` : []));
  const fitted = fitName(words.join(', '), width, 11 * unit);
  if (!fitted) return [];
  return [{ kind: 'text', ...fitted, x, y: y - 6 * unit, anchor: 'start', size: 11 * unit, weight: 400, fill: 'ink2' }];
}
