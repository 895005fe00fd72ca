import { TASK_STATUS, TASK_STATUSES } from '../ecs/status';
import type { Breakpoints, MetBreakpoint } from '../frame/breakpoint';
import { DECISION } from '../frame/frame';
import { isNoted } from '../frame/noted';
import { isPlacement } from './decide';
import { shortNameOf } from './names';
import { decisionAt } from './decisions/decision-rows';
import type { SimulationState } from './state';
import { stoppedAtMs } from './task-rows/endings';

/**
 * Tells of each moment that is over whether it met a breakpoint: what it is compared with is the moment of the question before. The first thing met
 * counts, a given task before all others.
 */
export function breakpointTest(
  state: SimulationState,
  breakpoints: Breakpoints,
): (now: SimulationState) => MetBreakpoint | null {
  let before = markOf(state, breakpoints.task);
  return (now) => {
    const since = before;
    before = markOf(now, breakpoints.task);
    return (
      movedTask(now, breakpoints, since) ??
      failedPlacement(now, breakpoints, since) ??
      endedDeployment(now, breakpoints, since) ??
      stoppedTask(now, breakpoints, since) ??
      notedEvent(now, breakpoints, since)
    );
  };
}

/** What a moment is told apart by. */
interface Mark {
  readonly decisions: number;
  readonly ended: number;
  readonly stopped: number;
  readonly task: string;
  readonly events: number;
}

function markOf(state: SimulationState, task: number | null): Mark {
  let ended = 0;
  for (const { endedAtMs } of state.deployments) if (!Number.isNaN(endedAtMs)) ended++;
  return {
    decisions: state.decisions.count,
    ended,
    stopped: state.totals.tasksByStatus[TASK_STATUS.STOPPED] ?? 0,
    task: task === null ? '' : `${state.tasks.lastStatus[task]} ${state.tasks.desiredStatus[task]}`,
    events: state.events.length,
  };
}

function movedTask(state: SimulationState, { task }: Breakpoints, before: Mark): MetBreakpoint | null {
  if (task === null || task >= state.tasks.count || markOf(state, task).task === before.task) return null;
  const lastStatus = TASK_STATUSES[state.tasks.lastStatus[task] ?? 0] ?? '';
  return { kind: 'taskMoves', atMs: state.timeMs, name: shortNameOf(state, task), taskIndex: task, lastStatus };
}

function failedPlacement(state: SimulationState, { placementFails }: Breakpoints, before: Mark): MetBreakpoint | null {
  if (!placementFails) return null;
  for (let decision = before.decisions; decision < state.decisions.count; decision++) {
    const row = decisionAt(state.decisions, decision);
    if (!isPlacement(state, decision) || row[DECISION.taskIndex] !== -1) continue;
    const name = state.owners[row[DECISION.ownerIndex] ?? -1]?.name ?? '';
    return { kind: 'placementFails', atMs: state.timeMs, name, decision };
  }
  return null;
}

function endedDeployment(state: SimulationState, { deploymentEnds }: Breakpoints, before: Mark): MetBreakpoint | null {
  if (!deploymentEnds || markOf(state, null).ended === before.ended) return null;
  // Of several that ended at once the newest is the one that people wait for.
  const ended = state.deployments.findLast(({ endedAtMs }) => endedAtMs === state.timeMs);
  if (!ended) return null;
  const outcome = ended.rolloutState === 'IN_PROGRESS' ? 'REPLACED' : ended.rolloutState;
  return { kind: 'deploymentEnds', atMs: state.timeMs, name: state.services[ended.service]?.name ?? '', outcome };
}

function stoppedTask(state: SimulationState, { taskStops }: Breakpoints, before: Mark): MetBreakpoint | null {
  const { tasks, totals, timeMs } = state;
  if (!taskStops || totals.tasksByStatus[TASK_STATUS.STOPPED] === before.stopped) return null;
  for (let task = 0; task < tasks.count; task++) {
    if (stoppedAtMs(state, task) === timeMs)
      return { kind: 'taskStops', atMs: timeMs, name: shortNameOf(state, task), taskIndex: task };
  }
  return null;
}

function notedEvent({ events, timeMs }: SimulationState, { noted }: Breakpoints, before: Mark): MetBreakpoint | null {
  if (!noted) return null;
  for (let event = before.events; event < events.length; event++) {
    const row = events[event];
    if (row && isNoted(row)) return { kind: 'noted', atMs: timeMs, name: row.message };
  }
  return null;
}
