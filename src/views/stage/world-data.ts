import type { StageData, StageFilter } from '../../drawing/stage/stage-types';
import { useArrangement } from '../../store/arrangement-store';
import { useDifferences } from '../../store/differences/differences-store';
import type { WorldView } from '../../store/frame-store';
import { platformNames } from '../../store/stage-arrangement';
import { usePreferences } from '../../store/preferences-store';
import { onStage, useSelection } from '../../store/selection-store';
import { ownerThere, thereOf } from '../../store/worlds/same-thing';
import { activeWorld, useWorlds } from '../../store/worlds/worlds';

/** What a stage shows of a world, on the page as on paper. */
export type WorldData = Pick<
  StageData,
  'catalog' | 'frame' | 'selection' | 'litOwner' | 'arrangement' | 'shade' | 'filter' | 'differs' | 'onlyDiffering'
>;

/** Says what a world's stage shows. What is selected and lit in one world, and let through by the filter, is so in all of them, by its name. */
export function createWorldData(): (index: number, view: WorldView) => WorldData {
  const filters = createFilters();
  return (index, view) => {
    const { selected, litOwner } = useSelection.getState();
    const { arrangement, filter } = useArrangement.getState().drawn;
    const { differences, only } = useDifferences.getState();
    const active = activeWorld().frames.view();
    const first = useWorlds.getState().worlds[0]?.frames.view() ?? null;
    return {
      catalog: view.catalog,
      frame: view.frame,
      selection: onStage(thereOf(selected, active, view)),
      litOwner: litOwner === null || active === null ? null : ownerOrNone(ownerThere(active, view, litOwner)),
      ...(arrangement && (index === 0 || arrangement.group.by !== 'attribute') && { arrangement }),
      shade: usePreferences.getState().shade,
      filter: filters(filter, first, view),
      differs: differences?.tasks[index] ?? null,
      onlyDiffering: only,
    };
  };
}

function ownerOrNone(ownerIndex: number): number | null {
  return ownerIndex < 0 ? null : ownerIndex;
}

/** The filter in the indexes of a world that is not the first, which the filter's own are of: the same object for the same filter and fleet. */
function createFilters(): (filter: StageFilter | null, first: WorldView | null, view: WorldView) => StageFilter | null {
  let known: readonly unknown[] = [];
  let made: StageFilter | null = null;
  return (filter, first, view) => {
    if (filter === null || first === null || first === view) return filter;
    const from = [filter, first.catalog, view.catalog];
    if (from.every((part, at) => part === known[at])) return made;
    known = from;
    const { instances, owners, statuses, platforms } = filter;
    made = {
      instances: instances && instancesThere(instances, first, view),
      owners: owners && owners.flatMap((owner) => ownerOrNone(ownerThere(first, view, owner)) ?? []),
      statuses,
      platforms: platforms && platformsThere(platforms, first, view),
    };
    return made;
  };
}

/** Codes of what tasks run on, by the names that they have in the first world. */
function platformsThere(platforms: readonly number[], first: WorldView, view: WorldView): number[] {
  const [here, there] = [platformNames(first.catalog), platformNames(view.catalog)];
  return platforms.flatMap((code) => ownerOrNone(there.indexOf(here[code] ?? '')) ?? []);
}

/** An instance that the first world has not is let through. */
function instancesThere(instances: Uint8Array, first: WorldView, view: WorldView): Uint8Array {
  const byId = new Map(first.catalog.instances.map(({ id }, at) => [id, at]));
  return Uint8Array.from(view.catalog.instances, ({ id }) => instances[byId.get(id) ?? -1] ?? 1);
}
