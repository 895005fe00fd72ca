import type { Selection } from 'd3-selection';
import { clock } from '../text';
import { text } from './chart-parts';
import type { Spans } from './transport-values';
import type { TransportLayout } from './transport-layout';

type Group = Selection<SVGGElement, unknown, null, undefined>;

/** The present moment on the time axis. Drawn with every frame of a run that plays: its parts stay, and only what has changed of them is written. */
export interface NowMark {
  /** Where one is, `x` px from the left; `compact` as in the layout. */
  draw(layout: TransportLayout, x: number, timeMs: number, compact: boolean): void;
}

export function createNowMark(group: Group): NowMark {
  let drawnFor: TransportLayout | null = null;
  let update = (_x: number, _timeMs: number): void => undefined;
  return {
    draw(layout, x, timeMs, compact) {
      if (drawnFor !== layout) {
        drawnFor = layout;
        group.selectAll('*').remove();
        update = drawParts(group, layout, compact);
      }
      update(x, timeMs);
    },
  };
}

/** Answers with the way to move what it draws. */
function drawParts(group: Group, layout: TransportLayout, compact: boolean): (x: number, timeMs: number) => void {
  const { axisY } = layout;
  const gone = group.append('path').attr('stroke', 'var(--ink)').attr('stroke-width', 2);
  const line = group.append('path').attr('stroke', 'var(--accent)').attr('stroke-width', 1);
  const knob = group
    .append('circle')
    .attr('cy', axisY)
    .attr('r', compact ? 7 : 4)
    .attr('fill', 'var(--accent)');
  const flag = compact
    ? null
    : group
        .append('rect')
        .attr('y', axisY + 4)
        .attr('height', 17)
        .attr('rx', 3)
        .attr('fill', 'var(--accent)');
  if (compact) text(group, '', layout.from, layout.labelY, 'start', 'var(--ink)', 600);
  else text(group, '', 0, layout.labelY, 'middle', 'var(--onink)', 600, 12);
  const label = group.select<SVGTextElement>('text');
  let written = '';
  return (x, timeMs) => {
    gone.attr('d', `M${layout.from} ${axisY}H${x}`);
    if (layout.rows.length > 0) line.attr('d', `M${x} ${(layout.rows[0] ?? 0) - 5}V${axisY}`);
    knob.attr('cx', x);
    const words = clock(timeMs);
    const width = words.length * 7 + 12;
    const left = Math.min(layout.to - width / 2, Math.max(layout.from - width / 2, x - width / 2));
    if (words !== written) label.text((written = words));
    flag?.attr('x', left).attr('width', width);
    if (flag) label.attr('x', left + width / 2);
  };
}

/** Figures at the right end of the rows; written anew where they are others. */
export interface ValueLines {
  draw(layout: TransportLayout, lines: readonly Spans[]): void;
}

export function createValueLines(group: Group): ValueLines {
  let written = '';
  return {
    draw(layout, lines) {
      const key = `${layout.to} ${layout.rows.join()} ${JSON.stringify(lines)}`;
      if (key === written) return;
      written = key;
      group.selectAll('*').remove();
      lines.slice(0, layout.rows.length).forEach((spans, row) => {
        const line = group
          .append('text')
          .attr('x', layout.to + 14)
          .attr('y', (layout.rows[row] ?? 0) + 13)
          .attr('xml:space', 'preserve');
        for (const span of spans) {
          line
            .append('tspan')
            .attr('fill', span.strong ? 'var(--ink)' : 'var(--ink3)')
            .attr('font-weight', span.strong ? 600 : 400)
            .text(span.text);
        }
      });
    },
  };
}
