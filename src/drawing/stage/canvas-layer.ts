import { INSTANCE_STATUS } from '../../ecs/status';
import { createCanvasPainter } from '../canvas-marks';
import type { CanvasPainter } from '../canvas-marks';
import { readTheme } from '../theme';
import type { ThemeColours } from '../theme';
import { hullMarks } from './hull-marks';
import { headMarks, instanceMarks } from './instance-marks';
import { paintBars } from './paint-bars';
import type { StageLayout } from './layout';
import { paintMap } from './paint-map';
import type { PaintedCells } from './paint-map';
import { instanceStyle } from './styles';
import { strengthOf } from './view';
import type { StageLayer, StageView } from './view';

/** All levels on a canvas: Map and Bars always, Hulls and Detail where there are too many hulls for elements. */
export function createCanvasLayer(): StageLayer {
  const canvas = document.createElement('canvas');
  canvas.className = 'stage-layer';
  canvas.setAttribute('aria-hidden', 'true');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser cannot draw on a canvas');
  let colours: ThemeColours | null = null;
  let painter: CanvasPainter | null = null;
  let themeKey = '';
  let map: { readonly layout: StageLayout; readonly pan: StageView['pan']; readonly cells: PaintedCells } | null = null;

  function paintHulls(view: StageView, marks: CanvasPainter): void {
    const { layout } = view.scene;
    for (const instance of view.scene.instances) {
      const strength = instance.status === INSTANCE_STATUS.INACTIVE ? 0.28 : strengthOf(view, instance);
      const style = instanceStyle(view, instance, strength);
      ink.globalAlpha = strength;
      marks.draw(instanceMarks(instance, layout, style));
      ink.globalAlpha = 1;
      marks.draw(headMarks(instance, layout, style));
    }
    const size = 11 * layout.metrics.unit;
    for (const hull of view.scene.hulls) {
      if (view.hidden.has(hull.taskIndex)) continue;
      const strength = strengthOf(view, hull);
      ink.globalAlpha = strength;
      const moved = view.moved.get(hull.taskIndex);
      marks.draw(
        hullMarks(moved ? { ...hull, ...moved } : hull, {
          size,
          labels: strength === 1,
          unlit: view.litOwner !== null && view.litOwner !== hull.ownerIndex,
          detailed: layout.level === 'detail',
        }),
      );
    }
    ink.globalAlpha = 1;
  }

  const ink = context;
  return {
    element: canvas,
    paint(view) {
      const ratio = devicePixelRatio;
      const key = `${view.theme} ${ratio}`;
      if (!colours || !painter || key !== themeKey) {
        colours = readTheme(canvas);
        painter = createCanvasPainter(ink, colours);
        themeKey = key;
        map = null;
      }
      const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
        canvas.style.width = `${view.width}px`;
        canvas.style.height = `${view.height}px`;
        map = null;
      }
      const { layout } = view.scene;
      // On the map only the cells that changed are drawn again.
      const painted = map?.layout === layout && map.pan === view.pan && view.litOwner === null ? map.cells : null;
      if (layout.level !== 'map' || painted === null) {
        ink.setTransform(1, 0, 0, 1, 0, 0);
        ink.clearRect(0, 0, width, height);
      }
      ink.setTransform(ratio, 0, 0, ratio, view.pan.x * ratio, view.pan.y * ratio);
      if (layout.level === 'map') {
        const cells = paintMap(ink, layout, view, view.inView, colours, painted);
        map = view.litOwner === null ? { layout, pan: view.pan, cells } : null;
        return;
      }
      map = null;
      if (layout.level === 'bars') paintBars(ink, painter, layout, view, view.inView, colours);
      else paintHulls(view, painter);
    },
    destroy: () => canvas.remove(),
  };
}
