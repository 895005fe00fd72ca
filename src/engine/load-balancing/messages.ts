import type { TargetGroup } from './target-groups';

/** Service events about targets in ECS's own words. Source: placement-and-lifecycle 1.8. */

/** A target group as events and stopped reasons name it in parentheses: `target-group ARN`; a classic load balancer: `elb NAME`. */
export function placeOf({ type, arn, name }: TargetGroup, reference: string | undefined): string {
  if (type === 'classic') return `elb ${name}`;
  // An ARN that somebody pasted is kept as it was.
  return `target-group ${reference?.startsWith('arn:') === true ? reference : arn}`;
}

/** `place` as `placeOf` gives it. */
export function registeredTargets(service: string, count: number, place: string): string {
  return `(service ${service}) registered ${count} ${nounAt(place)} in (${place})`;
}

export function deregisteredTargets(service: string, count: number, place: string): string {
  return `(service ${service}) deregistered ${count} ${nounAt(place)} in (${place})`;
}

export function begunDraining(service: string, count: number): string {
  return `(service ${service}) has begun draining connections on ${count} tasks.`;
}

export interface UnhealthyTarget {
  readonly service: string;
  /** Of a service that has task sets; null for others. */
  readonly taskSet: string | null;
  readonly taskId: string;
  /** Null for a task without an instance of its own: Fargate. */
  readonly instance: string | null;
  readonly port: number;
  readonly reason: string;
}

export function unhealthyTarget(
  { type, name }: TargetGroup,
  { service, taskSet, taskId, instance, port, reason }: UnhealthyTarget,
): string {
  const where = instance === null ? '' : ` (instance ${instance})`;
  const owner = taskSet === null ? `service ${service}` : `service ${service}, taskSet ${taskSet}`;
  const subject = `(${owner}) (task ${taskId})${where}`;
  if (type === 'classic') {
    return (
      `${subject} is unhealthy in (elb ${name}) due to (reason Instance has failed at least the UnhealthyThreshold ` +
      'number of health checks consecutively.)'
    );
  }
  return `${subject} (port ${port}) is unhealthy in (target-group ${name}) due to (reason ${reason})`;
}

function nounAt(place: string): 'instances' | 'targets' {
  return place.startsWith('elb ') ? 'instances' : 'targets';
}
