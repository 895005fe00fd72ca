import { INSTANCE_STATUSES, TASK_STATUSES } from '../../ecs/status';
import { INSTANCE, INSTANCE_LIFECYCLES, INSTANCE_WIDTH, TASK, TASK_WIDTH } from '../../frame/frame';
import type { Catalog } from '../../frame/frame';
import { count, counted } from '../text';
import type { StageRef } from './refs';
import type { TaskRows } from './task-rows';
import { taskRowIn } from './task-rows';

/** What a reference is called, for the keyboard's focus and screen readers. */

interface Described extends TaskRows {
  readonly catalog: Catalog;
  readonly instances: Int32Array;
}

/** `web-9, PENDING, on m5-4, 256 CPU, 512 MiB`; an empty text for what is not there any more. */
export function describe(ref: StageRef, from: Described): string {
  const { catalog, instances, tasks } = from;
  switch (ref.kind) {
    case 'task': {
      const row = taskRowIn(from, ref.taskIndex);
      if (row < 0) return '';
      const value = (column: number): number => tasks[row * TASK_WIDTH + column] ?? -1;
      const definition = catalog.taskDefinitions[value(TASK.taskDefinitionIndex)];
      const place = catalog.instances[value(TASK.instanceIndex)];
      const name = `${catalog.owners[value(TASK.ownerIndex)]?.name ?? ''}-${value(TASK.number)}`;
      const status = TASK_STATUSES[value(TASK.lastStatus)] ?? '';
      const size = `${count(definition?.cpuUnits ?? 0)} CPU, ${count(definition?.memoryMiB ?? 0)} MiB`;
      const zone = catalog.zones[value(TASK.zoneIndex)];
      const where = place
        ? `on ${place.id}, `
        : zone
          ? `on ${fargateName(catalog, value(TASK.platform))} in ${zone}, `
          : '';
      return `${name}, ${status}, ${where}${size}`;
    }
    case 'instance': {
      const entry = catalog.instances[ref.instanceIndex];
      if (!entry) return '';
      const value = (column: number): number => instances[ref.instanceIndex * INSTANCE_WIDTH + column] ?? 0;
      const status = INSTANCE_STATUSES[value(INSTANCE.status)] ?? '';
      const running = counted(value(INSTANCE.runningTasksCount), 'task');
      const free = `${count(value(INSTANCE.cpuUnitsFree))} CPU and ${count(value(INSTANCE.memoryMiBFree))} MiB free`;
      const life = lifeOf(value(INSTANCE.lifecycle), entry.spot);
      const agent =
        value(INSTANCE.terminated) === 1
          ? ', terminated, which ECS has yet to notice'
          : value(INSTANCE.agentConnected) === 1
            ? ''
            : ', agent disconnected';
      return `${entry.id}, ${entry.instanceType}${life}, in ${entry.availabilityZone}, ${status}${agent}, ${running}, ${free}`;
    }
    case 'zone':
      return `zone ${ref.zone}`;
    case 'capacityProvider':
      return `capacity provider ${catalog.capacityProviders[ref.provider]?.name ?? ''}`;
    case 'waiting':
      return 'waiting tasks';
  }
}

function fargateName({ capacityProviders }: Catalog, platform: number): string {
  return capacityProviders[platform - 2]?.kind === 'fargateSpot' ? 'Fargate Spot' : 'Fargate';
}

/** What becomes of its machine, and whether that is Spot's. */
function lifeOf(lifecycle: number, spot: boolean): string {
  const words = {
    inService: '',
    pending: ', boots',
    spotNotice: ', Spot interruption notice',
    terminating: ', its group terminates it',
  };
  return `${spot ? ', Spot' : ''}${words[INSTANCE_LIFECYCLES[lifecycle] ?? 'inService']}`;
}
