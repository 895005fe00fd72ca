import { INSTANCE_STATUS } from '../../ecs/status';
import { createCanvasPainter } from '../canvas-marks';
import type { CanvasPainter } from '../canvas-marks';
import { readTheme } from '../theme';
import type { ThemeColours } from '../theme';
import { differingShapes, differsMarks } from './differs-marks';
import { hullMarks } from './hull-marks';
import { cornerMarks, headMarks, instanceMarks } from './instance-marks';
import { clearVmBars, paintVmBars } from './fargate/paint-vm-bars';
import { clearBars, paintBars } from './paint-bars';
import type { StageLayout } from './layout';
import { instanceStyle } from './styles';
import { hullStrength, isSibling, strengthOf } from './view';
import type { StageLayer, StageView } from './view';

/** What a picture of the level Bars depends on besides the rows of its instances. */
type Look = Pick<StageView, 'pan' | 'light' | 'litOwner' | 'catalog' | 'flow'> & { readonly layout: StageLayout };

function sameLook(a: Look, b: Look): boolean {
  return (
    a.layout === b.layout &&
    a.pan === b.pan &&
    a.light === b.light &&
    a.litOwner === b.litOwner &&
    a.catalog === b.catalog
  );
}

/** Instances in view that have changed, or whose tasks have; null for all. */
function changedIn({ changedInstances, book, inView }: StageView): number[] | null {
  if (changedInstances === 'all') return null;
  const changed = new Set(changedInstances);
  for (const index of book.news.instances.view()) changed.add(index);
  return inView.filter((index) => changed.has(index));
}

/** On a canvas: Bars always, Hulls and Detail where there are too many hulls for elements. */
export function createCanvasLayer(): StageLayer {
  const canvas = document.createElement('canvas');
  canvas.className = 'stage-layer';
  canvas.setAttribute('aria-hidden', 'true');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser cannot draw on a canvas');
  let colours: ThemeColours | null = null;
  let painter: CanvasPainter | null = null;
  let themeKey = '';
  let painted: Look | null = null;

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
      const strength = hullStrength(view, hull);
      ink.globalAlpha = strength;
      const moved = view.moved.get(hull.taskIndex);
      marks.draw(
        hullMarks(moved ? { ...hull, ...moved } : hull, {
          size,
          labels: strength === 1,
          sibling: isSibling(view, hull),
          unlit: view.litOwner !== null && view.litOwner !== hull.ownerIndex,
          detailed: layout.level === 'detail',
        }),
      );
    }
    ink.globalAlpha = 1;
    marks.draw(view.scene.instances.flatMap((instance) => cornerMarks(instance, layout)));
    marks.draw(differsMarks(differingShapes(view)));
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
        painted = null;
      }
      const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
        canvas.style.width = `${view.width}px`;
        canvas.style.height = `${view.height}px`;
        painted = null;
      }
      const { layout } = view.scene;
      const { pan, light, litOwner, catalog, flow } = view;
      const look: Look = { layout, pan, light, litOwner, catalog, flow };
      ink.setTransform(ratio, 0, 0, ratio, view.pan.x * ratio, view.pan.y * ratio);
      const changed = layout.level === 'bars' && painted && sameLook(painted, look) ? changedIn(view) : null;
      const sameFlow = painted?.flow === flow && !view.book.news.fargate;
      painted = look;
      if (changed) {
        for (const index of changed) clearBars(ink, layout, index);
        paintBars(ink, painter, layout, view, changed, colours);
        if (sameFlow) return;
        clearVmBars(ink, view);
        paintVmBars(ink, painter, view, colours);
        return;
      }
      ink.clearRect(-view.pan.x, -view.pan.y, view.width, view.height);
      if (layout.level === 'bars') {
        paintBars(ink, painter, layout, view, view.inView, colours);
        paintVmBars(ink, painter, view, colours);
      } else paintHulls(view, painter);
    },
    destroy: () => canvas.remove(),
  };
}
