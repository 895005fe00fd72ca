import { startAsking, stopAsking, usePredict } from '../../store/predict/predict-store';
import { useSelection } from '../../store/selection-store';
import type { Session } from '../../store/session';

/** From now on a person is asked before each placement and each scale-in, the next one at once. */
export function startPredicting(session: Session): void {
  session.pause();
  startAsking();
  session.step('nextPlacement');
}

/** Asks no longer; of a question that is open the answer is shown. */
export function endPredicting(): void {
  stopAsking();
  useSelection.getState().showGhosts(null);
}

/** To the next question, as the run went before: playing, or at once. */
export function goOn(session: Session): void {
  useSelection.getState().showGhosts(null);
  if (usePredict.getState().wasPlaying) session.play();
  else session.step('nextPlacement');
}
