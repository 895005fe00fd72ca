import { select } from 'd3-selection';
import { INSTANCE_STATUS } from '../../ecs/status';
import type { Mark } from '../marks';
import type { Scheduler } from '../scheduler';
import { createSvgPatterns, drawSvg, svgElement } from '../svg-marks';
import { differingShapes, differsMarks } from './differs-marks';
import { sameHull } from './hull';
import type { HullShape } from './hull';
import { hullMarks } from './hull-marks';
import { cornerMarks, headMarks, instanceMarks } from './instance-marks';
import type { HullScene, InstanceScene } from './scene';
import { instanceStyle } from './styles';
import { hullStrength, isSibling, strengthOf } from './view';
import type { StageLayer, StageView } from './view';

/** Levels Hulls and Detail as SVG: an element per instance and per task, of which only those that changed are touched. */

interface PaintedHull {
  readonly hull: HullScene;
  readonly unlit: boolean;
  readonly labels: boolean;
  readonly sibling: boolean | null;
  readonly detailed: boolean;
}

interface PaintedInstance {
  readonly instance: InstanceScene;
  readonly key: string;
}

export function createSvgLayer(scheduler: Scheduler): StageLayer {
  const svg = svgElement('svg', { class: 'stage-layer', width: '100%', height: '100%', 'aria-hidden': 'true' });
  const defs = svgElement('defs');
  const content = svgElement('g');
  const frames = svgElement('g');
  const hulls = svgElement('g');
  const rings = svgElement('g');
  content.append(frames, hulls, rings);
  let ringed: readonly HullShape[] = [];
  let cornered = '';
  svg.append(defs, content);
  const patterns = createSvgPatterns(defs);
  const paintedHulls = new WeakMap<SVGGElement, PaintedHull>();
  const paintedInstances = new WeakMap<SVGGElement, PaintedInstance>();

  function paintInstance(group: SVGGElement, instance: InstanceScene, view: StageView): void {
    const { layout } = view.scene;
    const strength = instance.status === INSTANCE_STATUS.INACTIVE ? 0.28 : strengthOf(view, instance);
    const style = instanceStyle(view, instance, strength);
    const key = `${strength} ${style.dashed === true} ${style.detailed} ${style.room} ${layout.waist}`;
    const painted = paintedInstances.get(group);
    if (painted && painted.key === key && sameInstance(painted.instance, instance)) return;
    paintedInstances.set(group, { instance, key });
    drawGroups(group, [
      { marks: instanceMarks(instance, layout, style), opacity: strength },
      { marks: headMarks(instance, layout, style), opacity: 1 },
    ]);
  }

  function drawGroups(
    group: SVGGElement,
    parts: readonly { readonly marks: readonly Mark[]; readonly opacity: number }[],
  ): void {
    group.replaceChildren(
      ...parts.map(({ marks, opacity }) => {
        const part = svgElement('g', opacity < 1 ? { opacity } : {});
        drawSvg(part, marks, patterns);
        return part;
      }),
    );
  }

  function paintHull(group: SVGGElement, hull: HullScene, view: StageView): void {
    const moved = view.moved.get(hull.taskIndex);
    const shown: HullScene = moved ? { ...hull, ...moved } : hull;
    const strength = hullStrength(view, hull);
    const next: PaintedHull = {
      hull: shown,
      unlit: view.litOwner !== null && view.litOwner !== hull.ownerIndex,
      labels: strength === 1,
      sibling: isSibling(view, hull),
      detailed: view.scene.layout.level === 'detail',
    };
    group.style.display = view.hidden.has(hull.taskIndex) ? 'none' : '';
    group.style.opacity = strength === 1 ? '' : String(strength);
    const painted = paintedHulls.get(group);
    if (painted && samePainted(painted, next)) return;
    if (painted && painted.hull.status !== hull.status && view.fadeMs > 0) fadeOut(group, view.fadeMs);
    paintedHulls.set(group, next);
    const size = 11 * view.scene.layout.metrics.unit;
    const { hull: _shown, ...rest } = next;
    drawSvg(group, hullMarks(shown, { size, ...rest }), patterns);
  }

  function paintRings(view: StageView): void {
    const next = differingShapes(view);
    const { instances, layout } = view.scene;
    const corners = instances.flatMap((instance) => cornerMarks(instance, layout));
    const key = JSON.stringify(corners);
    const sameCorners = key === cornered;
    cornered = key;
    if (sameCorners && next.length === ringed.length && next.every((shape, at) => sameHull(shape, ringed[at] ?? shape)))
      return;
    ringed = next;
    drawSvg(rings, [...corners, ...differsMarks(next)], patterns);
  }

  /** Leaves the present form on top of the new one and lets it fade. */
  function fadeOut(group: SVGGElement, duration: number): void {
    const ghost = group.cloneNode(true) as SVGGElement;
    ghost.removeAttribute('data-task');
    group.after(ghost);
    scheduler.animate({
      duration,
      tick: (progress) => ghost.setAttribute('opacity', String(1 - progress)),
      end: () => ghost.remove(),
    });
  }

  return {
    element: svg,
    paint(view) {
      content.setAttribute('transform', `translate(${view.pan.x} ${view.pan.y})`);
      select(frames)
        .selectChildren<SVGGElement, InstanceScene>('g')
        .data(view.scene.instances, (instance) => instance.instanceIndex)
        .join('g')
        .each(function each(instance) {
          paintInstance(this, instance, view);
        });
      select(hulls)
        .selectChildren<SVGGElement, HullScene>('g[data-task]')
        .data(view.scene.hulls, (hull) => hull.taskIndex)
        .join((enter) => enter.append('g').attr('data-task', (hull) => hull.taskIndex))
        .each(function each(hull) {
          paintHull(this, hull, view);
        });
      paintRings(view);
    },
    destroy: () => svg.remove(),
  };
}

function samePainted(a: PaintedHull, b: PaintedHull): boolean {
  return (
    a.unlit === b.unlit &&
    a.labels === b.labels &&
    a.sibling === b.sibling &&
    a.detailed === b.detailed &&
    a.hull.status === b.hull.status &&
    a.hull.older === b.hull.older &&
    a.hull.stopCode === b.hull.stopCode &&
    a.hull.colour === b.hull.colour &&
    a.hull.number === b.hull.number &&
    a.hull.ownerName === b.hull.ownerName &&
    a.hull.revisionName === b.hull.revisionName &&
    a.hull.fargate?.spot === b.hull.fargate?.spot &&
    sameHull(a.hull, b.hull)
  );
}

function sameInstance(a: InstanceScene, b: InstanceScene): boolean {
  return (
    a.id === b.id &&
    a.instanceType === b.instanceType &&
    a.status === b.status &&
    a.agentConnected === b.agentConnected &&
    a.terminated === b.terminated &&
    a.spot === b.spot &&
    a.lifecycle === b.lifecycle &&
    a.secondsLeft === b.secondsLeft &&
    a.cpuUnitsFree === b.cpuUnitsFree &&
    a.memoryMiBFree === b.memoryMiBFree &&
    a.stranded === b.stranded &&
    a.networkInterfacesFree === b.networkInterfacesFree &&
    a.headTop === b.headTop &&
    a.memoryUsableTo === b.memoryUsableTo &&
    a.gpuColours.join() === b.gpuColours.join() &&
    sameHull(a.frame, b.frame) &&
    sameHull(a.free, b.free)
  );
}
