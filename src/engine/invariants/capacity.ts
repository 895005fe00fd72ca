import { DESIRED_STATUS } from '../../ecs/status';
import { GROUP_STAGE } from '../capacity/capacity-state';
import type { AutoScalingGroup } from '../capacity/capacity-state';
import { livingMembers } from '../capacity/members';
import type { SimulationState } from '../state';
import { PHASE } from '../task/phases';
import { taskDeployment } from '../task-rows/kinds';
import { isOnFargate, PLATFORM, taskPlatform, taskProvider } from '../task-rows/platform';

/** What must hold of capacity providers: who waits is known, who runs is where its provider says, groups know their instances. */
export function brokenCapacity(state: SimulationState): string[] {
  return [
    ...brokenQueue(state),
    ...brokenPlatforms(state),
    ...state.capacity.groups.flatMap((it) => brokenGroup(state, it)),
  ];
}

/** Tasks wait for capacity once each, in the order in which they came, and each that has that phase does. */
function brokenQueue({ capacity, tasks, taskLife }: SimulationState): string[] {
  const broken: string[] = [];
  const waiting = capacity.provisioning.map(({ task }) => task);
  if (new Set(waiting).size < waiting.length) broken.push('a task waits for capacity twice');
  if (waiting.some((task, at) => task < (waiting[at - 1] ?? 0))) broken.push('tasks wait for capacity out of order');
  for (const task of waiting) {
    if (taskLife.phase[task] !== PHASE.awaitingCapacity) broken.push(`task ${task}: does not wait for capacity`);
    if ((tasks.instanceIndex[task] ?? -1) >= 0) broken.push(`task ${task}: waits, and has an instance`);
  }
  const inPhase = taskLife.phase.subarray(0, tasks.count).filter((phase) => phase === PHASE.awaitingCapacity).length;
  if (inPhase !== waiting.length) broken.push(`${inPhase} tasks wait for capacity, ${waiting.length} are on the list`);
  return broken;
}

/** A provider's tasks run on its instances, and are counted. */
function brokenPlatforms(state: SimulationState): string[] {
  const { tasks, instances, capacity, deployments } = state;
  const broken: string[] = [];
  const live: number[] = [];
  const ofDeployments = deployments.map((): number[] => []);
  for (let task = 0; task < tasks.count; task++) {
    const platform = taskPlatform(state, task);
    const instance = tasks.instanceIndex[task] ?? -1;
    const isElsewhere = instance >= 0 && instances.capacityProvider[instance] !== taskProvider(state, task);
    if (platform !== PLATFORM.ec2 && !isOnFargate(state, task) && isElsewhere)
      broken.push(`task ${task}: is not on an instance of its capacity provider`);
    if (tasks.desiredStatus[task] !== DESIRED_STATUS.RUNNING) continue;
    if (platform < PLATFORM.firstProvider) continue;
    live[platform] = (live[platform] ?? 0) + 1;
    const own = ofDeployments[taskDeployment(state, task)];
    if (own) own[platform] = (own[platform] ?? 0) + 1;
  }
  const differ = (counted: readonly number[], summed: readonly number[]) =>
    Array.from({ length: Math.max(counted.length, summed.length) }).some(
      (_, at) => (counted[at] ?? 0) !== (summed[at] ?? 0),
    );
  if (differ(capacity.liveTasks, live))
    broken.push(`live tasks by platform: ${capacity.liveTasks.join()}, not ${live.join()}`);
  for (const [index, { id, liveByPlatform }] of deployments.entries())
    if (differ(liveByPlatform, ofDeployments[index] ?? [])) broken.push(`${id}: its tasks by platform are miscounted`);
  return broken;
}

/** A group is within its bounds, and each of its instances is one of its provider's. */
function brokenGroup(state: SimulationState, group: AutoScalingGroup): string[] {
  const { instances, instanceLife, capacity, capacityProviders } = state;
  const { desiredCapacity, minSize, maxSize, members, provider } = group;
  const broken: string[] = [];
  if (desiredCapacity < minSize || desiredCapacity > maxSize) broken.push(`${desiredCapacity} are desired`);
  if (new Set(members).size < members.length) broken.push('an instance is in it twice');
  if (members.some((instance) => instances.capacityProvider[instance] !== provider))
    broken.push('has an instance of others');
  const ids = livingMembers(state, group).map((instance) => instances.records[instance]?.id);
  if (new Set(ids).size < ids.length) broken.push('two of its instances have one name');
  for (const instance of members) {
    const boots = capacity.booting.some((it) => it.instance === instance);
    const isPending = instanceLife.groupStage[instance] === GROUP_STAGE.pending;
    const isGone = !Number.isNaN(instanceLife.terminatedAtMs[instance] ?? NaN);
    if (boots !== isPending && !isGone) broken.push(`${instances.records[instance]?.id ?? ''} boots, or does not`);
  }
  return broken.map((text) => `Auto Scaling group ${capacityProviders[provider] ?? ''}: ${text}`);
}
