import type { ContainerDefinition, HealthCheck } from '../../ecs/container-definition';
import type { Engine } from '../engine';
import type { AnswerChange, ContainerRun } from '../state';
import { behaviourOf, milliseconds } from './containers';

/**
 * The health checks of one container, calculated rather than carried out: they come at its start plus one interval, plus two, and so on, and
 * between two changes of its answers they all end the same. One success makes it HEALTHY and ends the start period; `retries` failures in a row, those
 * in the start period left out, make it UNHEALTHY. Source: placement-and-lifecycle 5.4. Assumption `health-check-fails-at-once`.
 */

export type ContainerHealth = 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';

export interface HealthChange {
  readonly atMs: number;
  readonly health: ContainerHealth;
}

/** The health check that ECS carries out in the container; null where there is none. One of the image itself does not count. */
export function healthCheckOf({ healthCheck }: ContainerDefinition): HealthCheck | null {
  return healthCheck === undefined || healthCheck.command[0] === 'NONE' ? null : healthCheck;
}

/** When a container that starts at `startedAtMs` answers its checks, as its image behaves now. */
export function answersOf(
  engine: Engine,
  definition: ContainerDefinition,
  image: string,
  startedAtMs: number,
): readonly AnswerChange[] {
  if (healthCheckOf(definition) === null) return NONE;
  const { healthyAfterSeconds = 0 } = behaviourOf(engine, image);
  if (healthyAfterSeconds === 0) return [{ atMs: startedAtMs, answers: true }];
  const refused = { atMs: startedAtMs, answers: false };
  if (healthyAfterSeconds === null) return [refused];
  return [refused, { atMs: startedAtMs + milliseconds(healthyAfterSeconds), answers: true }];
}

const NONE: readonly AnswerChange[] = [];

/** What happens from a moment on takes the place of what was going to happen. */
export function answersFrom(answers: readonly AnswerChange[], changes: readonly AnswerChange[]): AnswerChange[] {
  const fromMs = changes[0]?.atMs ?? Infinity;
  return [...answers.filter(({ atMs }) => atMs < fromMs), ...changes];
}

/** Every change of the container's health in one run, as far as its answers are known; UNKNOWN before the first. */
export function healthChanges(check: HealthCheck, { startedAtMs, answers }: ContainerRun): HealthChange[] {
  const changes: HealthChange[] = [];
  const count: Count = { failures: 0, succeeded: false };
  answers.forEach((change, index) => {
    const untilMs = answers[index + 1]?.atMs ?? Infinity;
    const atMs = change.answers
      ? firstSuccessMs(check, startedAtMs, change, untilMs, count)
      : lastFailureMs(check, startedAtMs, change, untilMs, count);
    const health = change.answers ? 'HEALTHY' : 'UNHEALTHY';
    if (atMs < untilMs && changes.at(-1)?.health !== health) changes.push({ atMs, health });
  });
  return changes;
}

/** What the checks so far have come to. */
interface Count {
  /** In a row. */
  failures: number;
  succeeded: boolean;
}

/** When the checks first succeed while the container answers; Infinity where none falls into that time. */
function firstSuccessMs(
  check: HealthCheck,
  startedAtMs: number,
  { atMs, atOnce }: AnswerChange,
  untilMs: number,
  count: Count,
): number {
  const probeMs = atOnce === true ? atMs : nextProbeMs(check, startedAtMs, atMs);
  if (probeMs >= untilMs) return Infinity;
  count.failures = 0;
  count.succeeded = true;
  return probeMs;
}

/** When the checks have failed often enough while the container does not answer; Infinity where that time is too short. */
function lastFailureMs(
  check: HealthCheck,
  startedAtMs: number,
  { atMs }: AnswerChange,
  untilMs: number,
  count: Count,
): number {
  const forgivenMs = count.succeeded ? 0 : milliseconds(check.startPeriod ?? 0);
  const probeMs = nextProbeMs(check, startedAtMs, Math.max(atMs, startedAtMs + forgivenMs));
  if (probeMs >= untilMs) return Infinity;
  const intervalMs = intervalOf(check);
  const lastMs = probeMs + Math.max(0, (check.retries ?? 3) - count.failures - 1) * intervalMs;
  if (untilMs < Infinity) count.failures += Math.ceil((untilMs - probeMs) / intervalMs);
  return lastMs;
}

/** The first check at or after a moment. */
function nextProbeMs(check: HealthCheck, startedAtMs: number, fromMs: number): number {
  const intervalMs = intervalOf(check);
  return startedAtMs + Math.max(1, Math.ceil((fromMs - startedAtMs) / intervalMs)) * intervalMs;
}

function intervalOf({ interval = 30 }: HealthCheck): number {
  return milliseconds(interval);
}

/** The container's health at a moment, by the changes of its run: UNKNOWN while it does not run. */
export function healthAt(changes: readonly HealthChange[], run: ContainerRun, timeMs: number): ContainerHealth {
  if (!(run.startedAtMs <= timeMs) || run.exitsAtMs <= timeMs) return 'UNKNOWN';
  return changes.findLast(({ atMs }) => atMs <= timeMs)?.health ?? 'UNKNOWN';
}
