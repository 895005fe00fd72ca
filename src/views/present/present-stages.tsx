import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createStageLink } from '../../drawing/stage/stage-link';
import type { StageLink } from '../../drawing/stage/stage-link';
import { followDifferences } from '../../store/differences/differences-store';
import { useSelection } from '../../store/selection-store';
import type { Selectable } from '../../store/selection-store';
import { turnTo } from '../../store/worlds/same-thing';
import type { WorldHandle } from '../../store/worlds/worlds';
import { useWorldStage } from '../compare/use-world-stage';
import { useWorldView } from '../compare/use-world-view';
import { StageTable } from '../later';
import { FOLLOWS_EVERY_MS, StageTables } from '../stage/stage-table';
import { SelectInTable } from '../stage/task-list';
import { useStage } from '../stage/use-stage';
import styles from './present.module.css';
import { useSpotlight } from './use-spotlight';

const noMenu = (): void => undefined;

/** The one stage. */
export function PresentStage({ scale }: { readonly scale: number }): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const stage = useStage(host, 'present', noMenu, scale);
  useSpotlight(stage, host, scale);
  return (
    <div className={styles['room']}>
      <div ref={host} className={styles['host']} />
      <StageTable shown={false} />
    </div>
  );
}

interface PresentStagesProps {
  readonly worlds: readonly WorldHandle[];
  readonly active: number;
  readonly scale: number;
}

/** The stages of worlds side by side. */
export function PresentStages({ worlds, active, scale }: PresentStagesProps): ReactNode {
  const [link] = useState(createStageLink);
  useEffect(followDifferences, []);
  return (
    <div className={styles['worlds']} data-worlds={worlds.length}>
      {worlds.map((world) => (
        <PresentWorld key={world.index} {...{ world, link, scale }} active={world.index === active} />
      ))}
    </div>
  );
}

interface PresentWorldProps {
  readonly world: WorldHandle;
  readonly active: boolean;
  readonly link: StageLink;
  readonly scale: number;
}

function PresentWorld({ world, active, link, scale }: PresentWorldProps): ReactNode {
  const { letter, label } = world;
  const host = useRef<HTMLDivElement>(null);
  const stage = useWorldStage(host, world, { link, form: 'present', scale }, noMenu);
  useSpotlight(stage, host, scale, active);
  const name = label === letter ? `World ${letter}` : `World ${letter}, ${label}`;
  return (
    <section className={styles['world']} aria-label={name} data-active={active}>
      <h2 className={styles['worldHead']}>{label === letter ? letter : `${letter} ${label}`}</h2>
      <div className={styles['room']}>
        <div ref={host} className={styles['host']} aria-label={`${name}, cluster`} />
        <WorldTables world={world} label={`${name}, as tables`} />
      </div>
    </section>
  );
}

/** The drawing for who does not see it. */
function WorldTables({
  world: { index, frames },
  label,
}: {
  readonly world: WorldHandle;
  readonly label: string;
}): ReactNode {
  const view = useWorldView(frames, FOLLOWS_EVERY_MS);
  const select = useCallback(
    (thing: Selectable) => {
      turnTo(index);
      useSelection.getState().select(thing);
    },
    [index],
  );
  return (
    view && (
      <SelectInTable value={select}>
        <StageTables view={view} shown={false} label={label} />
      </SelectInTable>
    )
  );
}
