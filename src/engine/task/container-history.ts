import type { ContainerDefinition } from '../../ecs/container-definition';
import type { ContainerDetail, ContainerPhaseSpan } from '../../frame/explanation';
import type { ContainerRun, ContainerState, SimulationState } from '../state';
import { pullsUpfront } from './agent-settings';
import { containerDefinitionsOf } from './definition';
import { healthChanges, healthCheckOf } from './probes';
import { containersIn } from './plan/shared-containers';
import { pullStartedAtMs } from '../task-rows/life';

/**
 * What a task's containers have been through, up to the present moment. A container's state holds its plan as well: what lies ahead is cut off here. Where
 * the agent is away this is what happens on the host, of which ECS does not know yet; `lastStatus`, exit code and reason are what it knows.
 */

type Phase = ContainerPhaseSpan['phase'];

/** From `fromMs` to `toMs`, which may be Infinity or not have come; NaN for a beginning that never came. */
interface Span {
  readonly phase: Phase;
  readonly fromMs: number;
  readonly toMs: number;
}

interface Mark {
  readonly atMs: number;
  readonly what: string;
}

/** The task's containers, in the order of its definition; times in simulated seconds. */
export function containerDetails(state: SimulationState, task: number): ContainerDetail[] {
  const definitions = containerDefinitionsOf(state, task);
  const takenAtMs = pullStartedAtMs(state, task);
  const upfront = pullsUpfront(state, task);
  return containersIn(state, task).map((container, index) => {
    const definition = definitions[index] ?? {};
    const ended = container.lastStatus === 'STOPPED';
    const spans = [
      ...beginning(container, takenAtMs, upfront),
      ...[...container.earlierRuns, container].flatMap((run) => runSpans(definition, run)),
      ...pausesOf(container),
    ];
    return {
      name: container.name,
      essential: container.essential,
      lastStatus: container.lastStatus,
      exitCode: ended ? container.exitCode : null,
      reason: ended ? container.reason : null,
      dependsOn: (definition.dependsOn ?? []).map(({ containerName, condition }) => `${containerName} ${condition}`),
      phases: shownSpans(cutAtStop(spans, container), state.timeMs),
      marks: shownMarks(marksOf(container), state.timeMs),
    };
  });
}

/** What comes before its first start. Each step ends where the next begins, or with the container. */
function beginning(container: ContainerState, takenAtMs: number, upfront: boolean): Span[] {
  const { readyAtMs, pulledAtMs, createdAtMs, earlierRuns, startedAtMs, exitsAtMs } = container;
  const firstStartMs = earlierRuns[0]?.startedAtMs ?? startedAtMs;
  const end = (atMs: number) => (Number.isNaN(atMs) ? exitsAtMs : atMs);
  const creatingMs = Number.isNaN(pulledAtMs) ? NaN : Math.max(readyAtMs, pulledAtMs);
  const later: Span[] = [
    { phase: 'creating', fromMs: creatingMs, toMs: end(createdAtMs) },
    { phase: 'starting', fromMs: createdAtMs, toMs: end(firstStartMs) },
  ];
  if (upfront) {
    return [
      { phase: 'pulling', fromMs: takenAtMs, toMs: end(pulledAtMs) },
      { phase: 'waiting', fromMs: pulledAtMs, toMs: end(readyAtMs) },
      ...later,
    ];
  }
  return [
    { phase: 'waiting', fromMs: takenAtMs, toMs: end(readyAtMs) },
    { phase: 'pulling', fromMs: readyAtMs, toMs: end(pulledAtMs) },
    ...later,
  ];
}

/** One run, by what its health checks said. */
function runSpans(definition: ContainerDefinition, run: ContainerRun): Span[] {
  const check = healthCheckOf(definition);
  const changes = check === null ? [] : healthChanges(check, run).filter(({ atMs }) => atMs < run.exitsAtMs);
  const starts: { phase: Phase; fromMs: number }[] = [{ phase: 'running', fromMs: run.startedAtMs }];
  for (const { atMs, health } of changes) {
    starts.push({ phase: health === 'HEALTHY' ? 'healthy' : 'unhealthy', fromMs: atMs });
  }
  return starts.map((span, index) => ({ ...span, toMs: starts[index + 1]?.fromMs ?? run.exitsAtMs }));
}

/** Between two runs the agent starts it again. */
function pausesOf(container: ContainerState): Span[] {
  const runs = [...container.earlierRuns, container];
  return container.earlierRuns.map((run, index) => {
    return { phase: 'starting', fromMs: run.exitsAtMs, toMs: runs[index + 1]?.startedAtMs ?? Infinity };
  });
}

/** From its stop signal on a container that exists is stopping, whatever it was before. */
function cutAtStop(spans: readonly Span[], { createdAtMs, signalledAtMs, exitsAtMs }: ContainerState): readonly Span[] {
  if (!(createdAtMs <= signalledAtMs)) return spans;
  return [
    ...spans.map((span) => ({ ...span, toMs: Math.min(span.toMs, signalledAtMs) })),
    { phase: 'stopping', fromMs: signalledAtMs, toMs: exitsAtMs },
  ];
}

const KILLED = 137;

function marksOf(container: ContainerState): Mark[] {
  const { signalledAtMs, createdAtMs, startedAtMs, exitsAtMs, exitCode } = container;
  const marks = container.earlierRuns.flatMap(exitMarks);
  const restarts = [...container.earlierRuns.slice(1), ...(container.earlierRuns.length > 0 ? [container] : [])];
  marks.push(...restarts.map((run) => ({ atMs: run.startedAtMs, what: 'restarted' })));
  if (Number.isNaN(startedAtMs)) return marks;
  if (Number.isNaN(signalledAtMs)) marks.push(...exitMarks(container));
  else if (createdAtMs <= signalledAtMs) {
    marks.push({ atMs: signalledAtMs, what: 'SIGTERM' });
    if (exitCode === KILLED && exitsAtMs > signalledAtMs) marks.push({ atMs: exitsAtMs, what: 'SIGKILL' });
  }
  return marks.toSorted((a, b) => a.atMs - b.atMs);
}

function exitMarks({ exitsAtMs, exitCode, reason }: ContainerRun): Mark[] {
  if (exitCode === null) return [];
  const what = reason?.startsWith('OutOfMemoryError') === true ? 'out of memory' : `exited with code ${exitCode}`;
  return [{ atMs: exitsAtMs, what }];
}

function shownSpans(spans: readonly Span[], nowMs: number): ContainerPhaseSpan[] {
  return spans
    .filter(({ fromMs, toMs }) => fromMs <= nowMs && fromMs < toMs)
    .toSorted((a, b) => a.fromMs - b.fromMs)
    .map(({ phase, fromMs, toMs }) => ({ phase, from: fromMs / 1_000, to: toMs <= nowMs ? toMs / 1_000 : null }));
}

function shownMarks(marks: readonly Mark[], nowMs: number): ContainerDetail['marks'] {
  return marks.filter(({ atMs }) => atMs <= nowMs).map(({ atMs, what }) => ({ at: atMs / 1_000, what }));
}
