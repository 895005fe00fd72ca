import { TARGET_REASONS } from '../../ecs/load-balancing';
import { TARGET, TARGET_STATES, TARGET_WIDTH } from '../../frame/frame';
import type { CatalogTargetGroup } from '../../frame/frame';
import { instanceId, taskIdAt } from '../names';
import type { SimulationState } from '../state';
import { presentTargets } from './target-table';
import { taskDeployment } from '../task-rows/kinds';

/** Targets as frames, catalogs and the command line show them. */

/** `Frame.targets`: those that are registered or draining, in order of registration. */
export function targetRows(state: SimulationState): Int32Array {
  const { targets, tasks } = state;
  const present = [...presentTargets(targets)];
  const rows = new Int32Array(present.length * TARGET_WIDTH);
  present.forEach((row, position) => {
    const at = position * TARGET_WIDTH;
    const task = targets.task[row] ?? -1;
    rows[at + TARGET.targetGroupIndex] = targets.targetGroup[row] ?? -1;
    rows[at + TARGET.taskIndex] = task;
    rows[at + TARGET.instanceIndex] = tasks.instanceIndex[task] ?? -1;
    rows[at + TARGET.port] = targets.port[row] ?? 0;
    rows[at + TARGET.state] = targets.state[row] ?? 0;
    rows[at + TARGET.sinceMs] = targets.sinceMs[row] ?? 0;
    rows[at + TARGET.reason] = targets.reason[row] ?? 0;
    rows[at + TARGET.deployment] = deploymentPosition(state, task);
  });
  return rows;
}

function deploymentPosition(state: SimulationState, task: number): number {
  const { services, deployments } = state;
  const index = taskDeployment(state, task);
  return services[deployments[index]?.service ?? -1]?.deployments.indexOf(index) ?? -1;
}

/** `Catalog.targetGroups`, in the order of the scenario: the index in `TARGET.targetGroupIndex`. */
export function catalogTargetGroups({ targetGroups }: SimulationState): CatalogTargetGroup[] {
  return targetGroups.map(({ name, loadBalancer, type, targetType }) => ({
    name,
    loadBalancer,
    type,
    targetType,
  }));
}

/** Every target group with its targets, as `simulate` prints them: DescribeTargetHealth with the names of tasks. Times in simulated seconds. */
export interface DescribedTargetGroup {
  readonly targetGroupName: string;
  readonly loadBalancer: string;
  readonly targetType: 'instance' | 'ip';
  readonly targets: readonly {
    readonly task: string;
    readonly containerInstance: string | null;
    readonly port: number;
    readonly state: string;
    readonly reason: string | null;
    readonly since: number;
  }[];
}

export function describedTargetGroups(state: SimulationState): DescribedTargetGroup[] {
  const { targets, targetGroups, tasks } = state;
  const present = [...presentTargets(targets)];
  return targetGroups.map(({ name, loadBalancer, targetType }, index) => ({
    targetGroupName: name,
    loadBalancer,
    targetType,
    targets: present
      .filter((row) => targets.targetGroup[row] === index)
      .map((row) => {
        const task = targets.task[row] ?? -1;
        const instance = tasks.instanceIndex[task] ?? -1;
        const reason = targets.reason[row] ?? 0;
        return {
          task: taskIdAt(state, task),
          containerInstance: instance < 0 ? null : instanceId(state, instance),
          port: targets.port[row] ?? 0,
          state: TARGET_STATES[targets.state[row] ?? 0] ?? '',
          reason: reason === 0 ? null : (TARGET_REASONS[reason] ?? null),
          since: (targets.sinceMs[row] ?? 0) / 1_000,
        };
      }),
  }));
}
