import { serviceOfResource } from '../../ecs/scaling';
import type { ScalableTargetInput, ScalingEntry, ScalingPolicyInput, ScheduledActionInput } from '../../ecs/scaling';
import { errorOf } from '../../scenario/refusal/refusal';
import type { Refusal } from '../../scenario/refusal/refusal';
import { putPolicyRefusals, putScheduledRefusals, registerTargetRefusals } from '../../scenario/refusal/scaling';
import type { ScalingContext } from '../../scenario/refusal/scaling';
import { unauthorized } from '../actions/authorize';
import type { Engine } from '../engine';
import { writeEvent } from '../events';
import { findService } from '../names';
import { moveIntoRange } from './change';
import { putMetricAlarm, putPolicy, putScheduled, registerTarget, targetOf } from './register';

/** Requests to Application Auto Scaling, of the timeline and of the scenario's `scaling`. */

/** What became of one: the service (index) that it is about, or why it was refused. */
export type Requested =
  { readonly service: number; readonly refusal: null } | { readonly refusal: Pick<Refusal, 'code' | 'message'> };

export function requestTarget(engine: Engine, input: ScalableTargetInput): Requested {
  const refusal = registerTargetRefusals(input, contextOf(engine))[0];
  if (refusal) return { refusal };
  const service = serviceIn(engine, input);
  registerTarget(engine, service, input);
  return { service, refusal: null };
}

export function requestPolicy(engine: Engine, input: ScalingPolicyInput): Requested {
  const refusal = putPolicyRefusals(input, contextOf(engine))[0];
  if (refusal) return { refusal };
  const service = serviceIn(engine, input);
  putPolicy(engine, targetOf(engine, service), input);
  return { service, refusal: null };
}

export function requestScheduled(engine: Engine, input: ScheduledActionInput): Requested {
  const refusal = putScheduledRefusals(input, contextOf(engine))[0];
  if (refusal) return { refusal };
  const service = serviceIn(engine, input);
  putScheduled(engine, targetOf(engine, service), input);
  return { service, refusal: null };
}

/** What the scenario says of scaling is requested at second 0. What is refused comes first among the responses, after services. */
export function setUpScaling(engine: Engine): void {
  for (const entry of engine.scenario.scaling) setUpEntry(engine, entry);
}

function setUpEntry(
  engine: Engine,
  { scalableTarget, policies = [], scheduledActions = [], alarms = [] }: ScalingEntry,
) {
  const { ResourceId } = scalableTarget;
  const isThere = request(engine, 'RegisterScalableTarget', scalableTarget, requestTarget);
  if (!isThere) return;
  const target = targetOf(engine, serviceIn(engine, scalableTarget));
  moveIntoRange(engine, target);
  const of = ResourceId === undefined ? {} : { ResourceId };
  for (const policy of policies) request(engine, 'PutScalingPolicy', { ...of, ...policy }, requestPolicy);
  for (const action of scheduledActions) request(engine, 'PutScheduledAction', { ...of, ...action }, requestScheduled);
  for (const alarm of alarms) putMetricAlarm(engine, target, alarm);
}

/** Answers with whether it was taken. */
function request<Input extends object>(
  engine: Engine,
  action: string,
  input: Input,
  make: (engine: Engine, input: Input) => Requested,
): boolean {
  const denied = unauthorized(engine, action, input as Readonly<Record<string, unknown>>);
  const requested: Requested = denied === null ? make(engine, input) : { refusal: denied };
  if (requested.refusal === null) return true;
  const error = errorOf(requested.refusal);
  engine.state.responses.push({ atMs: engine.state.timeMs, action, error });
  writeEvent(engine, 'refused', `${action}: ${error.message}`, { errorCode: error.code });
  return false;
}

function contextOf(engine: Engine): ScalingContext {
  const { state, scenario } = engine;
  const targetNamed = (name: string) => state.scaling.targets[targetOf(engine, findService(state, name))];
  return {
    clusterName: scenario.cluster.clusterName,
    schedulingOf: (name) => {
      const service = state.services[findService(state, name)];
      return service === undefined ? null : (service.input.schedulingStrategy ?? 'REPLICA');
    },
    targetOf: (name) => targetNamed(name)?.input ?? null,
    policiesOf: (name) => targetNamed(name)?.policies.map(({ input }) => input) ?? [],
  };
}

function serviceIn({ state }: Engine, { ResourceId }: { readonly ResourceId?: string }): number {
  return findService(state, serviceOfResource(ResourceId) ?? '');
}
