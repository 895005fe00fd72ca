import { instanceChanged } from '../changes';
import { EVENT, pushEvent } from '../event-queue';
import type { Engine } from '../engine';
import { findInstance } from '../names';
import { wakeWaiting } from '../service/wake';
import { isPresent } from '../state';
import { advanceTask } from '../task/lifecycle';
import { textsOf } from './action';
import type { Action } from './action';

/** Agents lose their connection to ECS and find it again. Source: placement-and-lifecycle 6.5. */

/** Messages stop at once; ECS notices after `agentDisconnectDetection`. Tasks run on. */
export const disconnectAgent: Action = (engine, { containerInstances }) => {
  const { state, timingsMs } = engine;
  const instances = presentOf(engine, containerInstances);
  for (const instance of instances) {
    if (state.instanceLife.linkUp[instance] === 0) continue;
    const lostAtMs = state.timeMs + timingsMs.agentDisconnectDetection;
    state.instanceLife.linkUp[instance] = 0;
    state.instanceLife.agentLostAtMs[instance] = lostAtMs;
    pushEvent(state.queue, lostAtMs, EVENT.agentLost, instance);
  }
  return { said: namesOf(engine, instances), kind: 'failure', subjects: { instances } };
};

/** ECS has noticed that the agent is away: `agentConnected` is false from now on. */
export function agentLost({ state }: Engine, instance: number): void {
  state.instances.agentConnected[instance] = 0;
  instanceChanged(state, instance);
  state.placementVersion++;
}

/** The connection is back, and what happened meanwhile is told at once. */
export const reconnectAgent: Action = (engine, { containerInstances }) => {
  const { state } = engine;
  const instances = presentOf(engine, containerInstances);
  for (const instance of instances) {
    state.instanceLife.linkUp[instance] = 1;
    state.instanceLife.agentLostAtMs[instance] = NaN;
    state.instances.agentConnected[instance] = 1;
    instanceChanged(state, instance);
    const held = state.instanceLife.held[instance]?.splice(0) ?? [];
    for (const task of held) advanceTask(engine, task);
  }
  state.placementVersion++;
  wakeWaiting(state);
  return { said: namesOf(engine, instances), kind: 'action', subjects: { instances } };
};

function presentOf({ state }: Engine, references: unknown): number[] {
  const found = textsOf(references).map((reference) => findInstance(state, reference));
  return found.filter((instance) => instance >= 0 && isPresent(state, instance));
}

export function namesOf({ state }: Engine, instances: readonly number[]): string {
  return instances.map((instance) => state.instances.records[instance]?.id ?? '').join(', ');
}
