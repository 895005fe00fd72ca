import { boundsOf, percentagesOf } from '../../service/counts';
import { liveCount } from '../../service/live-tasks';
import { controllerOf, isDaemon } from '../../service/kind';
import { acting } from './fix';
import type { Fix } from './fix';
import type { Question } from './question';

/** A service asks for less: for fewer tasks, or that fewer of them are kept while others replace them. */

const LEAST_SIZE = 0.3;
const SIZE_OF_DEPLOYMENT = 0.2;

/** As many tasks are wanted as have a place. From the start of the run where nothing has happened before. */
export function fewerTasks({ service, written, atMs }: Question): Fix[] {
  if (service === null || isDaemon(service) || service.deployments.length !== 1) return [];
  const [from, to] = [service.desiredCount, liveCount(service)];
  if (to < 1 || to >= from) return [];
  const change = { kind: 'desired-count', service: service.name, from, to } as const;
  const size = LEAST_SIZE + (from - to) / from;
  const clause = atMs === 0 ? written.field('desiredCount') : null;
  if (clause !== null) return [{ change, edits: [{ path: clause.path, value: to }], action: null, size }];
  return [acting(change, size, 'UpdateService', { service: service.name, desiredCount: to })];
}

/** A deployment goes on by stopping tasks first whose place their successors take. */
export function fewerHealthy({ service }: Question): Fix[] {
  if (service === null || service.deployments.length < 2 || controllerOf(service) !== 'ECS') return [];
  const { minimumHealthyPercent: from } = percentagesOf(service);
  const { desired, lower } = boundsOf(service);
  if (from === 0 || lower === 0) return [];
  const by = (fewer: number): Fix => {
    // The largest percentage that keeps so many, the bound being rounded up.
    const to = Math.min(from - 1, Math.floor(((lower - fewer) * 100) / desired));
    const deploymentConfiguration = { ...service.input.deploymentConfiguration, minimumHealthyPercent: to };
    return acting(
      { kind: 'minimum-healthy', service: service.name, from, to },
      SIZE_OF_DEPLOYMENT + (from - to) / 100,
      'UpdateService',
      { service: service.name, deploymentConfiguration },
    );
  };
  return [{ ...by(1), scale: { amount: 1, most: lower, steps: [1], by } }];
}
