import { stageSheet } from '../../../drawing/export/sheet';
import type { Piece } from '../../../drawing/export/line';
import type { Picture } from '../../../drawing/export/picture';
import type { TitleBlock } from '../../../drawing/export/title-block';
import { useCamera } from '../../../store/camera-store';
import type { WorldView } from '../../../store/frame-store';
import { useDocument } from '../../../store/document-store';
import { DEFAULT_STRATEGIES, placementSubjects } from '../../../store/placement-subjects';
import { usePlayback } from '../../../store/playback-store';
import { useSubject } from '../../../store/subject-store';
import type { ViewChoice } from '../../../store/view-state';
import { activeWorld, useWorlds } from '../../../store/worlds/worlds';
import type { WorldHandle } from '../../../store/worlds/worlds';
import { clock } from '../../../words/prose';
import { strategyWords } from '../../../words/strategy-words';
import { createWorldData } from '../../stage/world-data';
import { titleBlockNow } from './title-block-now';

/**
 * The stage of the present moment as a picture to take away; null before there is a world.
 * @param whole all of the cluster, else what is seen
 * @param kept the title block of a picture before, of which the time alone is another
 */
export function stageSheetNow(choice: ViewChoice, whole: boolean, kept?: TitleBlock): Picture | null {
  const { worlds } = useWorlds.getState();
  const views = worlds.flatMap((world) => world.frames.view() ?? []);
  const first = views[0];
  const { scenario } = useDocument.getState();
  if (first === undefined || scenario === null || views.length < worlds.length) return null;
  const block = kept ? { ...kept, time: clock(usePlayback.getState().timeMs) } : titleBlockNow(scenario.name, choice);
  const worldData = createWorldData();
  return stageSheet({
    title: `${scenario.name} at ${block.time}: ${first.catalog.instances.length} container instances`,
    sentence: worlds.length > 1 ? [{ strong: scenario.name }] : sentenceNow(),
    caption: choice.caption.trim(),
    worlds: worlds.map((world) => ({ name: worldName(world), data: dataOf(world, worldData) })),
    camera: whole ? null : useCamera.getState().seen,
    owners: ownersOf(views),
    // Of worlds side by side each has its own.
    waiting: worlds.length > 1 ? 0 : first.waiting.reduce((sum, { count }) => sum + count, 0),
    block,
  });
}

/** `A` binpack. */
export function worldName({ letter, label }: WorldHandle): readonly Piece[] {
  return [{ strong: letter }, ...(label === letter ? [] : [` ${label}`])];
}

type Sheet = Parameters<typeof stageSheet>[0];

/** @param worldData as on the page: what is lit and let through is so in every world */
function dataOf(
  { index, frames }: WorldHandle,
  worldData: ReturnType<typeof createWorldData>,
): Sheet['worlds'][number]['data'] {
  const view = frames.view();
  if (view === null) throw new Error('a world without a frame has no picture');
  return { ...worldData(index, view), speed: 1, hover: null, theme: 'light' };
}

/** The services and families of all worlds. How many tasks each has is said of one world alone: side by side every world has its own number. */
function ownersOf(views: readonly WorldView[]): Sheet['owners'] {
  const [first, ...others] = views;
  const own = first?.catalog.owners ?? [];
  if (others.length === 0)
    return own.map(({ name, colour }, index) => ({ name, colour, tasks: first?.frame.liveTasks[index] ?? 0 }));
  const all = others.flatMap(({ catalog }) => catalog.owners);
  const added = all.filter((owner, at) => ![...own, ...all.slice(0, at)].some((known) => isSame(owner, known)));
  return [...own, ...added].map(({ name, colour }) => ({ name, colour, tasks: null }));
}

type Owner = WorldView['catalog']['owners'][number];

function isSame(a: Owner, b: Owner): boolean {
  return a.kind === b.kind && a.name === b.name;
}

/** Place **web** by **spread** across zones, as the sentence over the stage says it. */
function sentenceNow(): Piece[] {
  const { scenario } = useDocument.getState();
  if (scenario === null) return [];
  const subjects = placementSubjects(scenario, usePlayback.getState().timeMs);
  const { path } = useSubject.getState();
  const subject = subjects.find((each) => each.path === path) ?? subjects[0];
  if (subject === undefined) return [{ strong: scenario.name }];
  const owners = activeWorld().frames.view()?.catalog.owners ?? [];
  const colour = owners.find(({ name }) => name === subject.name)?.colour;
  const named: Piece[] = ['Place ', ...(colour === undefined ? [] : [{ colour }]), { strong: subject.name }];
  if (subject.without !== null) return named;
  const strategies = subject.strategies.length === 0 ? DEFAULT_STRATEGIES[subject.kind] : subject.strategies;
  const rules = strategies.flatMap((strategy, at): Piece[] => {
    const { verb, rest } = strategyWords(strategy);
    return [at === 0 ? ' by ' : ', then ', { strong: verb }, rest === '' ? '' : ` ${rest}`];
  });
  return [...named, ...rules];
}
