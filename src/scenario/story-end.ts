import { DEFAULT_COOLDOWN_SECONDS, PERIOD_MS, TRACKING_ALARMS, serviceOfResource } from '../ecs/scaling';
import { nextOccurrence, parseSchedule } from '../ecs/scaling-schedule';
import { isRecord } from '../lib/is-record';
import { parseTimestamp } from '../query/timestamp';
import type { Scenario } from './scenario';

/**
 * How long the story of a scenario is, as far as its text tells: how much time a person wants to see at once. Nothing is simulated for that. Simulated ms.
 */

/** After the last thing that somebody does. */
const AFTER_ACTION_MS = 60_000;
/** After a schedule has changed the range: tasks start, and demand follows. */
const AFTER_SCHEDULE_MS = 20 * 60_000;
/** An alarm that scales in looks back so long, and further steps follow a cooldown apart. */
const AFTER_LOAD_MS = TRACKING_ALARMS.low.periods * PERIOD_MS + 2 * DEFAULT_COOLDOWN_SECONDS * 1_000;
/** Where a group grows and shrinks by itself: its alarm to scale in looks back fifteen minutes too. */
const AFTER_CAPACITY_MS = 20 * 60_000;
const AFTER_SPOT_MS = 3_600_000;
const MOST_MS = 86_400_000;

export function storyEndMs(scenario: Scenario): number {
  const { timeline, load, scaling, capacityProviders, containerInstances } = scenario;
  const lastActionMs = timeline.reduce((latest, { at }) => Math.max(latest, at * 1_000), 0);
  const scaled = new Set(scaling.map(({ scalableTarget }) => serviceOfResource(scalableTarget.ResourceId)));
  const loads = load.map(({ service, requestsPerSecond }) => {
    const lastMs = (requestsPerSecond.at(-1)?.[0] ?? 0) * 1_000;
    return lastMs + (scaled.has(service) ? AFTER_LOAD_MS : AFTER_ACTION_MS);
  });
  const lastLoadMs = Math.max(0, ...load.map(({ requestsPerSecond }) => (requestsPerSecond.at(-1)?.[0] ?? 0) * 1_000));
  const grows = capacityProviders.some((provider) => isManaged(provider));
  const isSpotDrawn = [...containerInstances, ...capacityProviders.map(groupOf)].some(drawsInterruptions);
  return Math.min(
    MOST_MS,
    Math.max(
      lastActionMs + AFTER_ACTION_MS,
      ...loads,
      ...schedulesMs(scenario),
      grows ? Math.max(lastActionMs, lastLoadMs) + AFTER_CAPACITY_MS : 0,
      isSpotDrawn ? AFTER_SPOT_MS : 0,
    ),
  );
}

/** With managed scaling, which is on unless it is switched off. */
function isManaged(provider: Readonly<Record<string, unknown>>): boolean {
  const { managedScaling } = groupOf(provider);
  return isRecord(managedScaling) && managedScaling['status'] !== 'DISABLED';
}

/** The Auto Scaling group that a provider names, with what the scenario says of it. */
function groupOf(provider: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { autoScalingGroupProvider, autoScalingGroup } = provider;
  return {
    ...(isRecord(autoScalingGroupProvider) ? autoScalingGroupProvider : {}),
    ...(isRecord(autoScalingGroup) ? autoScalingGroup : {}),
  };
}

function drawsInterruptions({ spotInterruptionsPerHour }: { readonly spotInterruptionsPerHour?: unknown }): boolean {
  return typeof spotInterruptionsPerHour === 'number' && spotInterruptionsPerHour > 0;
}

/** When each scheduled action of the scenario's start first happens, and what comes of it. */
function schedulesMs({ scaling, startsAt }: Scenario): number[] {
  const startMs = parseTimestamp(startsAt) ?? 0;
  return scaling.flatMap(({ scheduledActions = [] }) =>
    scheduledActions.flatMap(({ Schedule }) => {
      const schedule = parseSchedule(Schedule);
      const atMs = schedule === null ? Infinity : nextOccurrence(schedule, startMs - 1, startMs) - startMs;
      return atMs < MOST_MS ? [atMs + AFTER_SCHEDULE_MS] : [];
    }),
  );
}
