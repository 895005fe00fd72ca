import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import type { StageLink } from '../../drawing/stage/stage-link';
import type { VaryingGroup } from '../../store/compare/varying';
import type { FrameStore } from '../../store/frame-store';
import { useSelection } from '../../store/selection-store';
import type { Selectable, StageRef } from '../../store/selection-store';
import { turnTo } from '../../store/worlds/same-thing';
import type { WorldHandle } from '../../store/worlds/worlds';
import { MenuAt } from '../controls/menu';
import type { StageActions } from '../stage/actions';
import { FOLLOWS_EVERY_MS, StageTables, isMuchToRead } from '../stage/stage-table';
import { SelectInTable } from '../stage/task-list';
import { Tooltip } from '../stage/stage-tooltip';
import styles from './compare.module.css';
import { useHovered } from '../../store/compare/hovered-store';
import { useWorldStage } from './use-world-stage';
import { useWorldView } from './use-world-view';
import { WorldHead } from './world-head';

interface CompareStageProps {
  readonly world: WorldHandle;
  readonly worlds: number;
  readonly active: boolean;
  readonly link: StageLink;
  readonly form: 'desktop' | 'phone';
  readonly varying: readonly VaryingGroup[];
  /** Whether the tables stand in place of the drawing. */
  readonly table: boolean;
  /** Told where the drawing is, for zooming by buttons. */
  readonly onStage?: (stage: ReturnType<typeof useWorldStage>) => void;
}

interface OpenActions {
  readonly actions: StageActions;
  readonly x: number;
  readonly y: number;
}

/** One of the worlds side by side: its head, its drawing, its tables. */
export function CompareStage(props: CompareStageProps): ReactNode {
  const { world, worlds, active, link, form, varying, table, onStage } = props;
  const { letter, label, frames } = world;
  const host = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<OpenActions | null>(null);
  const openMenu = async (ref: StageRef, point: { readonly x: number; readonly y: number }): Promise<void> => {
    const { actionsFor } = await import('../stage/actions');
    const now = frames.view();
    const actions = now && actionsFor(now, ref);
    if (!actions) return;
    useSelection.getState().select(ref);
    setOpen({ actions, ...point });
  };
  const stage = useWorldStage(host, world, { link, form }, (ref, point) => void openMenu(ref, point));
  const name = label === letter ? `World ${letter}` : `World ${letter}, ${label}`;
  useEffect(() => onStage?.(stage), [onStage, stage]);
  return (
    <section className={styles['world']} aria-label={name} data-active={active}>
      <div className={styles['top']}>
        <WorldHead world={world} active={active} varying={varying} worlds={worlds} />
      </div>
      <div className={styles['room']}>
        <div ref={host} className={styles['host']} aria-label={`${name}, cluster`} data-under={table} />
        <WorldTables world={world} shown={table} label={`${name}, as tables`} />
      </div>
      {!open && <WorldTooltip world={world} active={active} host={host} />}
      {open && (
        <MenuAt
          x={open.x}
          y={open.y}
          label={`Actions for ${open.actions.title}`}
          entries={open.actions.entries}
          onClose={() => {
            setOpen(null);
            stage.current?.focus();
          }}
        />
      )}
    </section>
  );
}

interface WorldTablesProps {
  readonly world: WorldHandle;
  readonly shown: boolean;
  readonly label: string;
}

function WorldTables({ world: { index, frames }, shown, label }: WorldTablesProps): ReactNode {
  const now = frames.view();
  const view = useWorldView(frames, now && isMuchToRead(now) ? FOLLOWS_EVERY_MS : 250);
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
        <StageTables view={view} shown={shown} label={label} />
      </SelectInTable>
    )
  );
}

interface WorldTooltipProps {
  readonly world: WorldHandle;
  readonly active: boolean;
  readonly host: RefObject<HTMLElement | null>;
}

/** Follows the world only while something of it is pointed at. */
function WorldTooltip({ world: { index, frames }, active, host }: WorldTooltipProps): ReactNode {
  const hovered = useHovered(({ world, ref }) => (world === index ? ref : null));
  return hovered && <HoveredTooltip frames={frames} hovered={hovered} active={active} host={host} />;
}

interface HoveredTooltipProps extends Omit<WorldTooltipProps, 'world'> {
  readonly frames: FrameStore;
  readonly hovered: StageRef;
}

function HoveredTooltip({ frames, hovered, active, host }: HoveredTooltipProps): ReactNode {
  const view = useWorldView(frames);
  return <Tooltip host={host} view={view} hovered={hovered} told={active} />;
}
