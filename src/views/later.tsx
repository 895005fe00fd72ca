import { Suspense, lazy, useState } from 'react';
import type { ComponentType, ReactNode } from 'react';
import { preloadMenus } from './controls/menu';
import { useAfterFirstPaint } from './first-paint';

/**
 * The parts of the page that the first picture does without: each in a chunk of its own, loaded right after it, or at once where it is the
 * first picture itself. Until a part is there its pane stands empty.
 */
function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  atOnce = false,
): ComponentType<Props> & { preload(): Promise<void> } {
  let There: ComponentType<Props> | null = null;
  const preload = async (): Promise<void> => {
    There = await load();
  };
  const Part = lazy(async () => ({ default: await load() }));
  function Later(props: Props): ReactNode {
    const painted = useAfterFirstPaint();
    // What is there when it is first drawn is drawn with what is around it; React would put up an empty place for a while.
    const [Ready] = useState(() => There);
    if (!painted && !atOnce) return null;
    if (Ready) return <Ready {...props} />;
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  }
  return Object.assign(Later, { preload });
}

export const EditorPane = later(async () => (await import('./editor-pane/editor-pane')).EditorPane);
export const WhyTab = later(async () => (await import('./inspector/why-tab')).WhyTab);
export const ScalingTab = later(async () => (await import('./scaling/scaling-tab')).ScalingTab);
export const PodStory = later(async () => (await import('./kubernetes/pod-story')).PodStory, true);
export const PodAnswer = later(async () => (await import('./kubernetes/pod-answer')).PodAnswer, true);
export const FactsTab = later(async () => (await import('./inspector/facts-tab')).FactsTab);
export const CapacityPanel = later(async () => (await import('./capacity/capacity-panel')).CapacityPanel);
export const JsonTab = later(async () => (await import('./inspector/json-tab')).JsonTab);
export const EventsTab = later(async () => (await import('./inspector/events-tab')).EventsTab);
export const TransportChartView = later(async () => (await import('./transport/transport-chart')).TransportChartView);
export const PauseAtMenu = later(async () => (await import('./transport/pause-at-menu')).PauseAtMenu);
export const BranchesMenu = later(async () => (await import('./transport/branches-menu')).BranchesMenu);
export const DifferenceLine = later(async () => (await import('./transport/difference')).DifferenceLine);
export const FromNowOffer = later(async () => (await import('./strategy/from-now-offer')).FromNowOffer);
export const LaunchControl = later(async () => (await import('./strategy/launch-control')).LaunchControl);
export const PredictButton = later(async () => (await import('./predict/predict-button')).PredictButton);
export const PredictPanel = later(async () => (await import('./predict/predict-panel')).PredictPanel);
export const BeatStrip = later(async () => (await import('./stage/beat-strip')).BeatStrip);
export const StageCaption = later(async () => (await import('./stage/stage-caption')).StageCaption);
export const PlacingTray = later(async () => (await import('./stage/placing-tray')).PlacingTray);
export const WaitingTray = later(async () => (await import('./stage/waiting-tray')).WaitingTray, true);
export const StageTools = later(async () => (await import('./stage/tools/stage-tools')).StageTools);
export const ScaleStrip = later(async () => (await import('./stage/scale/scale-strip')).ScaleStrip);
export const StageMinimap = later(async () => (await import('./stage/scale/stage-minimap')).StageMinimap);
export const LitChoice = later(async () => (await import('./stage/lit-choice')).LitChoice);
export const StageTooltip = later(async () => (await import('./stage/stage-tooltip')).StageTooltip);
export const HintLayer = later(async () => (await import('./controls/hint-layer')).HintLayer);
export const Notices = later(async () => (await import('./notices')).Notices);
export const Dialogs = later(async () => (await import('./dialogs/dialogs')).Dialogs);
export const StageNote = later(async () => (await import('./stage/stage-note')).StageNote);
export const RunNotices = later(async () => (await import('./run-notices')).RunNotices);
export const EmptyCluster = later(async () => (await import('./stage/empty-cluster')).EmptyCluster);
export const Announcer = later(async () => (await import('./stage/announcer')).Announcer);
export const ScoreboardDock = later(async () => (await import('./scoreboard/scoreboard-dock')).ScoreboardDock);
export const CompareView = later(async () => (await import('./compare/compare-view')).CompareView, true);
export const CompareButton = later(async () => (await import('./compare/compare-button')).CompareButton);
export const ComparePanel = later(async () => (await import('./compare/compare-panel')).ComparePanel);
export const StageTable = later(async () => (await import('./stage/stage-table')).StageTable);
export const DropTarget = later(async () => (await import('./dialogs/drop-target')).DropTarget);
export const BadLinkPage = later(async () => (await import('./dialogs/bad-link-page')).BadLinkPage, true);
export const PresentButton = later(async () => (await import('./present/present-button')).PresentButton);
export const Present = later(async () => (await import('./present/present')).Present, true);
export const Phone = later(async () => (await import('./layout/phone')).Phone, true);

/** Loads what a visitor is likely to use first. */
export function preloadParts(): void {
  preloadMenus();
  for (const part of [EditorPane, WhyTab, FactsTab, JsonTab, EventsTab, BeatStrip, PlacingTray, WaitingTray])
    void part.preload();
  setTimeout(() => void import('./print/print').then(({ followPrinting }) => followPrinting()), PRINT_AFTER_MS);
}

/** Wait before the page can be printed as a sheet, ms: nobody prints what has just come. */
const PRINT_AFTER_MS = 6_000;
