import { INSTANCE_STATUS } from '../../../ecs/status';
import { hasMachine } from '../../machines';
import { instanceId } from '../../names';
import { acting } from './fix';
import type { Fix } from './fix';
import type { Question } from './question';

/** An instance that is out of order comes back: what somebody has done to it is undone, or ends. */

const SIZE = 0.06;
/** Of what takes a machine's start. */
const SIZE_OF_BOOT = 0.08;

/** @param instances that lack nothing but being ACTIVE */
export function activated({ engine }: Question, instances: readonly number[]): Fix[] {
  const { state } = engine;
  const draining = instances.find((instance) => state.instances.status[instance] === INSTANCE_STATUS.DRAINING);
  if (draining === undefined) return [];
  const containerInstance = instanceId(state, draining);
  const input = { containerInstances: [containerInstance], status: 'ACTIVE' };
  return [acting({ kind: 'activate', containerInstance }, SIZE, 'UpdateContainerInstancesState', input)];
}

/** @param instances that lack nothing but their agent's connection */
export function reconnected({ engine }: Question, instances: readonly number[]): Fix[] {
  const { state, timingsMs } = engine;
  const away = instances.find((instance) => hasMachine(engine, instance));
  const stopped = instances.find((instance) => state.instanceLife.machineStopped[instance] === 1);
  const fixes: Fix[] = [];
  if (away !== undefined) {
    const containerInstance = instanceId(state, away);
    const input = { containerInstances: [containerInstance] };
    fixes.push(acting({ kind: 'reconnect', containerInstance }, SIZE, 'ReconnectAgent', input));
  }
  if (stopped !== undefined) {
    const containerInstance = instanceId(state, stopped);
    const input = { containerInstances: [containerInstance] };
    const change = { kind: 'start', containerInstance } as const;
    fixes.push(acting(change, SIZE_OF_BOOT, 'StartInstances', input, timingsMs.instanceBoot));
  }
  return fixes;
}

/** Zones that have failed come back. A service's task has a place when the instances are up again; RunTask does not wait. */
export function restored({ engine, service }: Question): Fix[] {
  const { state, timingsMs } = engine;
  if (service === null) return [];
  return state.failedZones.map((availabilityZone) =>
    acting(
      { kind: 'restore-zone', availabilityZone },
      SIZE_OF_BOOT,
      'RestoreAvailabilityZone',
      { availabilityZone },
      timingsMs.instanceBoot,
    ),
  );
}
