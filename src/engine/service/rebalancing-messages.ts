/** Service events of Availability Zone rebalancing in ECS's own words. Source: placement-and-lifecycle 6.4, in the form that the API returns. */

/** Live tasks of one zone. */
export interface ZoneTally {
  readonly name: string;
  readonly count: number;
}

/** `zones` by falling count, then by name. */
export function notBalanced(service: string, zones: readonly ZoneTally[]): string {
  return `(service ${service}) is not AZ balanced with ${listed(zones)}. AZ Rebalancing in progress.`;
}

/** `zones` by falling count, then by name. */
export function balanced(service: string, zones: readonly ZoneTally[]): string {
  return `(service ${service}) is AZ balanced with ${listed(zones)}.`;
}

export function startedInZone(service: string, zone: string, taskId: string): string {
  return `(service ${service}) has started 1 tasks in ${zone} to AZ Rebalance: (task ${taskId}).`;
}

export function stoppedInZone(service: string, zone: string, taskId: string): string {
  return `(service ${service}) has stopped 1 running tasks in ${zone} due to AZ rebalancing: (task ${taskId}).`;
}

export function cannotPlaceInZone(service: string, zone: string, onFargate: boolean): string {
  const because = onFargate ? '' : ' because no container instance met all of its requirements';
  return `(service ${service}) is unable to place a task in ${zone}${because}.`;
}

/** Task set and reason are written as where protected tasks keep a service from scaling in (1.8). */
export function cannotRebalance(service: string, deployment: string, protectedTasks: number): string {
  return (
    `(service ${service}) was unable to AZ Rebalance because (taskSet ${deployment}) was unable to scale in ` +
    `due to (reason ${protectedTasks} tasks under protection).`
  );
}

export function stoppedRebalancing(service: string): string {
  return `(service ${service}) stopped AZ Rebalancing.`;
}

function listed(zones: readonly ZoneTally[]): string {
  return zones.map(({ name, count }) => `${count} tasks in ${name}`).join(', ');
}
