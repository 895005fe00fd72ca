import { instanceChanged } from './changes';
import type { Engine } from './engine';
import { EVENT, pushEvent } from './event-queue';
import { connectionProblem } from './registration-problem';
import { wakeAll } from './service/wake';
import { advanceTask } from './task/lifecycle';

/** The connection between an agent and ECS. Source: placement-and-lifecycle 6.5. */

/** The connection is there as far as the instance's role allows: its agent may poll, and may tell what becomes of its tasks. */
export function connect(engine: Engine, instance: number): void {
  const { instances, instanceLife } = engine.state;
  const problem = connectionProblem(engine, instances.records[instance]?.instanceRole ?? '');
  instances.agentConnected[instance] = problem === null || problem.connected ? 1 : 0;
  instanceLife.linkUp[instance] = problem === null ? 1 : 0;
}

/** Messages stop at once; ECS notices after `agentDisconnectDetection`. Tasks run on. */
export function disconnect({ state, timingsMs }: Engine, instance: number): void {
  if (state.instances.agentConnected[instance] === 0 || !Number.isNaN(state.instanceLife.agentLostAtMs[instance]))
    return;
  const lostAtMs = state.timeMs + timingsMs.agentDisconnectDetection;
  state.instanceLife.linkUp[instance] = 0;
  state.instanceLife.agentLostAtMs[instance] = lostAtMs;
  pushEvent(state.queue, lostAtMs, EVENT.agentLost, instance);
}

/** ECS has noticed that the agent is away: `agentConnected` is false from now on. */
export function noticeDisconnect({ state }: Engine, instance: number): void {
  state.instances.agentConnected[instance] = 0;
  instanceChanged(state, instance);
  state.placementVersion++;
}

/** The connection is back, and what happened meanwhile is told at once, in the order in which it happened. */
export function reconnect(engine: Engine, instance: number): void {
  const { state } = engine;
  state.instanceLife.agentLostAtMs[instance] = NaN;
  connect(engine, instance);
  instanceChanged(state, instance);
  state.placementVersion++;
  // A zone may have come back with it, and with that something to even out.
  wakeAll(state);
  if (state.instanceLife.linkUp[instance] === 0) return;
  const held = state.instanceLife.held[instance]?.splice(0) ?? [];
  for (const task of held) advanceTask(engine, task);
}
