import { DESIRED_STATUSES, STOP_CODES, TASK_STATUSES } from '../ecs/status';
import type { TaskDetail } from '../frame/explanation';
import type { TaskFacts } from './facts';
import type { WorldView } from './frame-store';

/** A task stays on the stage for so long after it stopped (`Frame.tasks`): simulated ms. */
const STAYS_MS = 11_000;

/**
 * The facts of a task that is no longer in the frame, from what the worker remembers of it; null for one that had not left the stage at the
 * view's moment, and for one that the view knows nothing of.
 */
export function pastTaskFacts({ frame, catalog }: WorldView, detail: TaskDetail): TaskFacts | null {
  const text = (field: string): string | null => {
    const value = detail.json[field];
    return typeof value === 'string' ? value : null;
  };
  const at = (field: string): number => {
    const value = detail.json[field];
    return typeof value === 'number' ? value * 1_000 : NaN;
  };
  const leftAtMs = at('stoppedAt') + STAYS_MS;
  const [, ownerName = '', number = ''] = /^(.+)-(\d+)$/.exec(detail.name) ?? [];
  const kind = text('group') === `service:${ownerName}` ? 'service' : 'family';
  const ownerIndex = catalog.owners.findIndex((owner) => owner.kind === kind && owner.name === ownerName);
  const owner = catalog.owners[ownerIndex];
  const definition = catalog.taskDefinitions.find(
    ({ family, revision }) => `${family}:${revision}` === text('taskDefinition'),
  );
  if (!owner || !definition || !(leftAtMs <= frame.timeMs)) return null;
  const instanceId = text('containerInstance');
  return {
    taskIndex: detail.taskIndex,
    name: detail.name,
    number: Number(number),
    ownerIndex,
    owner,
    definition,
    lastStatus: TASK_STATUSES.find((status) => status === text('lastStatus')) ?? 'STOPPED',
    desiredStatus: DESIRED_STATUSES.find((status) => status === text('desiredStatus')) ?? 'STOPPED',
    stopCode: STOP_CODES.find((code) => code === text('stopCode')) ?? null,
    instanceIndex: catalog.instances.findLastIndex(({ id }) => id === instanceId),
    instanceId,
    zone: text('availabilityZone'),
    createdAtMs: at('createdAt'),
    statusSinceMs: at('stoppedAt'),
    health: null,
    isProtected: false,
    leftAtMs,
  };
}
