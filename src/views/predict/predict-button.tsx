import { Crosshair } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePredict } from '../../store/predict/predict-store';
import { classNames } from '../controls/class-names';
import { useSession } from '../session-context';
import transport from '../transport/transport.module.css';
import { endPredicting, startPredicting } from './predicting';

/** Has a person asked, before each placement, where the task will go. */
export function PredictButton(): ReactNode {
  const session = useSession();
  const isOn = usePredict((predict) => predict.isOn);
  return (
    <button
      type="button"
      className={classNames(transport['tool'], isOn && transport['on'])}
      aria-pressed={isOn}
      data-hint="Say where the next task goes, before it does"
      onClick={() => (isOn ? endPredicting() : startPredicting(session))}
    >
      <Crosshair size={16} strokeWidth={1.5} aria-hidden="true" />
      Predict
    </button>
  );
}
