import type { ReactNode } from 'react';
import { hullOutline } from '../../drawing/stage/hull';
import { MIB_PER_CPU_UNIT } from '../../drawing/stage/scale';
import { serviceFill } from '../../drawing/theme';
import type { WaitingGroup } from '../../frame/frame';
import type { WorldView } from '../../store/frame-store';
import { useLayoutInfo } from '../../store/layout-store';

/** Heights of the lanes and the waist between them in the tray, px. */
const LANE = 14;
const WAIST = 10;
const WIDEST = 128;

/** A task that waits, dashed, as long as it would be on the stage, so that the eye can hold it against the gaps. */
export function WaitingHull({ view, group }: { readonly view: WorldView; readonly group: WaitingGroup }): ReactNode {
  const pxPerCpuUnit = useLayoutInfo(({ info }) => (info ? info.columnWidth / info.reference : 0.1));
  const definition = view.catalog.taskDefinitions[group.taskDefinitionIndex];
  const owner = view.catalog.owners[group.ownerIndex];
  if (!definition || !owner) return null;
  const cpu = definition.cpuUnits * pxPerCpuUnit;
  const memory = (definition.memoryMiB / MIB_PER_CPU_UNIT) * pxPerCpuUnit;
  const shrink = Math.min(1, WIDEST / Math.max(cpu, memory, 1));
  const outline = hullOutline({
    cpuFrom: 0,
    cpuTo: Math.max(cpu * shrink, 2),
    memoryFrom: 0,
    memoryTo: Math.max(memory * shrink, 2),
    cpuTop: 0,
    cpuBottom: LANE,
    memoryTop: LANE + WAIST,
    memoryBottom: LANE + WAIST + LANE,
  });
  const width = Math.max(cpu, memory, 2) * shrink + 2;
  const height = LANE + WAIST + LANE + 2;
  return (
    <svg width={width} height={height} viewBox={`-1 -1 ${width} ${height}`} aria-hidden="true" style={{ flex: 'none' }}>
      <polygon
        points={outline.join(' ')}
        fill="none"
        stroke={serviceFill(owner.colour)}
        strokeWidth="1.25"
        strokeDasharray="3 2.5"
      />
    </svg>
  );
}
