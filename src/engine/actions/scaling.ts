import { policyTypeOf } from '../../ecs/scaling';
import type { ScalableTargetInput, ScalingPolicyInput, ScheduledActionInput } from '../../ecs/scaling';
import type { Engine } from '../engine';
import { moveIntoRange } from '../scaling/change';
import { targetOf } from '../scaling/register';
import { requestPolicy, requestScheduled, requestTarget } from '../scaling/requests';
import type { Requested } from '../scaling/requests';
import { refused } from './action';
import type { Action, ActionOutcome } from './action';

/** What the timeline asks of Application Auto Scaling. Source: services-and-capacity 3. */

export const registerScalableTarget: Action = (engine, given) => {
  const { MinCapacity, MaxCapacity, ResourceId = '' } = given as ScalableTargetInput;
  const range = [
    ...(MinCapacity === undefined ? [] : [`at least ${MinCapacity}`]),
    ...(MaxCapacity === undefined ? [] : [`at most ${MaxCapacity}`]),
  ];
  const requested = requestTarget(engine, given);
  const outcome = answer(engine, requested, [ResourceId, ...range].join(', '));
  if (requested.refusal !== null) return outcome;
  const { service } = requested;
  return { ...outcome, setsOff: () => (moveIntoRange(engine, targetOf(engine, service)) ? service : -1) };
};

export const putScalingPolicy: Action = (engine, given) => {
  const input = given as unknown as ScalingPolicyInput;
  const outcome = answer(engine, requestPolicy(engine, input), `${input.PolicyName}, ${input.ResourceId ?? ''}`);
  if (outcome.error !== undefined || policyTypeOf(input) !== 'PredictiveScaling') return outcome;
  return { ...outcome, notSimulated: 'Predictive scaling is not simulated yet.' };
};

export const putScheduledAction: Action = (engine, given) => {
  const input = given as unknown as ScheduledActionInput;
  const said = `${input.ScheduledActionName}, ${input.Schedule}`;
  return answer(engine, requestScheduled(engine, input), said);
};

function answer({ state }: Engine, requested: Requested, said: string): ActionOutcome {
  if (requested.refusal !== null) return refused(requested.refusal);
  const owner = state.services[requested.service]?.owner ?? null;
  return { said, kind: 'scaling', subjects: { owner } };
}
