import type { CreateServiceInput } from '../../ecs/service';
import { warning } from '../finding';
import type { Finding } from '../finding';
import type { JsonPath } from '../path';

/**
 * A deployment that could never proceed: nothing may start, because as many tasks as may run are running, and nothing may stop, because as many as have to
 * stay are healthy. ECS takes such percentages; so a warning, which says what would do. Source: services-and-capacity 1.2.
 *
 * @param service as it will be
 * @param path of the request that makes it so
 */
export function stuckDeployment(service: CreateServiceInput, path: JsonPath): Finding[] {
  const { desiredCount = 0, deploymentConfiguration = {} } = service;
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = deploymentConfiguration;
  if (desiredCount < 1 || !isRolling(service) || minimumHealthyPercent > maximumPercent) return [];
  const lower = Math.floor((desiredCount * minimumHealthyPercent + 99) / 100);
  const upper = Math.floor((desiredCount * maximumPercent) / 100);
  if (upper > desiredCount || lower < desiredCount) return [];
  const needed = Math.floor(((desiredCount + 1) * 100 + desiredCount - 1) / desiredCount);
  const allowed = Math.floor(((desiredCount - 1) * 100) / desiredCount);
  const message =
    `A deployment of "${service.serviceName}" can neither start nor stop a task: of ${desiredCount} desired, ${lower} have to stay healthy ` +
    `(${minimumHealthyPercent} per cent, rounded up) and ${upper} may run (${maximumPercent} per cent, rounded down).`;
  const hint = `A maximumPercent of ${needed} or more, or a minimumHealthyPercent of ${allowed} or less, lets it proceed.`;
  return [warning('stuck-deployment', path, message, { hint })];
}

/** Replicas that ECS itself replaces bit by bit. */
function isRolling({ schedulingStrategy, deploymentController, deploymentConfiguration }: CreateServiceInput): boolean {
  const strategy = deploymentConfiguration?.['strategy'] ?? 'ROLLING';
  return schedulingStrategy !== 'DAEMON' && (deploymentController?.type ?? 'ECS') === 'ECS' && strategy === 'ROLLING';
}
