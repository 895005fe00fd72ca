import type { ReactNode } from 'react';
import type { GalleryZone } from '../../store/gallery';

/** Largest picture of an instance, px; CPU units and MiB that are this long. */
const LENGTH = 24;
const CPU_UNITS = 4096;
const ROWS = 4;

/** A small still picture of a fleet: zones as columns, each instance with its CPU above and its memory below, to scale. */
export function ExamplePicture({ fleet }: { readonly fleet: readonly GalleryZone[] }): ReactNode {
  const width = Math.max(1, fleet.length) * (LENGTH + 6) + 2;
  return (
    <svg width="96" height="56" viewBox={`-1 -1 ${Math.max(width, 92)} 58`} aria-hidden="true">
      {fleet.map(({ zone, instances }, column) => (
        <g key={zone} transform={`translate(${column * (LENGTH + 6)} 0)`}>
          <path d={`M0 1.5h${LENGTH}`} stroke="var(--ink)" strokeWidth="1.5" />
          {instances.slice(0, ROWS).map(({ cpuUnits, memoryMiB }, row) => (
            <path
              key={`${row}`}
              d={outline(cpuUnits, memoryMiB)}
              transform={`translate(0 ${6 + row * 13})`}
              fill="var(--well)"
              stroke="var(--rule)"
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

function outline(cpuUnits: number, memoryMiB: number): string {
  const cpu = Math.min(LENGTH, Math.max(3, (cpuUnits / CPU_UNITS) * LENGTH));
  const memory = Math.min(LENGTH, Math.max(3, (memoryMiB / 4 / CPU_UNITS) * LENGTH));
  return `M0 0h${cpu}v3.5L${memory} 6v3.5H0z`;
}
