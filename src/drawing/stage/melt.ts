import { anchorAt, anchorPoint } from './anchor';
import type { Anchor } from './anchor';
import type { Point } from './camera';
import { BOX, BOX_WIDTH } from './layout';
import type { StageLayout } from './layout';

/**
 * How one level melts into the next: while the old picture fades, both are drawn at one scale between theirs, so that an instance's mark grows
 * into its two bars, and bars into hulls. What is at the focus stays there.
 */

/** A picture: how it was laid out, and where. */
export interface Pictured {
  readonly layout: StageLayout;
  readonly pan: Point;
}

/** A scale about the stage's corner, then a shift: px of the screen. */
export interface Transform {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

export interface Melt {
  /** Transforms of the old picture and of the one on screen now, at a progress from 0 to 1. */
  at(now: Pictured, progress: number): { readonly old: Transform; readonly now: Transform };
}

/** Begins at `focus`, in px of the stage; null where there is nothing to hold on to. */
export function meltFrom(before: Pictured, focus: Point): Melt | null {
  const near = anchorAt(before.layout, focus.x - before.pan.x, focus.y - before.pan.y);
  if (!near) return null;
  // Marks grow faster than what is between them: their middles are held, so that each stays on its own.
  const anchor: Anchor = { instanceIndex: near.instanceIndex, across: 0.5, down: 0.5 };
  const from = onScreen(before, anchor);
  const pitch = pitchOf(before.layout, anchor.instanceIndex);
  return {
    at(now, progress) {
      const to = onScreen(now, anchor);
      const next = pitchOf(now.layout, anchor.instanceIndex);
      const growth = { x: next.x / pitch.x, y: next.y / pitch.y };
      const scale = { x: between(1, growth.x, progress), y: between(1, growth.y, progress) };
      const held = { x: between(from.x, to.x, progress), y: between(from.y, to.y, progress) };
      return {
        old: holding(from, held, scale),
        now: holding(to, held, { x: scale.x / growth.x, y: scale.y / growth.y }),
      };
    },
  };
}

function onScreen({ layout, pan }: Pictured, anchor: Anchor): Point {
  const point = anchorPoint(layout, anchor);
  return { x: point.x + pan.x, y: point.y + pan.y };
}

/** From an instance to the next one beside it and below it. */
function pitchOf(layout: StageLayout, instanceIndex: number): Point {
  const height = layout.boxes[instanceIndex * BOX_WIDTH + BOX.height] ?? 0;
  return { x: layout.pitchX, y: Math.max(1, height + layout.rowGap) };
}

/** Scales so that what is at `point` comes to `held`. */
function holding(point: Point, held: Point, scale: Point): Transform {
  return { x: held.x - point.x * scale.x, y: held.y - point.y * scale.y, scaleX: scale.x, scaleY: scale.y };
}

function between(from: number, to: number, progress: number): number {
  return from + (to - from) * progress;
}
