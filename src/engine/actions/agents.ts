import { disconnect, noticeDisconnect, reconnect } from '../connection';
import type { Engine } from '../engine';
import { connectionProblem } from '../registration-problem';
import { loseTasksOfStopped } from '../removal';
import { hasMachine } from '../machines';
import { findInstance, instanceId } from '../names';
import { isPresent } from '../state';
import { textsOf } from './action';
import type { Action } from './action';

/** Agents lose their connection to ECS and find it again. Source: placement-and-lifecycle 6.5. */

export const disconnectAgent: Action = (engine, { containerInstances }) => {
  const instances = presentOf(engine, containerInstances);
  for (const instance of instances) disconnect(engine, instance);
  return { said: namesOf(engine, instances), kind: 'failure', subjects: { instances } };
};

/** ECS has noticed that an agent is away, or that its machine was stopped. */
export function agentLost(engine: Engine, instance: number): void {
  noticeDisconnect(engine, instance);
  if (engine.state.instanceLife.machineStopped[instance] === 1) loseTasksOfStopped(engine, instance);
}

/** Of a machine that is gone no agent comes back; what a role does not allow, no reconnection brings. */
export const reconnectAgent: Action = (engine, { containerInstances }) => {
  const { state } = engine;
  const instances = presentOf(engine, containerInstances).filter((instance) => hasMachine(engine, instance));
  for (const instance of instances) reconnect(engine, instance);
  const refused = instances.find((instance) => state.instances.agentConnected[instance] === 0);
  const problem = connectionProblem(engine, state.instances.records[refused ?? -1]?.instanceRole ?? '');
  const names = namesOf(engine, instances);
  if (refused !== undefined && problem !== null)
    return {
      said: `${names}: the agent does not connect, because ${problem.because}.`,
      kind: 'failure',
      subjects: { instances },
    };
  return { said: names, kind: 'action', subjects: { instances } };
};

export function presentOf({ state }: Engine, references: unknown): number[] {
  const found = textsOf(references).map((reference) => findInstance(state, reference));
  return [...new Set(found)].filter((instance) => instance >= 0 && isPresent(state, instance));
}

export function namesOf({ state }: Engine, instances: readonly number[]): string {
  return instances.map((instance) => instanceId(state, instance)).join(', ');
}
