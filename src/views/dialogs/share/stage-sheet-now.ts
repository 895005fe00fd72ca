import { stageSheet } from '../../../drawing/export/sheet';
import type { Piece } from '../../../drawing/export/line';
import type { Picture } from '../../../drawing/export/picture';
import type { TitleBlock } from '../../../drawing/export/title-block';
import { useArrangement } from '../../../store/arrangement-store';
import { useCamera } from '../../../store/camera-store';
import { useDifferences } from '../../../store/differences/differences-store';
import { useDocument } from '../../../store/document-store';
import { DEFAULT_STRATEGIES, placementSubjects } from '../../../store/placement-subjects';
import { usePlayback } from '../../../store/playback-store';
import { usePreferences } from '../../../store/preferences-store';
import { onStage, useSelection } from '../../../store/selection-store';
import { useSubject } from '../../../store/subject-store';
import type { ViewChoice } from '../../../store/view-state';
import { thereOf } from '../../../store/worlds/same-thing';
import { activeWorld, useWorlds } from '../../../store/worlds/worlds';
import type { WorldHandle } from '../../../store/worlds/worlds';
import { clock } from '../../../words/prose';
import { strategyWords } from '../../../words/strategy-words';
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
  return stageSheet({
    title: `${scenario.name} at ${block.time}: ${first.catalog.instances.length} container instances`,
    sentence: worlds.length > 1 ? [{ strong: scenario.name }] : sentenceNow(),
    caption: choice.caption.trim(),
    worlds: worlds.map((world) => ({ name: worldName(world), data: dataOf(world) })),
    camera: whole ? null : useCamera.getState().seen,
    owners: first.catalog.owners.map(({ name, colour }, index) => ({
      name,
      colour,
      tasks: first.frame.liveTasks[index] ?? 0,
    })),
    // Of worlds side by side each has its own.
    waiting: worlds.length > 1 ? 0 : first.waiting.reduce((sum, { count }) => sum + count, 0),
    block,
  });
}

/** `A` binpack. */
export function worldName({ letter, label }: WorldHandle): readonly Piece[] {
  return [{ strong: letter }, ...(label === letter ? [] : [` ${label}`])];
}

type SheetData = Parameters<typeof stageSheet>[0]['worlds'][number]['data'];

function dataOf({ index, frames }: WorldHandle): SheetData {
  const view = frames.view();
  if (view === null) throw new Error('a world without a frame has no picture');
  const active = activeWorld().frames.view();
  const { selected, litOwner } = useSelection.getState();
  const { arrangement, filter } = useArrangement.getState().drawn;
  const { differences, only } = useDifferences.getState();
  return {
    catalog: view.catalog,
    frame: view.frame,
    speed: 1,
    selection: onStage(thereOf(selected, active, view)),
    hover: null,
    litOwner: active === view ? litOwner : null,
    theme: 'light',
    ...(arrangement && (index === 0 || arrangement.group.by !== 'attribute') && { arrangement }),
    shade: usePreferences.getState().shade,
    filter: index === 0 ? filter : null,
    differs: differences?.tasks[index] ?? null,
    onlyDiffering: only,
  };
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
