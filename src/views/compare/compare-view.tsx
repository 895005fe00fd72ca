import { ChevronDown, ChevronUp, Plus, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { createStageLink } from '../../drawing/stage/stage-link';
import type { Stage } from '../../drawing/stage/stage-types';
import { closeCompare } from '../../store/compare/side-edits';
import { followDifferences, useDifferences } from '../../store/differences/differences-store';
import { turnTo } from '../../store/worlds/same-thing';
import { useWorlds } from '../../store/worlds/worlds';
import { count } from '../../words/prose';
import { Button } from '../controls/button';
import { Menu } from '../controls/menu';
import { Announcer, BeatStrip, PredictPanel, ScaleStrip, StageCaption, StageNote, StageTools } from '../later';
import { Scoreboard } from '../scoreboard/scoreboard';
import { LegendStrip } from '../stage/legend-strip';
import { PhoneStageButtons, StageButtons } from '../stage/stage-buttons';
import { StrategySentence } from '../strategy/strategy-sentence';
import { addEntries } from './compare-menu';
import { CompareStage } from './compare-stage';
import styles from './compare.module.css';
import { useFoldedPanes } from './use-folded-panes';
import { hasStrategies, useVarying } from './use-varying';

/** Two to four worlds side by side: one scale, one clock, one legend. On a small screen one at a time. */
export function CompareView({ form = 'desktop' }: { readonly form?: 'desktop' | 'phone' }): ReactNode {
  const worlds = useWorlds((state) => state.worlds);
  const active = useWorlds((state) => state.active);
  const varying = useVarying();
  const [link] = useState(createStageLink);
  const [table, setTable] = useState(false);
  const [first, setFirst] = useState<RefObject<Stage | null>>({ current: null });
  const onStage = useCallback((stage: RefObject<Stage | null>) => setFirst(stage), []);
  useEffect(followDifferences, []);
  const shown = form === 'phone' ? worlds.filter(({ index }) => index === active) : worlds;
  return (
    <>
      {form === 'desktop' && <FoldedPanes columns={Math.min(2, worlds.length)} />}
      {form === 'phone' && <WorldSwitch />}
      {form === 'desktop' && !hasStrategies(varying) && (
        <div className={styles['bar']}>
          <StrategySentence />
        </div>
      )}
      <BeatStrip />
      <StageTools form={form} />
      <StageCaption />
      <PredictPanel />
      <div className={styles['grid']} data-worlds={shown.length}>
        {shown.map((world) => (
          <CompareStage
            key={world.index}
            world={world}
            worlds={worlds.length}
            active={world.index === active && form !== 'phone'}
            link={link}
            form={form}
            varying={varying}
            table={table}
            {...(world === shown[0] && { onStage })}
          />
        ))}
        {form === 'desktop' && worlds.length === 3 && <FourthPlace />}
        <StageNote />
      </div>
      <ScaleStrip />
      <LegendStrip form={form}>
        <span className={styles['tools']}>
          <OnlySwitch />
          {form === 'phone' ? (
            <PhoneStageButtons stage={first} table={table} onTable={setTable} />
          ) : (
            <>
              <StageButtons stage={first} table={table} onTable={setTable} />
              <CompareTools worlds={worlds.length} />
            </>
          )}
        </span>
      </LegendStrip>
      {form === 'desktop' && <ScoreboardDock rows={worlds.length > 3 ? 2 : 1} />}
      <Announcer />
    </>
  );
}

function FoldedPanes({ columns }: { readonly columns: number }): null {
  useFoldedPanes(columns);
  return null;
}

/** Fades all but the tasks that are ringed. */
function OnlySwitch(): ReactNode {
  const only = useDifferences((state) => state.only);
  const names = useDifferences(({ differences }) => differences?.names ?? 0);
  return (
    <button
      type="button"
      role="switch"
      aria-checked={only}
      aria-label={`Only what differs: ${count(names, 'task')}`}
      className={styles['only']}
      data-hint="Fade what is the same in all worlds"
      onClick={() => useDifferences.setState({ only: !only })}
    >
      <span className={styles['ring']} aria-hidden="true" />
      <span>Only what differs</span>
      <small>{count(names, 'task')}</small>
    </button>
  );
}

function CompareTools({ worlds }: { readonly worlds: number }): ReactNode {
  return (
    <div className={styles['ends']}>
      {worlds < 4 && (
        <Menu className={styles['add']} iconOnly align="end" label="Add a world" entries={addEntries}>
          <Plus size={16} strokeWidth={1.5} aria-hidden="true" />
        </Menu>
      )}
      <Button look="icon" label="End the comparison" icon={<X aria-hidden="true" />} onClick={closeCompare} />
    </div>
  );
}

/** Three stages leave a place in which a fourth would be. */
function FourthPlace(): ReactNode {
  return (
    <div className={styles['fourth']}>
      <Menu className={styles['invite']} label="Add a world" entries={addEntries}>
        <Plus size={16} strokeWidth={1.5} aria-hidden="true" /> Add a world
      </Menu>
    </div>
  );
}

/** On a small screen: which of the worlds is on the stage. */
function WorldSwitch(): ReactNode {
  const worlds = useWorlds((state) => state.worlds);
  const active = useWorlds((state) => state.active);
  return (
    <fieldset className={styles['switch']} aria-label="World on the stage">
      {worlds.map(({ index, letter, label }) => (
        <button key={index} type="button" aria-pressed={index === active} onClick={() => turnTo(index)}>
          <b>{letter}</b> {label !== letter && <span>{label}</span>}
        </button>
      ))}
    </fieldset>
  );
}

/** Below these heights of the window the scoreboard is folded until it is asked for, px: with one row of stages, with two. */
const ROOM_FOR_SCORES = { 1: 840, 2: 1_160 } as const;

/** The scoreboard below the stages: all of it, or its sentence alone. */
function ScoreboardDock({ rows }: { readonly rows: 1 | 2 }): ReactNode {
  const [chosen, setOpen] = useState<boolean | null>(null);
  const open = chosen ?? window.innerHeight >= ROOM_FOR_SCORES[rows];
  const dock = useRef<HTMLDivElement>(null);
  return (
    <div ref={dock} className={styles['dock']} data-open={open}>
      <Scoreboard
        end={
          <Button
            look="icon"
            label={open ? 'Fold the scoreboard' : 'Show the scoreboard'}
            aria-expanded={open}
            icon={open ? <ChevronDown aria-hidden="true" /> : <ChevronUp aria-hidden="true" />}
            onClick={() => {
              dock.current?.scrollTo(0, 0);
              setOpen(!open);
            }}
          />
        }
      />
    </div>
  );
}
