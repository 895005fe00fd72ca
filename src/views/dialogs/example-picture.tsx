import type { ReactNode } from 'react';
import type { GalleryZone } from '../../store/gallery';

/** Length of the largest instance of the fleet, px, and how many are drawn in a zone. */
const LENGTH = 26;
const ROWS = 4;

/** A small still picture of a fleet: zones as columns, each instance with its CPU above and its memory below, to scale. */
export function ExamplePicture({ fleet }: { readonly fleet: readonly GalleryZone[] }): ReactNode {
  const largest = Math.max(
    1,
    ...fleet.flatMap(({ instances }) => instances.flatMap(({ cpuUnits, memoryMiB }) => [cpuUnits, memoryMiB / 4])),
  );
  return (
    <svg width="96" height="56" viewBox="-1 -1 96 58" aria-hidden="true">
      {fleet.map(({ zone, instances }, column) => (
        <g key={zone} transform={`translate(${column * (LENGTH + 6)} 0)`}>
          <path d={`M0 1.5h${LENGTH}`} stroke="var(--ink)" strokeWidth="1.5" />
          {instances.slice(0, ROWS).map(({ cpuUnits, memoryMiB }, row) => (
            <path
              key={`${row}`}
              d={outline(cpuUnits / largest, memoryMiB / 4 / largest)}
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

/** CPU lane above, memory lane below; lengths as shares of the largest. */
function outline(cpuShare: number, memoryShare: number): string {
  const cpu = Math.max(3, cpuShare * LENGTH);
  const memory = Math.max(3, memoryShare * LENGTH);
  return `M0 0h${cpu}v3.5L${memory} 6v3.5H0z`;
}
