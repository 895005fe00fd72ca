import type { ReactNode } from 'react';
import { trayHull } from '../../drawing/glyphs';
import { useLayoutInfo } from '../../store/layout-store';
import { Paths } from '../controls/paths';

interface WaitingHullProps {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly colour: number;
  readonly label?: string;
  /** Thickness of a lane, px. */
  readonly lane?: number;
}

/** Widest hull, px; a longer one is shown smaller. */
const WIDEST = 200;

/** A task without a place, dashed, as long as it would be on the stage, so that the eye can hold it against the gaps. */
export function WaitingHull({ cpuUnits, memoryMiB, colour, label, lane }: WaitingHullProps): ReactNode {
  const columnWidth = useLayoutInfo(({ info }) => info?.columnWidth ?? 220);
  const reference = useLayoutInfo(({ info }) => info?.reference ?? 2048);
  const hull = trayHull({
    cpuUnits,
    memoryMiB,
    colour,
    columnWidth,
    reference,
    ...(label === undefined ? {} : { label }),
    ...(lane === undefined ? {} : { lane }),
  });
  return (
    <svg
      width={Math.min(hull.width, WIDEST)}
      height={hull.height}
      viewBox={`0 0 ${hull.width} ${hull.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      <Paths paths={hull.shapes} />
      {hull.hourglass && <path {...hull.hourglass} />}
      {hull.label && hull.width <= WIDEST && (
        <text x={hull.label.x} y={hull.label.y} textAnchor="middle" fontSize="11" fontWeight="600" fill="var(--ink)">
          {hull.label.text}
        </text>
      )}
    </svg>
  );
}
