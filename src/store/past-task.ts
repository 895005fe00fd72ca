import type { TaskDetail } from '../frame/explanation';
import type { TaskFacts, TaskPlatform } from './facts';
import type { WorldView } from './frame-store';

/** A task stays on the stage for so long after it stopped (`Frame.tasks`): simulated ms. */
const STAYS_MS = 11_000;

/**
 * The facts of a task that is no longer in the frame, from what the worker remembers of it; null for one that had not left the stage at the
 * view's moment, and for one that the view knows nothing of.
 */
export function pastTaskFacts({ frame, catalog }: WorldView, detail: TaskDetail): TaskFacts | null {
  const { taskIndex, name, number, ownerIndex, instanceIndex, stopCode, lifecycle } = detail;
  const owner = catalog.owners[ownerIndex];
  const definition = catalog.taskDefinitions[detail.taskDefinitionIndex];
  const [created, stopped] = [lifecycle[0], lifecycle.find(({ status }) => status === 'STOPPED')];
  if (!owner || !definition || !created || !stopped) return null;
  const stoppedAtMs = stopped.from * 1_000;
  if (stoppedAtMs + STAYS_MS > frame.timeMs) return null;
  const instance = catalog.instances[instanceIndex];
  return {
    taskIndex,
    name,
    number,
    ownerIndex,
    owner,
    definition,
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    stopCode,
    instanceIndex,
    instanceId: instance?.id ?? null,
    zone: instance?.availabilityZone ?? textOf(detail.json['availabilityZone']),
    platform: pastPlatform(detail.json),
    createdAtMs: created.from * 1_000,
    statusSinceMs: stoppedAtMs,
    health: null,
    isProtected: false,
    decision: detail.decision < 0 ? null : detail.decision,
    leftAtMs: stoppedAtMs + STAYS_MS,
  };
}

/** What DescribeTasks says that a task ran on. */
function pastPlatform({ launchType, capacityProviderName }: TaskDetail['json']): TaskPlatform {
  const capacityProvider = textOf(capacityProviderName);
  if (capacityProvider === 'FARGATE_SPOT') return { kind: 'fargateSpot', capacityProvider };
  const isFargate = capacityProvider === 'FARGATE' || launchType === 'FARGATE';
  return { kind: isFargate ? 'fargate' : 'ec2', capacityProvider };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
