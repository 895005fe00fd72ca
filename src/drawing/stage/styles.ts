import type { InstanceStyle } from './instance-marks';
import type { InstanceScene } from './scene';
import type { StageView } from './view';

/** How one instance is drawn in a view: what both painters have to agree on. */
export function instanceStyle(view: StageView, instance: InstanceScene, strength: number): InstanceStyle {
  const { layout } = view.scene;
  return {
    size: 11 * layout.metrics.unit,
    room: layout.columnWidth,
    // A phone's heads leave the free figures out.
    showsFree: layout.metrics.gutter > 0,
    showsNetworkInterfaces: view.scene.showsNetworkInterfaces,
    detailed: layout.level === 'detail',
    ...(strength < 1 && { faded: strength }),
    ...(view.beat?.get(instance.instanceIndex)?.dashed && { dashed: true }),
  };
}
