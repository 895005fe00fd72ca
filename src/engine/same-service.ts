import type { DeploymentRow, ServiceRow } from '../frame/frame';

/** Whether two rows of a service say the same. */
export function sameService(row: ServiceRow, other: ServiceRow | undefined): boolean {
  if (other === undefined) return false;
  const { deployments, ...rest } = row;
  return (
    sameFields<Omit<ServiceRow, 'deployments'>>(rest, other) &&
    deployments.length === other.deployments.length &&
    deployments.every((deployment, index) => {
      const before = other.deployments[index];
      return before !== undefined && sameFields<DeploymentRow>(deployment, before);
    })
  );
}

/** Whether both have the same deployments in the same order. */
export function sameDeployments(row: ServiceRow, other: ServiceRow | undefined): boolean {
  return (
    row.deployments.length === other?.deployments.length &&
    row.deployments.every(({ id }, index) => id === other.deployments[index]?.id)
  );
}

function sameFields<T extends object>(one: T, other: T): boolean {
  for (const key in one) if (one[key] !== other[key]) return false;
  return true;
}
