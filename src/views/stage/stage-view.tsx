import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useCaption } from '../../store/caption-store';
import { useDocument } from '../../store/document-store';
import { usePredict } from '../../store/predict/predict-store';
import type { StageRef } from '../../store/selection-store';
import { useSelection } from '../../store/selection-store';
import { usePlayback } from '../../store/playback-store';
import { useWorld } from '../../store/world-store';
import { useSession } from '../session-context';
import { MenuAt } from '../controls/menu';
import { firstPaintDone } from '../first-paint';
import {
  Announcer,
  BeatStrip,
  EmptyCluster,
  PredictPanel,
  ScaleStrip,
  StageCaption,
  StageMinimap,
  StageNote,
  StageTable,
  StageTools,
  StageTooltip,
  WaitingTray,
} from '../later';
import { StrategySentence } from '../strategy/strategy-sentence';
import type { StageActions } from './actions';
import { LegendStrip } from './legend-strip';
import { PhoneStageButtons, StageButtons } from './stage-buttons';
import styles from './stage-view.module.css';
import { useStage } from './use-stage';

interface OpenActions {
  readonly actions: StageActions;
  readonly x: number;
  readonly y: number;
}

/** The stage with what stands around it: the sentence, the waiting tasks, the drawing and its legend. */
export function StageView({ form = 'desktop' }: { readonly form?: 'desktop' | 'phone' }): ReactNode {
  const session = useSession();
  const host = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<OpenActions | null>(null);
  const [table, setTable] = useState(false);
  const tray = useNeedsTray();
  const predicts = usePredict(({ isOn }) => isOn);
  const captioned = useCaption(({ caption }) => caption !== null);
  const openMenu = async (ref: StageRef, point: { readonly x: number; readonly y: number }): Promise<void> => {
    const { actionsFor } = await import('./actions');
    const view = session.frames.view();
    const actions = view && actionsFor(view, ref);
    if (!actions) return;
    useSelection.getState().select(ref);
    setOpen({ actions, ...point });
  };
  const stage = useStage(host, form, (ref, point) => void openMenu(ref, point));
  useNoPicture();
  return (
    <>
      <div className={styles['head']} data-form={form}>
        <StrategySentence />
        <div className={styles['beats']}>
          <BeatStrip />
        </div>
        {form === 'desktop' && <StageButtons stage={stage} table={table} onTable={setTable} />}
      </div>
      {captioned && <StageCaption />}
      {predicts && <PredictPanel />}
      <StageTools form={form} />
      {tray && <WaitingTray form={form} />}
      <div className={styles['room']}>
        <div ref={host} className={styles['host']} data-under={table} />
        <EmptyCluster />
        <StageTable shown={table} />
        {!table && form !== 'phone' && <StageMinimap stage={stage} />}
        <StageNote />
      </div>
      <ScaleStrip />
      <LegendStrip form={form}>
        {form === 'phone' && <PhoneStageButtons stage={stage} table={table} onTable={setTable} />}
      </LegendStrip>
      {!open && <StageTooltip host={host} />}
      <Announcer />
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
    </>
  );
}

/** Whether a task waits, is being placed in slow motion, or is not started: the tray above the drawing is loaded when it is first needed. */
function useNeedsTray(): boolean {
  const waits = useWorld(
    ({ view }) =>
      view !== null &&
      (view.waiting.length > 0 ||
        view.catalog.notStarted.length > 0 ||
        // Tasks may wait for one: the tray knows which do.
        view.catalog.capacityProviders.some(({ kind }) => kind === 'autoScalingGroup')),
  );
  const placing = usePlayback(({ speed, beat }) => speed === 'slow' || beat !== null);
  // The question stands where the tray would: the drawing keeps its place between the two.
  const predicts = usePredict(({ isOn }) => isOn);
  return waits || (placing && !predicts);
}

/** What is heavy may load once the first picture of a world stands; where the text is refused there will be none. */
function useNoPicture(): void {
  const refused = useDocument((document) => !document.good);
  useEffect(() => {
    if (refused) firstPaintDone();
  }, [refused]);
}
