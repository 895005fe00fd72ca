import { useEffect } from 'react';
import { askForCamera, useCamera } from '../../store/camera-store';
import { usePlayback } from '../../store/playback-store';
import { startAsking, stopAsking, usePredict } from '../../store/predict/predict-store';
import { endPresenting } from '../../store/present/present-store';
import { useSelection } from '../../store/selection-store';
import type { Session } from '../../store/session';
import { thereOf } from '../../store/worlds/same-thing';
import { activeWorld } from '../../store/worlds/worlds';

/**
 * What presenting takes from the page, and gives back when it ends: what is selected and seen, the speed, whether a person is asked. Time and the world stay
 * where the class has come to.
 */
export function usePresenting(session: Session): void {
  useEffect(() => {
    const { selected } = useSelection.getState();
    const { frames } = activeWorld();
    const { seen } = useCamera.getState();
    const { speed } = usePlayback.getState();
    const { isOn: predicts } = usePredict.getState();
    askForCamera(undefined);
    return () => {
      session.setSpeed(speed);
      if (usePredict.getState().isOn !== predicts) {
        if (predicts) startAsking();
        else stopAsking();
      }
      useSelection.getState().showGhosts(null);
      // The class may have turned to another world meanwhile.
      useSelection.getState().select(thereOf(selected, frames.view(), activeWorld().frames.view()));
      askForCamera(seen);
    };
  }, [session]);
  useFullScreen();
}

/** The whole screen, where the browser lets; who leaves it by the browser's own key ends presenting. */
function useFullScreen(): void {
  useEffect(() => {
    const { documentElement } = document;
    let wasFull = document.fullscreenElement !== null;
    const entered = wasFull ? null : enter(documentElement);
    const onChange = (): void => {
      if (document.fullscreenElement !== null) wasFull = true;
      else if (wasFull) endPresenting();
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => {
      document.removeEventListener('fullscreenchange', onChange);
      void entered?.then(leave);
    };
  }, []);
}

/** Refused where the page is in a frame that may not, or nobody has asked for it by hand: then it fills the window. */
async function enter(element: HTMLElement): Promise<void> {
  await element.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => undefined);
}

async function leave(): Promise<void> {
  if (document.fullscreenElement !== null) await document.exitFullscreen().catch(() => undefined);
}
