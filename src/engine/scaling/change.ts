import type { Engine } from '../engine';
import { writeEvent } from '../events';
import { desireChanged } from '../history';
import type { ServiceState } from '../state';

/** Application Auto Scaling changes the desired count of a service, as it would by UpdateService. The service's next pass is the caller's. */

/**
 * @param target index in `scaling.targets`
 * @param wanted no more than the service's quota of tasks comes of it
 * @param cause why, in Application Auto Scaling's words
 * @returns whether anything has changed
 */
export function setDesiredCount(engine: Engine, target: number, wanted: number, cause: string): boolean {
  const { state } = engine;
  const service = serviceOf(engine, target);
  const to = Math.min(wanted, engine.scenario.quotas['tasksPerService'] ?? Infinity);
  if (service === undefined || service.desiredCount === to) return false;
  const from = service.desiredCount;
  service.desiredCount = to;
  service.input = { ...service.input, desiredCount: to };
  desireChanged(engine);
  state.scalingActivities.push({ atMs: state.timeMs, target, from, to, cause });
  const message = `Successfully set desired count to ${to}. Waiting for change to be fulfilled by ecs.`;
  writeEvent(engine, 'scaling', `(service ${service.name}) ${message} Cause: ${cause}`, { owner: service.owner });
  return true;
}

/** A desired count outside the target's range moves into it. Answers with whether it has. Source: services-and-capacity 3.1, 3.7. */
export function moveIntoRange(engine: Engine, target: number): boolean {
  const service = serviceOf(engine, target);
  const range = engine.state.scaling.targets[target];
  if (service === undefined || range === undefined) return false;
  const { minimum, maximum } = range;
  if (service.desiredCount < minimum)
    return setDesiredCount(engine, target, minimum, `minimum capacity was set to ${minimum}`);
  return (
    service.desiredCount > maximum && setDesiredCount(engine, target, maximum, `maximum capacity was set to ${maximum}`)
  );
}

/** The service of a target, while it is there. */
export function serviceOf({ state }: Engine, target: number): ServiceState | undefined {
  const service = state.services[state.scaling.targets[target]?.service ?? -1];
  return service?.status === 'ACTIVE' ? service : undefined;
}
