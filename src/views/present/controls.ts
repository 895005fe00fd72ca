import type { WorldView } from '../../store/frame-store';
import { usePlayback } from '../../store/playback-store';
import { giveUp, startAsking, stopAsking, usePredict } from '../../store/predict/predict-store';
import { endPresenting } from '../../store/present/present-store';
import { nextStep, previousStep } from '../../store/present/steps';
import { useTelling } from '../../store/present/telling-store';
import { useSelection } from '../../store/selection-store';
import type { Session } from '../../store/session';
import { useWorlds } from '../../store/worlds/worlds';

/** What a presenter can do; each has a key. */
export interface PresentControls {
  readonly next: () => void;
  readonly back: () => void;
  readonly toggle: () => void;
  readonly reveal: () => void;
  readonly askFirst: () => void;
  readonly leave: () => void;
}

export function presentControls(session: Session): PresentControls {
  const tell = (): void => {
    useTelling.setState({ isOpening: false, isOver: false });
    useSelection.getState().showGhosts(null);
    usePredict.setState({ verdict: null });
  };
  const controls: PresentControls = {
    next() {
      // A remote control has one key to go on: it answers what is asked, and ends what plays.
      if (usePredict.getState().question !== null) return controls.reveal();
      if (usePlayback.getState().beat !== null) return session.skipBeats();
      tell();
      void goOn(session);
    },
    back() {
      tell();
      void session.take(previousStep(views));
    },
    toggle() {
      tell();
      session.toggle();
    },
    reveal() {
      useTelling.setState({ isOpening: false });
      giveUp();
    },
    askFirst() {
      if (usePredict.getState().isOn) stopAsking();
      else startAsking();
    },
    leave: endPresenting,
  };
  return controls;
}

async function goOn(session: Session): Promise<void> {
  const found = await session.take(nextStep(views));
  if (!found) useTelling.setState({ isOver: true });
}

function views(): readonly WorldView[] {
  return useWorlds.getState().worlds.flatMap(({ frames }) => frames.view() ?? []);
}
