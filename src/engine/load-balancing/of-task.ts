import type { ServiceLoadBalancer } from '../../ecs/service';
import type { SimulationState } from '../state';
import { loadBalancersOf } from './colours';
import { placeOf } from './messages';
import { findTargetGroup } from './target-groups';
import type { TargetGroup } from './target-groups';
import { taskDeployment } from '../task-rows/kinds';
import { firstTarget } from '../task-rows/life';

/** From a task to its targets, and from a target to its group. */

/** The rows of a task's targets; none for a task without. */
export function targetsOfTask(state: SimulationState, task: number): number[] {
  const { targets } = state;
  const rows: number[] = [];
  const first = firstTarget(state, task);
  if (first < 0) return rows;
  for (let row = first; row < targets.count && targets.task[row] === task; row++) rows.push(row);
  return rows;
}

/** What a task's deployment says that it is registered with. */
export function balancersOf(state: SimulationState, task: number): readonly ServiceLoadBalancer[] {
  const deployment = state.deployments[taskDeployment(state, task)];
  return deployment === undefined ? [] : loadBalancersOf(deployment);
}

/** A target's group as service events and stopped reasons name it: by the ARN that its deployment was given, where it was one. */
export function placeOfTarget(state: SimulationState, row: number): string {
  const index = state.targets.targetGroup[row] ?? -1;
  const balancers = balancersOf(state, state.targets.task[row] ?? -1);
  const balancer = balancers.find((it) => findTargetGroup(state.targetGroups, it) === index);
  return placeOf(groupOf(state, row), balancer?.targetGroupArn);
}

export function groupOf({ targetGroups, targets }: SimulationState, row: number): TargetGroup {
  const group = targetGroups[targets.targetGroup[row] ?? -1];
  if (!group) throw new Error(`target ${row} has no target group`);
  return group;
}
