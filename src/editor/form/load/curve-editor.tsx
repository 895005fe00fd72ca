import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import {
  GUTTER,
  curvePath,
  planeFor,
  pointAt,
  timeLabel,
  timeLabels,
  withAdded,
  withMoved,
  withRemoved,
  xOf,
  yOf,
} from './curve';
import type { Plane } from './curve';
import type { LoadPoints } from './shapes';
import styles from './load.module.css';

interface CurveEditorProps {
  readonly points: LoadPoints;
  /** The present moment of the run in seconds, where there is one. */
  readonly now: number | null;
  /** A new curve, with what was done, as a label of undo. */
  readonly onChange: (points: LoadPoints, label: string) => void;
}

const HEIGHT = 148;
/** Narrower than this, the pointer means the point, px. */
const NEAR = 12;

/** The point that is dragged, and the curve as it is meanwhile; the scenario changes when it is let go. */
interface Drag {
  readonly index: number;
  readonly points: LoadPoints;
  readonly plane: Plane;
}

/**
 * The demand as a curve: points are dragged, a press beside them adds one, Delete or a double click removes the one that has the focus, arrows move it (with Shift by ten
 * steps).
 */
export function CurveEditor({ points, now, onChange }: CurveEditorProps): ReactNode {
  const frame = useRef<HTMLFieldSetElement>(null);
  const width = useWidth(frame);
  const [drag, setDrag] = useState<Drag | null>(null);
  const plane = drag?.plane ?? planeFor(points, width, HEIGHT);
  const shown = drag?.points ?? points;
  const { line, area } = curvePath(shown, plane);

  const placeOf = (event: PointerEvent): readonly [number, number] => {
    const box = frame.current?.getBoundingClientRect();
    return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)];
  };
  const begin = (event: PointerEvent): void => {
    const [x, y] = placeOf(event);
    const near = points.findIndex(([at, value]) => Math.hypot(xOf(plane, at) - x, yOf(plane, value) - y) <= NEAR);
    event.currentTarget.setPointerCapture(event.pointerId);
    if (near >= 0) frame.current?.querySelectorAll('button')[near]?.focus();
    if (near >= 0) setDrag({ index: near, points, plane });
    else setDrag({ ...withAdded(points, pointAt(plane, x, y)), plane });
  };
  const move = (event: PointerEvent): void => {
    if (drag === null) return;
    setDrag({ ...drag, points: withMoved(drag.points, drag.index, pointAt(plane, ...placeOf(event))) });
  };
  const end = (): void => {
    if (drag !== null && drag.points !== points) onChange(drag.points, `load ${labelOf(drag.points[drag.index])}`);
    setDrag(null);
  };
  const onKey = (event: KeyboardEvent, index: number): void => {
    const by = event.shiftKey ? 10 : 1;
    const [second = 0, value = 0] = points[index] ?? [];
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [second - by * plane.stepSeconds, value],
      ArrowRight: [second + by * plane.stepSeconds, value],
      ArrowUp: [second, value + by * plane.stepValue],
      ArrowDown: [second, value - by * plane.stepValue],
    };
    const to = moves[event.key];
    const isRemoval = event.key === 'Delete' || event.key === 'Backspace';
    if (to === undefined && !isRemoval) return;
    event.preventDefault();
    event.stopPropagation();
    if (to) onChange(withMoved(points, index, to), `type load point ${index}`);
    else onChange(withRemoved(points, index), `remove load ${labelOf(points[index])}`);
  };
  return (
    <fieldset
      ref={frame}
      className={styles['curve']}
      style={{ height: HEIGHT }}
      aria-label="Requests per second over time"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
    >
      <svg width="100%" height={HEIGHT} aria-hidden="true">
        <Frame plane={plane} now={now} />
        <path d={area} className={styles['area']} />
        <path d={line} className={styles['line']} />
        {drag && <DragLabel plane={plane} point={drag.points[drag.index] ?? [0, 0]} />}
      </svg>
      {shown.map((point, index) => (
        <button
          key={index}
          type="button"
          className={styles['point']}
          data-dragged={drag?.index === index || undefined}
          style={{ left: xOf(plane, point[0]), top: yOf(plane, point[1]) }}
          aria-label={`Point ${index + 1} of ${shown.length}, ${labelOf(point)}`}
          onKeyDown={(event) => onKey(event, index)}
          onDoubleClick={() => onChange(withRemoved(points, index), `remove load ${labelOf(point)}`)}
        />
      ))}
    </fieldset>
  );
}

function Frame({ plane, now }: { readonly plane: Plane; readonly now: number | null }): ReactNode {
  const { width, height, most, seconds } = plane;
  const right = width - GUTTER.right;
  return (
    <g aria-hidden="true">
      {[0, most / 2, most].map((value) => (
        <g key={value}>
          <path
            d={`M${GUTTER.left} ${yOf(plane, value)}H${right}`}
            className={value === 0 ? styles['axis'] : styles['grid']}
          />
          <text x={GUTTER.left - 5} y={yOf(plane, value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {timeLabels(plane).map((second) => (
        <text
          key={second}
          x={xOf(plane, second)}
          y={height - 4}
          textAnchor={second === 0 ? 'start' : xOf(plane, second) > right - 16 ? 'end' : 'middle'}
        >
          {timeLabel(second)}
        </text>
      ))}
      {now !== null && now <= seconds && (
        <path d={`M${xOf(plane, now)} ${GUTTER.top}V${height - GUTTER.bottom}`} className={styles['now']} />
      )}
    </g>
  );
}

function DragLabel({ plane, point }: { readonly plane: Plane; readonly point: readonly [number, number] }): ReactNode {
  const x = xOf(plane, point[0]);
  return (
    <text
      aria-hidden="true"
      className={styles['dragged']}
      x={x > plane.width / 2 ? x - 9 : x + 9}
      y={Math.max(12, yOf(plane, point[1]) - 7)}
      textAnchor={x > plane.width / 2 ? 'end' : 'start'}
    >
      {labelOf(point)}
    </text>
  );
}

/** `10:00 360/s`. */
function labelOf(point: readonly [number, number] | undefined): string {
  return point === undefined ? '' : `${timeLabel(point[0])} ${point[1]}/s`;
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(292);
  useEffect(() => {
    const host = element.current;
    if (host === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(120, host.clientWidth)));
    observer.observe(host);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
