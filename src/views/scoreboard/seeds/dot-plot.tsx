import { useMemo, useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';
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
  const present =
    pointed ??
    Math.max(
      0,
      dots.findIndex(({ seed }) => seed === ownSeed),
    );
  const dot = dots[present];
  const told = dot ? `seed ${dot.seed}: ${figureOf(dot.seed)}` : '';
  const at = (event: MouseEvent<HTMLInputElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return dotAt(dots, event.clientX - box.left, event.clientY - box.top);
  };
  return (
    <div className={styles['plot']}>
      <svg width={axis.width} height={axis.height} aria-hidden="true">
        <path className={styles['axis']} d={`M0 ${axis.height - 1.5}h${axis.width}`} />
        <path className={styles['dots']} d={dotsPath(dots)} />
        <Ring dot={dots.find(({ seed }) => seed === ownSeed)} />
        {pointed !== null && dot && <circle className={styles['pointed']} cx={dot.x} cy={dot.y} r={DOT_RADIUS + 1.5} />}
      </svg>
      <input
        type="range"
        min={0}
        max={Math.max(0, dots.length - 1)}
        value={present}
        aria-label={label}
        aria-valuetext={`${told}. Enter opens it`}
        onChange={(event) => setPointed(event.target.valueAsNumber)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter' && dot) onOpen(dot.seed);
        }}
        onPointerMove={(event) => setPointed(at(event))}
        onPointerLeave={() => setPointed(null)}
        onBlur={() => setPointed(null)}
        onClick={(event) => {
          const chosen = dots[at(event)];
          // A click of the keyboard has no place.
          if (chosen && event.detail > 0) onOpen(chosen.seed);
        }}
      />
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
