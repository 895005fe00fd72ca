import type { Point } from './camera';
import type { FleetSource } from './fleet';
import type { KeptLayout } from './layout';
import { sameViewport } from './metrics';
import type { StageViewport } from './metrics';

/**
 * Ties stages that stand side by side: they are drawn at one scale, in one arrangement, and seen from one point of view. Every stage tells what it has to
 * show, and lays out for what all of them have.
 */
export interface StageLink {
  join(member: LinkMember): LinkSeat;
}

/** Magnification and offset in px of the layout; on stages at one scale they show the same place. */
export interface LinkedCamera extends Point {
  readonly zoom: number;
}

export interface LinkMember {
  /** What another has to show, or the room that it has, is another. */
  relay(): void;
  /** Another is seen from elsewhere. `focus`: what stays in place, in px of the stage. */
  follow(camera: LinkedCamera, focus: Point): void;
}

/** One stage's place in a link. */
export interface LinkSeat {
  /** Tells what this stage has to show, and in which room. The others hear of it when it is another than before. */
  tell(source: FleetSource, viewport: StageViewport): void;
  /** What the others have to show: the same list as long as nothing about it changes. */
  readonly beside: readonly FleetSource[];
  /** The room that all have. */
  room(own: StageViewport): StageViewport;
  /** Size of the largest drawing: how far all can be panned. */
  size: { width: number; height: number };
  readonly largest: { readonly width: number; readonly height: number };
  /** What all keep from the layout before. */
  keep: KeptLayout | null;
  /** Where the others are seen from, when this one joins. */
  readonly seen: LinkedCamera | null;
  /** Tells where this stage is seen from; the others follow. */
  move(camera: LinkedCamera, focus: Point): void;
  leave(): void;
}

interface Place {
  readonly member: LinkMember;
  source: FleetSource | null;
  viewport: StageViewport | null;
  size: { width: number; height: number };
  /** The others' sources; null when they have to be gathered anew. */
  beside: readonly FleetSource[] | null;
}

const NO_SIZE = { width: 0, height: 0 };

export function createStageLink(): StageLink {
  const places = new Set<Place>();
  let keep: KeptLayout | null = null;
  /** Where all are seen from: who comes later begins there. */
  let seen: LinkedCamera | null = null;

  function tellOthers(from: Place): void {
    for (const place of places) {
      if (place === from) continue;
      place.beside = null;
      place.member.relay();
    }
  }

  return {
    join(member) {
      const own: Place = { member, source: null, viewport: null, size: NO_SIZE, beside: null };
      places.add(own);
      const others = (): Place[] => [...places].filter((place) => place !== own);
      return {
        get seen() {
          return seen;
        },
        tell(source, viewport) {
          const { source: before, viewport: room } = own;
          if (before !== null && room !== null && sameSource(before, source) && sameViewport(room, viewport)) return;
          own.source = source;
          own.viewport = viewport;
          tellOthers(own);
        },
        get beside() {
          own.beside ??= others().flatMap(({ source }) => source ?? []);
          return own.beside;
        },
        room(viewport) {
          const all = others().flatMap((place) => place.viewport ?? []);
          return {
            ...viewport,
            width: Math.min(viewport.width, ...all.map(({ width }) => width)),
            height: Math.min(viewport.height, ...all.map(({ height }) => height)),
          };
        },
        get size() {
          return own.size;
        },
        set size(size) {
          own.size = size;
        },
        get largest() {
          return {
            width: Math.max(...[...places].map(({ size }) => size.width)),
            height: Math.max(...[...places].map(({ size }) => size.height)),
          };
        },
        get keep() {
          return keep;
        },
        set keep(next) {
          keep = next;
        },
        move(camera, focus) {
          seen = camera;
          for (const place of others()) place.member.follow(camera, focus);
        },
        leave() {
          places.delete(own);
          tellOthers(own);
        },
      };
    },
  };
}

function sameSource(a: FleetSource, b: FleetSource): boolean {
  return (
    a.fleet === b.fleet &&
    a.leaving === b.leaving &&
    a.arrangement === b.arrangement &&
    a.slots === b.slots &&
    a.fargate === b.fargate
  );
}
