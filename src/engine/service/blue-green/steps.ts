import { WHOLE } from '../../../ecs/traffic-shift';
import type { Engine } from '../../engine';
import { EVENT, pushEvent } from '../../event-queue';
import type { DeploymentState, ServiceState } from '../../state';
import { say } from '../say';
import { wakeService } from '../wake';
import { currentStep } from './shift';
import type { ShiftStep, TrafficShift } from './shift-state';
import { shareTraffic } from './traffic';

/** A deployment goes on from step to step. Source: services-and-capacity 1.15 and 1.16. */

/** Enters a step of a deployment's (index) plan, and those after it as long as they take no time. */
export function enterStep(engine: Engine, index: number, first: number): void {
  const { state } = engine;
  const deployment = state.deployments[index];
  for (let step = first; ; step++) {
    const shift = deployment?.shift;
    if (!deployment || !shift) return;
    if (step >= shift.plan.length) return finish(engine, deployment, shift);
    begin(engine, index, deployment, shift, step);
    const current = shift.plan[step];
    if (current && !takesNoTime(current)) return wait(engine, index, step, current);
  }
}

function takesNoTime({ endsWhen, forMs }: ShiftStep): boolean {
  return endsWhen === 'timePasses' && forMs === 0;
}

function begin(engine: Engine, index: number, deployment: DeploymentState, shift: TrafficShift, step: number): void {
  const { state } = engine;
  const begun = shift.plan[step];
  const service = state.services[deployment.service];
  if (!begun || !service) return;
  const { stage, greenIsPrimary } = begun;
  deployment.shift = { ...shift, step, stages: withStage(shift, state.timeMs, stage) };
  const shared = sharingOf(deployment, begun);
  shareTraffic(state, index, begun);
  if (greenIsPrimary) makePrimary(engine, service, index);
  const isNew = currentStep(shift).stage !== stage || step === 0;
  if (shared !== '' || (isNew && !takesNoTime(begun))) tell(engine, service, begun, shared);
}

function withStage({ stages }: TrafficShift, atMs: number, stage: string): TrafficShift['stages'] {
  return stages.at(-1)?.stage === stage ? stages : [...stages, { atMs, stage }];
}

/** The end of the step comes by time, or at a pass of the service that finds what the step waits for. */
function wait({ state }: Engine, index: number, step: number, { forMs, endsWhen }: ShiftStep): void {
  if (forMs < Infinity) pushEvent(state.queue, state.timeMs + forMs, EVENT.deployment, index, step);
  const service = state.deployments[index]?.service ?? -1;
  if (endsWhen !== 'timePasses') wakeService(state, service);
}

function finish({ state }: Engine, deployment: DeploymentState, shift: TrafficShift): void {
  deployment.shift = { ...shift, step: shift.plan.length, status: 'SUCCESSFUL' };
  // Alarms have been watched during BAKE_TIME: they have no bake time of their own on top.
  deployment.bakesUntilMs = state.timeMs;
  wakeService(state, deployment.service);
}

/** A deployment becomes the one that its service goes by; the one before it is being replaced. */
export function makePrimary({ state }: Engine, service: ServiceState, index: number): void {
  const others = service.deployments.filter((it) => it !== index);
  service.deployments.splice(0, service.deployments.length, index, ...others);
  for (const [position, it] of service.deployments.entries()) {
    const deployment = state.deployments[it];
    if (deployment) deployment.status = position === 0 ? 'PRIMARY' : 'ACTIVE';
  }
}

/** The feed tells of stages that last and of traffic that moves. These lines are the playground's: ECS has no service events for them. */
function tell(engine: Engine, service: ServiceState, { stage, forMs, endsWhen }: ShiftStep, shared: string): void {
  const time = endsWhen === 'timePasses' && forMs > 0 ? `, ${minutes(forMs)}` : '';
  say(engine, service, 'deployment', `${service.name}: ${stage}${shared}${time}`);
}

function minutes(durationMs: number): string {
  const count = durationMs / 60_000;
  return `${count} ${count === 1 ? 'minute' : 'minutes'}`;
}

/** What of the traffic comes to green with a step; empty where nothing does. */
function sharingOf({ shift, traffic }: DeploymentState, { production, test }: ShiftStep): string {
  const before = traffic.at(-1);
  if (!shift?.movesTraffic || !before) return '';
  const shares = [
    ...(before.production === production ? [] : [`${percent(production)} of the production traffic`]),
    ...(before.test === test || !shift.movesTestTraffic ? [] : [`${percent(test)} of the test traffic`]),
  ];
  return shares.length === 0 ? '' : `, ${shares.join(' and ')} to the new revision`;
}

function percent(share: number): string {
  return `${share / (WHOLE / 100)}%`;
}
