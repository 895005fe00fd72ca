import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { DOT_RADIUS, dotAt, dotsPath, placeDots } from '../../../drawing/scoreboard/dots';
import type { Dot, DotAxis, DotPlotData } from '../../../drawing/scoreboard/dots';
import styles from './seeds.module.css';

interface DotPlotProps {
  readonly data: DotPlotData;
  readonly axis: DotAxis;
  /** Of what, and in which world. */
  readonly label: string;
  /** Its dot is ringed. */
  readonly ownSeed: number;
  /** How a dot is told. */
  readonly figureOf: (seed: number) => string;
  readonly onOpen: (seed: number) => void;
}

/** One measure over many seeds. Each dot is a run: the one that is pointed at is told, a click opens it; arrow keys go from dot to dot. */
export function DotPlot({ data, axis, label, ownSeed, figureOf, onOpen }: DotPlotProps): ReactNode {
  const dots = useMemo(() => placeDots(data, axis), [data, axis]);
  const [pointed, setPointed] = useState<number | null>(null);
  const picture = useRef<SVGSVGElement>(null);
  const present = pointed ?? dots.findIndex(({ seed }) => seed === ownSeed);
  const dot = dots[present];
  const at = (event: MouseEvent): number => {
    const box = picture.current?.getBoundingClientRect();
    if (!box) return -1;
    return dotAt(dots, event.clientX - box.left, event.clientY - box.top);
  };
  const onKey = (event: KeyboardEvent): void => {
    const to = keyTarget(event.key, present, dots.length);
    if (event.key === 'Enter' && dot) onOpen(dot.seed);
    else if (to === null) return;
    else setPointed(to);
    event.preventDefault();
    event.stopPropagation();
  };
  const told = dot ? `seed ${dot.seed}: ${figureOf(dot.seed)}` : '';
  return (
    <div
      className={styles['plot']}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, dots.length)}
      aria-valuenow={present + 1}
      aria-valuetext={`${told}. Enter opens it`}
      onKeyDown={onKey}
      onPointerMove={(event) => setPointed(at(event))}
      onPointerLeave={() => setPointed(null)}
      onBlur={() => setPointed(null)}
      onClick={(event) => {
        const chosen = dots[at(event)];
        if (chosen) onOpen(chosen.seed);
      }}
    >
      <svg ref={picture} width={axis.width} height={axis.height} aria-hidden="true">
        <path className={styles['axis']} d={`M0 ${axis.height - 1.5}h${axis.width}`} />
        <path className={styles['dots']} d={dotsPath(dots)} />
        <Ring dot={dots.find(({ seed }) => seed === ownSeed)} />
        {pointed !== null && dot && <circle className={styles['pointed']} cx={dot.x} cy={dot.y} r={DOT_RADIUS + 1.5} />}
      </svg>
      {pointed !== null && dot && (
        <span
          className={styles['told']}
          style={dot.x > axis.width / 2 ? { right: axis.width - dot.x + 8 } : { left: dot.x + 8 }}
        >
          {told}
        </span>
      )}
    </div>
  );
}

function Ring({ dot }: { readonly dot: Dot | undefined }): ReactNode {
  return dot && <circle className={styles['own']} cx={dot.x} cy={dot.y} r={DOT_RADIUS + 2} />;
}

/** Where a key leads among so many dots; null for one that leads nowhere. */
function keyTarget(key: string, from: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: 10,
    PageDown: -10,
    Home: -count,
    End: count,
  };
  const by = steps[key];
  return by === undefined ? null : Math.max(0, Math.min(count - 1, from + by));
}
