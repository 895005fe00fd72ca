import type { SimulationState } from '../state';

/** What the agent of a task's host has been told in `/etc/ecs/ecs.config`. Source: placement-and-lifecycle 6.6. */

/** All that make a difference to a task's containers. */
const SETTINGS = [
  'ECS_IMAGE_PULL_BEHAVIOR',
  'ECS_PULL_DEPENDENT_CONTAINERS_UPFRONT',
  'ECS_CONTAINER_STOP_TIMEOUT',
  'ECS_IMAGE_PULL_TIMEOUT',
  'ECS_CONTAINER_CREATE_TIMEOUT',
  'ECS_CONTAINER_START_TIMEOUT',
] as const;

const PULL_BEHAVIORS = ['default', 'always', 'once', 'prefer-cached'] as const;
type PullBehavior = (typeof PULL_BEHAVIORS)[number];

/** The agent's own durations: their defaults, and the least that it takes (placement-and-lifecycle 5.4). */
const DURATIONS = {
  ECS_IMAGE_PULL_TIMEOUT: { defaultMs: 7_200_000, leastMs: 0 },
  ECS_CONTAINER_CREATE_TIMEOUT: { defaultMs: 240_000, leastMs: 0 },
  ECS_CONTAINER_START_TIMEOUT: { defaultMs: 180_000, leastMs: 45_000 },
} as const;

/** `ECS_IMAGE_PULL_BEHAVIOR`; what the agent does not know is `default`. */
export function pullBehaviorOf(state: SimulationState, task: number): PullBehavior {
  const said = settingOf(state, task, 'ECS_IMAGE_PULL_BEHAVIOR');
  return PULL_BEHAVIORS.find((behavior) => behavior === said) ?? 'default';
}

/** Whether images of containers that wait for others are pulled at once. */
export function pullsUpfront(state: SimulationState, task: number): boolean {
  return settingOf(state, task, 'ECS_PULL_DEPENDENT_CONTAINERS_UPFRONT') === 'true';
}

/** One of the agent's own timeouts in simulated ms. */
export function agentTimeoutMs(state: SimulationState, task: number, name: keyof typeof DURATIONS): number {
  const { defaultMs, leastMs } = DURATIONS[name];
  const saidMs = durationMs(settingOf(state, task, name));
  return saidMs === null || saidMs < leastMs ? defaultMs : saidMs;
}

const LEAST_STOP_TIMEOUT_MS = 1_000;

/** `ECS_CONTAINER_STOP_TIMEOUT` in simulated ms; null where the agent's default holds. */
export function agentStopTimeoutMs(state: SimulationState, task: number): number | null {
  const saidMs = durationMs(settingOf(state, task, 'ECS_CONTAINER_STOP_TIMEOUT'));
  return saidMs === null || saidMs < LEAST_STOP_TIMEOUT_MS ? null : saidMs;
}

/** Whether the agent of an instance has none of these settings. */
export function hasPlainAgent({ instances }: SimulationState, instance: number): boolean {
  const agent = instances.records[instance]?.agent;
  if (agent !== lastAgent) [lastAgent, lastIsPlain] = [agent, agent === undefined || isPlain(agent)];
  return lastIsPlain;
}

/** Instances have their agents' settings in common. */
let lastAgent: Readonly<Record<string, string>> | undefined;
let lastIsPlain = true;

function isPlain(agent: Readonly<Record<string, string>>): boolean {
  return SETTINGS.every((name) => agent[name] === undefined);
}

function settingOf(
  { instances, tasks }: SimulationState,
  task: number,
  name: (typeof SETTINGS)[number],
): string | undefined {
  return instances.records[tasks.instanceIndex[task] ?? -1]?.agent[name];
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** A duration as the agent reads it: `30s`, `1m30s`; null for anything else. */
export function durationMs(setting: string | undefined): number | null {
  if (setting === undefined || !/^(\d+(ms|s|m|h))+$/.test(setting)) return null;
  return [...setting.matchAll(/(\d+)(ms|s|m|h)/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * (UNIT_MS[unit ?? ''] ?? 0),
    0,
  );
}

/** A duration as the agent writes it: 240,000 ms are `4m0s`, 45,000 ms `45s`. */
export function durationText(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = `${(ms % 60_000) / 1_000}s`;
  if (hours > 0) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}
