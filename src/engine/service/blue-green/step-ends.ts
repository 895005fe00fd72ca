import type { Engine } from '../../engine';
import { failDeployment } from '../rollback';
import { currentStep } from './shift';
import { enterStep } from './steps';

/** The time of a deployment's (index) step is up: it goes on, or has waited in vain (assumption `code-deploy-failure`). */
export function stepEnds(engine: Engine, index: number): void {
  const { state } = engine;
  const deployment = state.deployments[index];
  const service = state.services[deployment?.service ?? -1];
  const shift = deployment?.shift;
  if (!deployment || !service || !shift) return;
  const { thenFails, endsWhen } = currentStep(shift);
  if (!thenFails) return enterStep(engine, index, shift.step + 1);
  failDeployment(engine, service, deployment, endsWhen === 'timePasses' ? 'hook' : 'replacement', true);
}
