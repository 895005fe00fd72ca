import type { PlacementCandidate, PlacementExplanation } from '../../frame/explanation';
import type { Catalog } from '../../frame/frame';
import { counted } from '../text';
import { TIMES } from './motion';
import { failsConstraint, rankNote } from './placement-tags';
import type { Tag } from './placement-tags';
import type { InstanceBeat } from './view';
import type { ZoneNote } from './zone-heads';

/** The four beats of a placement in slow motion: Room, Constraints, Rank, Place. */
export const BEATS = ['room', 'constraints', 'rank', 'place'] as const;
export type BeatIndex = 0 | 1 | 2 | 3;

const NO_ROOM_STRENGTH = 0.28;
const CONSTRAINT_STRENGTH = 0.4;

/** Says why a rejected candidate is out, short enough for a tag. */
export type TagOf = (candidate: PlacementCandidate) => Tag;

/** ECS's own reason, where a view gives no words. */
function bareTag({ rejectedBy }: PlacementCandidate): Tag {
  return { glyph: 'leftOut', text: rejectedBy ?? '' };
}

export interface BeatPicture {
  readonly instances: ReadonlyMap<number, InstanceBeat>;
  /** Notes in place of the zones' counts, from the third beat on, where zones were ranked. */
  readonly zones: ReadonlyMap<string, ZoneNote> | null;
  /** -1 before the fourth beat, and where nothing was chosen. */
  readonly chosen: number;
}

/**
 * What the stage shows at a moment of a beat. `elapsedMs` counts from the beat's beginning; from 900 on the picture is the still one that is
 * left standing.
 */
export function beatPicture(
  explanation: PlacementExplanation,
  catalog: Catalog,
  index: BeatIndex,
  elapsedMs: number,
  tagOf: TagOf = bareTag,
): BeatPicture {
  const indexOf = new Map(catalog.instances.map((instance, position) => [instance.id, position]));
  const strategies = rankingSteps(explanation);
  const dim = Math.min(1, elapsedMs / TIMES.beatDim);
  const ranks = index > 2 ? Infinity : index === 2 ? Math.floor(elapsedMs / TIMES.rankApart) + 1 : 0;
  const instances = new Map<number, InstanceBeat>();
  for (const candidate of explanation.candidates) {
    const position = indexOf.get(candidate.containerInstance);
    if (position === undefined) continue;
    if (candidate.rejectedBy !== null) {
      const tag = tagOf(candidate);
      const constraint = failsConstraint(candidate);
      const since = constraint ? 1 : 0;
      if (index < since) continue;
      const share = index === since ? dim : 1;
      const target = constraint ? CONSTRAINT_STRENGTH : NO_ROOM_STRENGTH;
      instances.set(position, {
        strength: 1 - (1 - target) * share,
        tag,
        ...(constraint ? { dashed: true } : { hatched: true }),
      });
    } else if (candidate.rank !== undefined && candidate.rank <= ranks) {
      const chosen = index === 3 && candidate.containerInstance === explanation.chosen;
      instances.set(position, { strength: 1, rank: candidate.rank, note: rankNote(candidate, strategies), chosen });
    }
  }
  return {
    instances,
    zones: index >= 2 ? zoneNotes(explanation, catalog, indexOf, strategies) : null,
    chosen: index === 3 && explanation.chosen !== null ? (indexOf.get(explanation.chosen) ?? -1) : -1,
  };
}

/** How long a beat takes: at least 900 ms, and long enough for every rank to appear. */
export function beatDuration(explanation: PlacementExplanation, index: BeatIndex): number {
  if (index !== 2) return TIMES.beat;
  const ranked = explanation.candidates.filter((candidate) => candidate.rank !== undefined).length;
  return Math.max(TIMES.beat, Math.min(ranked, 24) * TIMES.rankApart + TIMES.beatDim);
}

/** Names of the ranking steps: those after the three that filter. */
function rankingSteps({ steps }: PlacementExplanation): string[] {
  return steps.map(({ step }) => step).filter((step) => step.includes('(') || step === 'random');
}

/** Where the first strategy spread over zones: how many tasks each held, the fewest in the red pencil. */
function zoneNotes(
  explanation: PlacementExplanation,
  catalog: Catalog,
  indexOf: ReadonlyMap<string, number>,
  strategies: readonly string[],
): ReadonlyMap<string, ZoneNote> | null {
  const level = strategies.findIndex((label) => label.includes('availability-zone'));
  if (level < 0) return null;
  const held = new Map<string, number>();
  for (const candidate of explanation.candidates) {
    const score = candidate.scores?.[level];
    const zone = catalog.instances[indexOf.get(candidate.containerInstance) ?? -1]?.availabilityZone;
    if (typeof score === 'number' && zone !== undefined) held.set(zone, score);
  }
  const fewest = Math.min(...held.values());
  const owner = explanation.request.owner;
  return new Map(
    [...held].map(([zone, tasks]) => {
      const best = tasks === fewest;
      return [zone, { text: `${counted(tasks, `${owner} task`)}${best ? ', the fewest' : ''}`, best }];
    }),
  );
}
