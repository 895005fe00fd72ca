/** ECS's quotas by the names that a scenario gives them. Source: services-and-capacity 8. */

/** Limits of the API that hold always, and that AWS does not adjust. */
export const FIXED_QUOTAS: Readonly<Record<string, number>> = {
  tasksPerRunTask: 10,
  containerInstancesPerStartTask: 10,
  capacityProvidersPerCluster: 20,
  capacityProvidersPerStrategy: 20,
  containersPerTaskDefinition: 10,
  targetGroupsPerService: 5,
  securityGroupsPerAwsvpcConfiguration: 5,
  subnetsPerAwsvpcConfiguration: 16,
  reservedHostPortsPerInstance: 100,
};

/** The error of a request that meets a quota of the cluster. */
export const LIMIT_EXCEEDED = {
  code: 'LimitExceededException',
  message: 'The limit for the resource was exceeded.',
} as const;

/** CreateService where the cluster has as many services as it may. */
export const TOO_MANY_SERVICES = 'The maximum number of services has been reached.';
