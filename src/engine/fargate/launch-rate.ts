/**
 * Fargate's launch rate: a token bucket. Source: services-and-capacity 8. What finds no token waits for one, first come first served (assumption
 * `fargate-launch-queue`).
 */
export interface LaunchRate {
  /** Millionths of a token at `atMs`; below zero what is owed to those that wait. */
  microTokens: number;
  atMs: number;
}

/** A bucket's size, and tokens a second. */
export interface LaunchLimits {
  readonly burst: number;
  readonly perSecond: number;
}

export function emptyLaunchRate(): LaunchRate {
  return { microTokens: 0, atMs: -1 };
}

const MICRO = 1_000_000;
const MS_PER_SECOND = 1_000;

/** Takes a token at `timeMs`. Answers with the moment at which it is there, in whole simulated ms; Infinity where none ever comes. */
export function takeToken(rate: LaunchRate, { burst, perSecond }: LaunchLimits, timeMs: number): number {
  const perMs = Math.round((perSecond * MICRO) / MS_PER_SECOND);
  const full = Math.round(burst * MICRO);
  const tokens = rate.atMs < 0 ? full : Math.min(full, rate.microTokens + (timeMs - rate.atMs) * perMs);
  rate.atMs = timeMs;
  rate.microTokens = tokens - MICRO;
  if (rate.microTokens >= 0) return timeMs;
  return perMs === 0 ? Infinity : timeMs + Math.ceil(-rate.microTokens / perMs);
}
