import type { ActionName } from '../../scenario/schema/timeline';
import type { Engine } from '../engine';
import { EVENT, pushEvent } from '../event-queue';
import { writeEvent } from '../events';
import { desireChanged } from '../history';
import { runPass } from '../service/pass';
import { beginPasses } from '../service/passing';
import type { Action, ActionOutcome } from './action';
import { disconnectAgent, reconnectAgent } from './agents';
import { deleteAttributes, putAttributes } from './attributes';
import { unauthorized } from './authorize';
import { putClusterCapacityProviders, updateCapacityProvider } from './capacity-providers';
import {
  deregisterContainerInstance,
  registerContainerInstance,
  updateContainerInstancesState,
} from './container-instances';
import { crashTask } from './crash-task';
import { createDeployment } from './create-deployment';
import { createService } from './create-service';
import { deleteService } from './delete-service';
import { failHealthCheck } from './fail-health-check';
import { interruptFargateSpot, setFargateCapacity } from './fargate';
import { interruptSpotInstances } from './interrupt-spot';
import {
  failAvailabilityZone,
  restoreAvailabilityZone,
  startInstances,
  stopInstances,
  terminateInstances,
} from './outages';
import { runTask } from './run-task';
import { putScalingPolicy, putScheduledAction, registerScalableTarget } from './scaling';
import { setAlarmState } from './set-alarm-state';
import { setImage } from './set-image';
import { startTask } from './start-task';
import { stopServiceDeployment } from './stop-service-deployment';
import { stopTask } from './stop-task';
import { deregisterTaskDefinition, registerTaskDefinition } from './task-definitions';
import { createTaskSet, deleteTaskSet, updateServicePrimaryTaskSet, updateTaskSet } from './task-sets';
import { updateService } from './update-service';
import { updateTaskProtection } from './update-task-protection';

/** Every action of the timeline, and what it does. A new action is a file and a line here; the compiler asks for the line. */
const ACTIONS: { readonly [K in ActionName]: Action | 'not simulated yet' } = {
  RunTask: runTask,
  StartTask: startTask,
  StopTask: stopTask,
  RegisterTaskDefinition: registerTaskDefinition,
  DeregisterTaskDefinition: deregisterTaskDefinition,
  CreateService: createService,
  UpdateService: updateService,
  DeleteService: deleteService,
  RegisterContainerInstance: registerContainerInstance,
  DeregisterContainerInstance: deregisterContainerInstance,
  UpdateContainerInstancesState: updateContainerInstancesState,
  PutAttributes: putAttributes,
  DeleteAttributes: deleteAttributes,
  TerminateInstances: terminateInstances,
  StopInstances: stopInstances,
  StartInstances: startInstances,
  DisconnectAgent: disconnectAgent,
  ReconnectAgent: reconnectAgent,
  FailAvailabilityZone: failAvailabilityZone,
  RestoreAvailabilityZone: restoreAvailabilityZone,
  SetImage: setImage,
  CrashTask: crashTask,
  PutClusterCapacityProviders: putClusterCapacityProviders,
  UpdateCapacityProvider: updateCapacityProvider,
  RegisterScalableTarget: registerScalableTarget,
  PutScalingPolicy: putScalingPolicy,
  PutScheduledAction: putScheduledAction,
  SetAlarmState: setAlarmState,
  UpdateTaskProtection: updateTaskProtection,
  StopServiceDeployment: stopServiceDeployment,
  CreateTaskSet: createTaskSet,
  UpdateTaskSet: updateTaskSet,
  UpdateServicePrimaryTaskSet: updateServicePrimaryTaskSet,
  DeleteTaskSet: deleteTaskSet,
  CreateDeployment: createDeployment,
  InterruptSpotInstances: interruptSpotInstances,
  InterruptFargateSpot: interruptFargateSpot,
  FailHealthCheck: failHealthCheck,
  SetFargateCapacity: setFargateCapacity,
};

/** An entry of the timeline happens now: its response is kept, the feed tells of it, and a repeated entry is queued again. */
export function runAction(engine: Engine, index: number): void {
  const { state } = engine;
  const entry = state.timeline[index];
  if (!entry) return;
  const action = Object.hasOwn(ACTIONS, entry.action) ? ACTIONS[entry.action as ActionName] : 'not simulated yet';
  engine.acting = index;
  const outcome =
    typeof action === 'function'
      ? authorized(engine, entry.action, action, entry.input)
      : { notSimulated: `${entry.action} is not simulated yet.` };
  engine.acting = -1;
  desireChanged(engine);
  respond(engine, entry.action, outcome);
  const { every, until = Infinity } = entry;
  if (every !== undefined) {
    const nextMs = state.timeMs + Math.max(1, Math.round(every * 1_000));
    if (nextMs <= until * 1_000) pushEvent(state.queue, nextMs, EVENT.timeline, index, 0, index);
  }
  const passOf = outcome.passOf ?? outcome.setsOff?.() ?? -1;
  if (passOf >= 0) beginPasses(engine, runPass(engine, passOf));
}

/** The action, unless a role is in its way. */
function authorized(engine: Engine, name: string, action: Action, input: Parameters<Action>[1]): ActionOutcome {
  const error = unauthorized(engine, name, input);
  return error === null ? action(engine, input) : { error };
}

function respond(
  engine: Engine,
  action: string,
  { error, said, kind = 'action', subjects = {}, passOf: _passOf, setsOff: _setsOff, ...answer }: ActionOutcome,
): void {
  engine.state.responses.push({ atMs: engine.state.timeMs, action, ...answer, error: error ?? null });
  if (error) return writeEvent(engine, 'refused', `${action}: ${error.message}`, { errorCode: error.code });
  writeEvent(engine, kind, answer.notSimulated ?? (said === undefined ? action : `${action} ${said}`), subjects);
}
